using Pulumi.Tests.Fixtures;

namespace Pulumi.Tests.Mocking;

public sealed class OrderTests
{
    [Fact]
    public async Task NewResource_IndependentResources_RunAtTheSameTime()
    {
        var both = new Barrier(2);
        var mocks = new RecordingMocks
        {
            OnResource = async args =>
            {
                await both.ArriveAsync();
                return ("id", Programs.State());
            },
        };

        var resources = await Programs.RunAsync(mocks, () =>
        {
            _ = new Thing("a");
            _ = new Thing("b");
        });

        Assert.Equal(2, resources.Length);
    }

    [Fact]
    public async Task NewResource_DependsOn_WaitsForIt()
    {
        Assert.Equal(["first", "second"], await OrderAsync(() =>
        {
            var first = new Thing("first");
            _ = new Thing("second", options: new() { DependsOn = { first } });
        }));
    }

    [Fact]
    public async Task NewResource_DependsOnComponent_WaitsForItsChildren()
    {
        Assert.Equal(["box", "child", "second"], await OrderAsync(() =>
        {
            var box = new Box("box", self => new Thing("child", options: new() { Parent = self }));
            _ = new Thing("second", options: new() { DependsOn = { box } });
        }));
    }

    [Fact]
    public async Task NewResource_InputOfOther_WaitsForIt()
    {
        Assert.Equal(["first", "second"], await OrderAsync(() =>
        {
            var first = new Thing("first");
            _ = new Thing("second", new ThingArgs { Text = first.Urn });
        }));
    }

    [Fact]
    public async Task NewResource_Parent_WaitsForIt()
    {
        Assert.Equal(["first", "second"], await OrderAsync(() =>
        {
            var first = new Thing("first");
            _ = new Thing("second", options: new() { Parent = first });
        }));
    }

    [Fact]
    public async Task NewResource_ChildrenUsingTheirParentsUrn_DoNotWaitForEachOther()
    {
        var order = await OrderAsync(() => new Box("box", self =>
        {
            _ = new Thing("a", new ThingArgs { Text = self.Urn }, new() { Parent = self });
            _ = new Thing("b", new ThingArgs { Text = self.Urn }, new() { Parent = self });
        }));

        Assert.Equal("box", order[0]);
        Assert.Equal(["a", "b"], order[1..].Order());
    }

    [Fact]
    public async Task TestAsync_SameTypeAndName_IsAccepted()
    {
        var resources = await Programs.RunAsync(() =>
        {
            _ = new Thing("twin");
            _ = new Thing("twin");
        });

        Assert.Equal(2, resources.Length);
    }

    [Fact]
    public async Task NewResource_ChainOfThousands_CompletesInOrder()
    {
        var start = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var mocks = new RecordingMocks { OnResource = args => Task.FromResult<(string?, object)>(($"{args.Name}_id", args.Inputs)) };

        var resources = await Programs.RunAsync(mocks, () =>
        {
            var text = Output.Create(start.Task);
            for (var i = 0; i < 3000; i++)
                text = new Thing($"t{i}", new ThingArgs { Text = text }).Text;
            start.SetResult("first");
        });

        Assert.Equal(Enumerable.Range(0, 3000).Select(i => $"t{i}"), resources.Select(resource => resource.GetResourceName()));
        Assert.All(mocks.Resources, resource => Assert.Equal("first", resource.Inputs["text"]));
    }

    /// <summary>The order in which mocks finish, when each takes a moment of the thread pool.</summary>
    private static async Task<List<string>> OrderAsync(Action program)
    {
        var order = new List<string>();
        var mocks = new RecordingMocks
        {
            OnResource = async args =>
            {
                for (var i = 0; i < 20; i++)
                    await Task.Yield();
                lock (order)
                    order.Add(args.Name!);
                return ("id", Programs.State());
            },
        };
        await Programs.RunAsync(mocks, program);
        return order;
    }

    private sealed class Barrier(int count)
    {
        private readonly TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int missing = count;

        public Task ArriveAsync()
        {
            if (Interlocked.Decrement(ref missing) == 0)
                all.SetResult();
            return all.Task;
        }
    }
}
