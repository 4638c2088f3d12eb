using Pulumi.Tests.Fixtures;

namespace Pulumi.Tests.Options;

public sealed class TransformationTests
{
    [Fact]
    public async Task Transformation_Own_SeesResourceArgsAndOptions()
    {
        ResourceTransformationArgs seen = default;
        var args = new ThingArgs { Text = "t" };
        var options = new CustomResourceOptions { Protect = true };
        options.ResourceTransformations.Add(transformed =>
        {
            seen = transformed;
            return null;
        });
        Thing? thing = null;

        await Programs.RunAsync(() => { thing = new Thing("a", args, options); });

        Assert.Same(thing, seen.Resource);
        Assert.Same(args, seen.Args);
        Assert.Same(options, seen.Options);
        Assert.Equal(("a", Thing.Token), (seen.Resource.GetResourceName(), seen.Resource.GetResourceType()));
    }

    [Fact]
    public async Task Transformation_Result_ReplacesArgsAndOptions()
    {
        var mocks = new RecordingMocks();
        var options = new CustomResourceOptions
        {
            ResourceTransformations =
            {
                given => new(new ThingArgs { Text = "changed" }, CustomResourceOptions.Merge((CustomResourceOptions)given.Options, new() { ImportId = "i" })),
            },
        };

        await Programs.RunAsync(mocks, () => new Thing("a", new ThingArgs { Text = "t" }, options));

        Assert.Equal(("changed", "i"), (mocks.Resource("a").Inputs["text"], mocks.Resource("a").Id));
    }

    [Fact]
    public async Task Transformation_Order_IsOwnThenParentsThenStacks()
    {
        var order = new List<string>();
        OrderedStack.Order.Value = order;

        await Deployment.TestAsync<OrderedStack>(new RecordingMocks());

        Assert.Equal(
            ["stack:project-stack", "box:box", "stack:box", "own:leaf", "box:leaf", "stack:leaf"], order);
    }

    [Fact]
    public async Task Transformation_ChangingTheParent_IsRefused()
    {
        var message = await Programs.FailureAsync(() =>
        {
            var other = new Box("other");
            _ = new Thing("a", options: new()
            {
                ResourceTransformations = { given => new(given.Args, new CustomResourceOptions { Parent = other }) },
            });
        });

        Assert.Contains("Transformations cannot currently be used to change the 'parent' of a resource.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TransformsAndHooks_Given_AreNeverCalled()
    {
        var called = false;
        var resources = await Programs.RunAsync(() =>
        {
            Deployment.Instance.RegisterInvokeTransform((_, _) => throw new InvalidOperationException());
            var hook = new ResourceHook("h", (_, _) =>
            {
                called = true;
                return Task.CompletedTask;
            }, new() { OnDryRun = true });
            _ = new Thing("a", options: new()
            {
                Hooks = { BeforeCreate = { hook } },
                ResourceTransforms = { (_, _) => throw new InvalidOperationException() },
            });
        });

        Assert.False(called);
        Assert.Single(resources);
    }

    [Fact]
    public void Hook_OutsideARun_Throws()
    {
        Assert.Throws<InvalidOperationException>(() => new ResourceHook("h", (_, _) => Task.CompletedTask));
    }

    private sealed class OrderedStack : Stack
    {
        public static readonly AsyncLocal<List<string>> Order = new();

        public OrderedStack()
            : base(new StackOptions { ResourceTransformations = { Note("stack") } })
        {
            _ = new Box(
                "box",
                self => new Thing("leaf", options: new() { Parent = self, ResourceTransformations = { Note("own") } }),
                new() { ResourceTransformations = { Note("box") } });
        }

        private static ResourceTransformation Note(string by) => given =>
        {
            Order.Value!.Add($"{by}:{given.Resource.GetResourceName()}");
            return null;
        };
    }
}
