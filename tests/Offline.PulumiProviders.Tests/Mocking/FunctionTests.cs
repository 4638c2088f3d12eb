using System.Collections.Immutable;
using Offline.PulumiProviders.Tests.Facts;
using Pulumi;

namespace Offline.PulumiProviders.Tests.Mocking;

public sealed class FunctionTests
{
    [Theory]
    [MemberData(nameof(FactData.Functions), MemberType = typeof(FactData))]
    public async Task InvokeAsync_EveryArgGiven_SendsAndReadsExactlyTheFacts(string package, string key)
    {
        var function = FactData.Function(package, key);

        await CallAsync(function, "InvokeAsync", "Args", typeof(InvokeOptions), async task =>
        {
            await (Task)task;
            return Members.ToWire(task.GetType().GetProperty("Result")!.GetValue(task));
        });
    }

    [Theory]
    [MemberData(nameof(FactData.Functions), MemberType = typeof(FactData))]
    public async Task Invoke_EveryArgGiven_SendsAndReadsExactlyTheFacts(string package, string key)
    {
        var function = FactData.Function(package, key);

        await CallAsync(function, "Invoke", "InvokeArgs", typeof(InvokeOptions), Members.ValueAsync);
    }

    [Theory]
    [MemberData(nameof(FactData.Functions), MemberType = typeof(FactData))]
    public async Task Invoke_WithOutputOptions_SendsAndReadsExactlyTheFacts(string package, string key)
    {
        var function = FactData.Function(package, key);

        await CallAsync(function, "Invoke", "InvokeArgs", typeof(InvokeOutputOptions), Members.ValueAsync);
    }

    [Fact]
    public async Task Invoke_NoArgs_SendsNone()
    {
        var state = ImmutableDictionary<string, object>.Empty.Add("accountId", "123456789012").Add("arn", "a").Add("id", "i").Add("userId", "u");
        var account = "";

        var mocks = await RecordingMocks.RunAsync(state, async () =>
        {
            account = (await Pulumi.Aws.GetCallerIdentity.InvokeAsync()).AccountId;
            account += await Pulumi.Utilities.OutputUtilities.GetValueAsync(Pulumi.Aws.GetCallerIdentity.Invoke().Apply(identity => identity.AccountId));
        });

        Assert.Equal("123456789012123456789012", account);
        Assert.Equal(2, mocks.Calls.Count);
        Assert.All(mocks.Calls, call => Assert.Equal("aws:index/getCallerIdentity:getCallerIdentity", call.Token));
        Assert.All(mocks.Calls, call => Assert.Empty(call.Args));
    }

    private static async Task CallAsync(FunctionFact function, string method, string argsSuffix, Type options, Func<object, Task<object?>> read)
    {
        var state = Wire.Of(function.Package, function.Result.EnumerateObject());
        var argsClass = function.Package.TypeOf(function.Class.FullName + argsSuffix);
        var invoke = function.Class.GetMethod(method, [argsClass, options])!;
        object? result = null;

        var mocks = await RecordingMocks.RunAsync(state, async () =>
        {
            var args = Filler.Fill(function.Package, argsClass, function.Args.EnumerateObject());
            result = await read(invoke.Invoke(null, [args, Activator.CreateInstance(options)])!);
        });

        var call = Assert.Single(mocks.Calls);
        Assert.Equal(function.Token, call.Token);
        Assert.Equal(Wire.Text(Wire.Of(function.Package, function.Args.EnumerateObject())), Wire.Text(call.Args));
        Assert.Equal(Wire.Text(state), Wire.Text(result));
    }
}
