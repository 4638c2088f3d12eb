using System.Collections.Immutable;
using Amazon.SageMaker;
using Infra.Components.AsyncInference;
using Infra.Components.Endpoints;
using Infra.Components.Endpoints.Scaling;
using Infra.Components.Shared;
using Infra.Components.Tests.Mocks;
using Pulumi;

namespace Infra.Components.Tests.Endpoints.Scaling;

public sealed class ScaledEndpointHooksTests
{
    private const string Deregister = "eu-west-1 deregister sagemaker endpoint/iris-dev/variant/AllTraffic sagemaker:variant:DesiredInstanceCount";

    private readonly RecordingClients account = new();

    [Fact]
    public async Task BeforeUpdate_WhenTheInstanceTypeChanges_DeregistersTheTarget()
    {
        account.Add("old", "ml.m5.large");
        account.Add("new", "ml.c5.large");

        await Hooks().BeforeUpdateAsync(Update("old", "new"));

        Assert.Equal([Deregister], account.Calls);
    }

    [Fact]
    public async Task BeforeUpdate_WhenOnlyTheModelChanges_LeavesTheTarget()
    {
        account.Add("old", "ml.m5.large");
        account.Add("new", "ml.m5.large");

        await Hooks().BeforeUpdateAsync(Update("old", "new"));

        Assert.Empty(account.Calls);
    }

    [Fact]
    public async Task BeforeUpdate_WhenTheConfigurationStays_AsksNothing()
    {
        await Hooks().BeforeUpdateAsync(Update("same", "same"));

        Assert.Empty(account.Calls);
    }

    [Fact]
    public async Task BeforeUpdate_WhenTheVariantIsRenamed_DeregistersTheOldOne()
    {
        account.Add("old", "ml.m5.large", "Blue");
        account.Add("new", "ml.m5.large");

        await Hooks().BeforeUpdateAsync(Update("old", "new"));

        Assert.Equal([Deregister.Replace("AllTraffic", "Blue", StringComparison.Ordinal)], account.Calls);
    }

    [Fact]
    public async Task BeforeUpdate_WhenTheOldConfigurationIsGone_DeregistersTheTarget()
    {
        account.Add("new", "ml.m5.large");

        await Hooks().BeforeUpdateAsync(Update("old", "new"));

        Assert.Equal([Deregister], account.Calls);
    }

    [Fact]
    public async Task BeforeUpdate_WhenNothingIsRegistered_LetsTheUpdatePass()
    {
        account.IsRegistered = false;
        account.Add("old", "ml.m5.large");
        account.Add("new", "ml.c5.large");

        await Hooks().BeforeUpdateAsync(Update("old", "new"));

        Assert.Equal([Deregister], account.Calls);
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(0, 0)]
    [InlineData(7, 3)]
    public async Task AfterUpdate_OfAutoscaledEndpoint_RestoresTheCountWithinTheNewBounds(int before, int after)
    {
        var hooks = await Updated(before, countAfterUpdate: 1);

        await hooks.AfterUpdateAsync(Update("old", "new"));

        Assert.Equal([$"eu-west-1 set iris-dev/AllTraffic to {after}"], account.Calls);
    }

    [Fact]
    public async Task AfterUpdate_OfRaisedMinimum_RestoresToTheMinimum()
    {
        var hooks = await Updated(0, countAfterUpdate: 1, minimum: 2);

        await hooks.AfterUpdateAsync(Update("old", "new"));

        Assert.Equal(["eu-west-1 set iris-dev/AllTraffic to 2"], account.Calls);
    }

    [Fact]
    public async Task AfterUpdate_DuringASchedule_RestoresACountThatOnlyTheScheduleAllows()
    {
        account.DesiredCount = 8;
        account.Add("old", "ml.m5.large");
        account.Add("new", "ml.m5.large");
        var hooks = Hooks(0, OfficeHours);
        await hooks.BeforeUpdateAsync(Update("old", "new"));
        account.DesiredCount = 1;

        await hooks.AfterUpdateAsync(Update("old", "new"));

        Assert.Equal(["eu-west-1 set iris-dev/AllTraffic to 8"], account.Calls);
    }

    [Fact]
    public async Task AfterUpdate_OfChangedInstanceType_RestoresWithinTheBoundsTheTargetComesBackWith()
    {
        account.DesiredCount = 8;
        account.Add("old", "ml.m5.large");
        account.Add("new", "ml.c5.large");
        var hooks = Hooks(0, OfficeHours);
        await hooks.BeforeUpdateAsync(Update("old", "new"));
        account.DesiredCount = 1;

        await hooks.AfterUpdateAsync(Update("old", "new"));

        Assert.Equal([Deregister, "eu-west-1 set iris-dev/AllTraffic to 3"], account.Calls);
    }

    [Fact]
    public async Task AfterUpdate_WhenTheCountIsRight_ChangesNothing()
    {
        var hooks = await Updated(1, countAfterUpdate: 1);

        await hooks.AfterUpdateAsync(Update("old", "new"));

        Assert.Empty(account.Calls);
    }

    [Fact]
    public async Task AfterUpdate_WhileTheEndpointChanges_WaitsUntilItIsInService()
    {
        var hooks = await Updated(2, countAfterUpdate: 1);
        account.Statuses.Enqueue(EndpointStatus.InService);
        account.Statuses.Enqueue(EndpointStatus.Updating);
        account.Statuses.Enqueue(EndpointStatus.Updating);

        await hooks.AfterUpdateAsync(Update("old", "new"));

        Assert.Empty(account.Statuses);
    }

    [Fact]
    public async Task AfterUpdate_WhenTheRollbackFailed_StopsWaiting()
    {
        var hooks = await Updated(2, countAfterUpdate: 1);
        account.Statuses.Enqueue(EndpointStatus.InService);
        account.Statuses.Enqueue(EndpointStatus.UpdateRollbackFailed);
        account.Statuses.Enqueue(EndpointStatus.Updating);

        await hooks.AfterUpdateAsync(Update("old", "new"));

        Assert.Equal([EndpointStatus.Updating], account.Statuses);
    }

    [Fact]
    public async Task AfterUpdate_WithoutScaling_LeavesTheDeclaredCount()
    {
        account.DesiredCount = 3;
        account.Add("old", "ml.m5.large");
        account.Add("new", "ml.m5.large");
        var hooks = new ScaledEndpointHooks(account, "AllTraffic", capacity: null);
        await hooks.BeforeUpdateAsync(Update("old", "new"));
        account.DesiredCount = 1;

        await hooks.AfterUpdateAsync(Update("old", "new"));

        Assert.Empty(account.Calls);
    }

    [Fact]
    public async Task BeforeUpdate_OfSecretOutputs_ReadsThem()
    {
        account.Add("old", "ml.m5.large");
        account.Add("new", "ml.c5.large");
        var args = new ResourceHookArgs(
            "urn", "iris-dev", "iris", "aws:sagemaker/endpoint:Endpoint",
            newInputs: Values(("endpointConfigName", Output.CreateSecret<object?>("new"))),
            oldOutputs: Values(("endpointConfigName", Output.CreateSecret<object?>("old")), ("arn", "arn:aws:sagemaker:eu-west-1:123456789012:endpoint/iris-dev")));

        await Hooks().BeforeUpdateAsync(args);

        Assert.Equal([Deregister], account.Calls);
    }

    [Fact]
    public async Task Factory_OfTheProgram_IsTheOneTheHookUses()
    {
        account.Add("old", "ml.m5.large");
        account.Add("new", "ml.c5.large");
        ResourceHook? hook = null;
        var options = new ComponentResourceOptions
        {
            ResourceTransformations =
            {
                child =>
                {
                    hook ??= child.Options.Hooks.BeforeUpdate.FirstOrDefault();
                    return null;
                },
            },
        };
        await TestRun.Of(() =>
        {
            AwsClients.Factory = account;
            _ = new AsyncEndpoint("iris", Samples.Endpoint(), options);
        });

        await hook!.Callback(Update("old", "new"));

        Assert.Equal([Deregister], account.Calls);
        Assert.NotSame(account, AwsClients.Factory);
    }

    private static ScheduledCapacityArgs OfficeHours { get; } = new() { Name = "day", Schedule = "cron(0 8 ? * MON-FRI *)", MinCapacity = 5, MaxCapacity = 10 };

    private ScaledEndpointHooks Hooks(int minimum = 0, params ScheduledCapacityArgs[] schedules) => new(account, "AllTraffic", ScaledCapacity.Of(minimum, 3, schedules));

    private async Task<ScaledEndpointHooks> Updated(int countBeforeUpdate, int countAfterUpdate, int minimum = 0)
    {
        account.DesiredCount = countBeforeUpdate;
        account.Add("old", "ml.m5.large");
        account.Add("new", "ml.m5.large");
        var hooks = Hooks(minimum);
        await hooks.BeforeUpdateAsync(Update("old", "new"));
        account.DesiredCount = countAfterUpdate;
        return hooks;
    }

    private static ResourceHookArgs Update(string before, string after) => new(
        "urn:pulumi:dev::infra::aws:sagemaker/endpoint:Endpoint::iris", "iris-dev", "iris", "aws:sagemaker/endpoint:Endpoint",
        newInputs: Values(("endpointConfigName", after)),
        oldInputs: Values(("endpointConfigName", before)),
        oldOutputs: Values(("name", "iris-dev"), ("endpointConfigName", before), ("arn", "arn:aws:sagemaker:eu-west-1:123456789012:endpoint/iris-dev")));

    private static ImmutableDictionary<string, object?> Values(params (string Key, object? Value)[] pairs) =>
        pairs.ToImmutableDictionary(pair => pair.Key, pair => pair.Value);
}
