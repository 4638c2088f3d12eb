using FsCheck;
using FsCheck.Fluent;
using Infra.Components.Endpoints;
using Infra.Components.Pipelines;
using Infra.Components.ServerlessInference;
using Infra.Components.Shared;
using Infra.Components.Tests.Mocks;

namespace Infra.Components.Tests.ServerlessInference;

public sealed class ServerlessEndpointValidatorTests
{
    [Fact]
    public void Validate_OfSample_FindsNothing() => Assert.Empty(ServerlessEndpointValidator.Validate(Samples.Serverless(), "iris"));

    public static TheoryData<string, string, Action<ServerlessEndpointArgs>> Bad { get; } = new()
    {
        { "INFRA014", "modelName", args => args.ModelName = null! },
        { "INFRA013", "executionRoleArn", args => args.ExecutionRoleArn = "role" },
        { "INFRA057", "endpointName", args => args.EndpointName = "a_b" },
        { "INFRA057", "variantName", args => args.VariantName = "" },
        { "INFRA065", "pipeline.containers", args => args.Pipeline = new InferencePipelineArgs { Containers = [Samples.Container("a"), Samples.Container("b")] } },
        { "INFRA066", "pipeline.vpc", args => args.Pipeline = Pipeline(pipeline => pipeline.Vpc = new VpcArgs()) },
        { "INFRA066", "pipeline.enableNetworkIsolation", args => args.Pipeline = Pipeline(pipeline => pipeline.EnableNetworkIsolation = true) },
        { "INFRA069", "pipeline.containers[0].mode", args => args.Pipeline = Pipeline(pipeline => pipeline.Containers[0].Mode = "MultiModel") },
        { "INFRA066", "model.vpc", args => args.Model!.Vpc = new VpcArgs() },
        { "INFRA066", "model.enableNetworkIsolation", args => args.Model!.EnableNetworkIsolation = true },
        { "INFRA066", "model.container.repositoryAccessMode", args => args.Model!.Container.RepositoryAccessMode = "Vpc" },
        { "INFRA067", "model.container.image", args => args.Model!.Container.Image = Image("pytorch-inference:2.1.0-gpu-py310-cu121-ubuntu20.04-sagemaker") },
        { "INFRA067", "model.container.image", args => args.Model!.Container.Image = Image("serving:1.0-cu118") },
        { "INFRA067", "model.container.image", args => args.Model!.Container.Image = Image("pytorch-inference-neuronx:1.13") },
        { "INFRA097", "model.container.modelDataSource", args => args.Model = PipelineSamples.Large() is var large ? new InferenceModelArgs { Container = new() { Image = Samples.Container().Image, ModelDataSource = large.Container.ModelDataSource } } : null },
        { "INFRA069", "model.container.mode", args => args.Model!.Container.Mode = "MultiModel" },
        { "INFRA068", "dataCapture", args => args.DataCapture = new DataCaptureArgs { DestinationUri = "s3://captured/" } },
        { "INFRA063", "memorySizeInMB", args => args.MemorySizeInMB = 0 },
        { "INFRA063", "memorySizeInMB", args => args.MemorySizeInMB = 1536 },
        { "INFRA063", "memorySizeInMB", args => args.MemorySizeInMB = 7168 },
        { "INFRA015", "maxConcurrency", args => args.MaxConcurrency = 201 },
        { "INFRA015", "maxConcurrency", args => (args.MaxConcurrency, args.ProvisionedConcurrency, args.Scaling.Enabled) = (0, 0, false) },
        { "INFRA015", "provisionedConcurrency", args => (args.ProvisionedConcurrency, args.Scaling.Enabled) = (-1, false) },
        { "INFRA015", "provisionedConcurrency", args => (args.ProvisionedConcurrency, args.Scaling.Enabled) = (201, false) },
        { "INFRA064", "provisionedConcurrency", args => (args.ProvisionedConcurrency, args.Scaling.Enabled) = (11, false) },
        { "INFRA064", "provisionedConcurrency", args => args.ProvisionedConcurrency = 0 },
        { "INFRA064", "provisionedConcurrency", args => args.ProvisionedConcurrency = 9 },
        { "INFRA064", "scaling.minCapacity", args => args.Scaling.MinCapacity = 0 },
        { "INFRA064", "scaling.maxCapacity", args => args.Scaling.MaxCapacity = 11 },
        { "INFRA015", "scaling.targetUtilization", args => args.Scaling.TargetUtilization = 0.91 },
        { "INFRA015", "scaling.targetUtilization", args => args.Scaling.TargetUtilization = 0 },
        { "INFRA015", "scaling.scaleInCooldownInSeconds", args => args.Scaling.ScaleInCooldownInSeconds = -1 },
        { "INFRA015", "scaling.scaleOutCooldownInSeconds", args => args.Scaling.ScaleOutCooldownInSeconds = -1 },
        { "INFRA015", "update.rollbackErrorCount", args => args.Update.RollbackErrorCount = 0 },
        { "INFRA015", "update.terminationWaitInSeconds", args => args.Update.TerminationWaitInSeconds = 3601 },
        { "INFRA015", "update.maximumExecutionTimeoutInSeconds", args => args.Update.MaximumExecutionTimeoutInSeconds = 14_401 },
        { "INFRA082", "scaling.schedules[0].minCapacity", args => args.Scaling.Schedules = [Schedule(0, 1)] },
        { "INFRA082", "scaling.schedules[0].maxCapacity", args => args.Scaling.Schedules = [Schedule(1, 11)] },
        { "INFRA082", "scaling.schedules", args => (args.Scaling.Enabled, args.Scaling.Schedules) = (false, [Schedule(1, 10)]) },
        { "INFRA015", "alarms.serverErrorCount", args => args.Alarms.ServerErrorCount = -1 },
        { "INFRA011", "tags", args => args.Tags = new() { ["aws:team"] = "iris" } },
        { "INFRA064", "provisionedConcurrency", args => (args.MaxConcurrency, args.ProvisionedConcurrency, args.Scaling.Enabled) = (100, 200, false) },
        { "INFRA064", "provisionedConcurrency", args => (args.ProvisionedConcurrency, args.Scaling.MinCapacity) = (1, 2) },
    };

    [Fact]
    public void Validate_OfEachMistake_SaysWhatIsAccepted() => Findings.Verify("serverless-endpoint", Bad, Samples.Serverless, ServerlessEndpointValidator.Validate);

    [Theory]
    [MemberData(nameof(Bad))]
    public void Validate_OfOneMistake_FindsExactlyIt(string id, string path, Action<ServerlessEndpointArgs> spoil)
    {
        var args = Samples.Serverless();
        spoil(args);

        var problem = Assert.Single(ServerlessEndpointValidator.Validate(args, "iris"));

        Assert.Equal((id, path.Split('.')[0]), (problem.Id, problem.Path.Split('.')[0]));
        Assert.StartsWith(path, problem.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sklearn:1.2-1-cpu-py3")]
    [InlineData("gpu-free/xgboost:1.7-1")]
    [InlineData("acu10:1.0")]
    [InlineData("vision@sha256:00000000000000000000000000000000000000000000000000000000000000c1")]
    public void Validate_OfCpuImage_FindsNothing(string image)
    {
        var args = Samples.Serverless();
        args.Model!.Container.Image = Image(image);

        Assert.Empty(ServerlessEndpointValidator.Validate(args));
    }

    [Fact]
    public void Validate_OfMinimalArgs_FindsNothing() =>
        Assert.Empty(ServerlessEndpointValidator.Validate(new ServerlessEndpointArgs { ModelName = "iris", ExecutionRoleArn = Samples.RoleArn }));

    [Theory]
    [InlineData("INFRA065", "AsyncEndpoint")]
    [InlineData("INFRA066", "RealTimeEndpoint")]
    [InlineData("INFRA067", "RealTimeEndpoint")]
    [InlineData("INFRA068", "RealTimeEndpoint")]
    [InlineData("INFRA069", "RealTimeEndpoint")]
    public void Remedy_OfExclusion_NamesTheAlternative(string id, string alternative) =>
        Assert.Contains(alternative, Diagnostics.All.Single(diagnostic => diagnostic.Id == id).Remedy, StringComparison.Ordinal);

    [Fact]
    public void Validate_OfAnySize_FindsNothingExactlyWithinAwsLimits() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.OneOf(Gen.Choose(0, 8).Select(step => step * 1024), Gen.Choose(0, 8000)).ToArbitrary(),
        Gen.Choose(-1, 210).ToArbitrary(),
        Gen.Choose(-1, 210).ToArbitrary(),
        (memory, maximum, provisioned) =>
        {
            var args = Samples.Serverless();
            (args.MemorySizeInMB, args.MaxConcurrency, args.ProvisionedConcurrency, args.Scaling.Enabled) = (memory, maximum, provisioned, false);
            var holds = memory % 1024 == 0 && memory is >= 1024 and <= 6144 && maximum is >= 1 and <= 200 && provisioned >= 0 && provisioned <= maximum;
            return holds == (ServerlessEndpointValidator.Validate(args).Count == 0);
        }));

    [Fact]
    public void Validate_OfMaximumBelowMinimum_SaysSoOfBothItAndTheConcurrency()
    {
        var args = Samples.Serverless();
        (args.Scaling.MinCapacity, args.Scaling.MaxCapacity, args.ProvisionedConcurrency) = (3, 2, 3);

        Assert.Equal(["scaling.maxCapacity", "provisionedConcurrency"], ServerlessEndpointValidator.Validate(args).Select(problem => problem.Path));
    }

    [Fact]
    public void Validate_OfAnyScaling_FindsNothingExactlyWhenBoundsHold() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(-1, 4).ToArbitrary(),
        Gen.Choose(-1, 4).ToArbitrary(),
        Gen.Choose(-1, 4).ToArbitrary(),
        (minimum, maximum, provisioned) =>
        {
            var args = Samples.Serverless();
            (args.MaxConcurrency, args.Scaling.MinCapacity, args.Scaling.MaxCapacity, args.ProvisionedConcurrency) = (3, minimum, maximum, provisioned);
            var holds = minimum >= 1 && maximum >= minimum && maximum <= 3 && provisioned >= minimum && provisioned <= maximum;
            return holds == (ServerlessEndpointValidator.Validate(args).Count == 0);
        }));

    [Theory]
    [InlineData(3, 3, 3)]
    [InlineData(1, 1, 1)]
    [InlineData(1, 3, 1)]
    [InlineData(1, 3, 3)]
    public void Validate_OfScalingAtItsBounds_FindsNothing(int minimum, int maximum, int provisioned)
    {
        var args = Samples.Serverless();
        (args.MaxConcurrency, args.Scaling.MinCapacity, args.Scaling.MaxCapacity, args.ProvisionedConcurrency) = (3, minimum, maximum, provisioned);

        Assert.Empty(ServerlessEndpointValidator.Validate(args));
    }

    [Fact]
    public void Validate_OfConcurrencyThatIsAllProvisioned_FindsNothing()
    {
        var args = Samples.Serverless();
        (args.MaxConcurrency, args.ProvisionedConcurrency, args.Scaling.Enabled) = (10, 10, false);

        Assert.Empty(ServerlessEndpointValidator.Validate(args));
    }

    private static InferencePipelineArgs Pipeline(Action<InferencePipelineArgs> change)
    {
        var pipeline = new InferencePipelineArgs { Containers = [Samples.Container()] };
        change(pipeline);
        return pipeline;
    }

    private static ScheduledCapacityArgs Schedule(int minimum, int maximum) => new() { Name = "day", Schedule = "rate(1 day)", MinCapacity = minimum, MaxCapacity = maximum };

    private static string Image(string image) => $"123456789012.dkr.ecr.us-east-1.amazonaws.com/{image}";
}
