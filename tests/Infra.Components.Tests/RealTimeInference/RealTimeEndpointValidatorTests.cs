using FsCheck;
using FsCheck.Fluent;
using Infra.Components.Endpoints;
using Infra.Components.Endpoints.Updates;
using Infra.Components.RealTimeInference;
using Infra.Components.Tests.Mocks;

namespace Infra.Components.Tests.RealTimeInference;

public sealed class RealTimeEndpointValidatorTests
{
    [Fact]
    public void Validate_OfSample_FindsNothing() => Assert.Empty(RealTimeEndpointValidator.Validate(Samples.RealTime(), "iris"));

    public static TheoryData<string, string, Action<RealTimeEndpointArgs>> Bad { get; } = new()
    {
        { "INFRA014", "modelName", args => args.ModelName = "" },
        { "INFRA014", "executionRoleArn", args => args.ExecutionRoleArn = null! },
        { "INFRA013", "executionRoleArn", args => args.ExecutionRoleArn = "role" },
        { "INFRA057", "endpointName", args => args.EndpointName = "-a" },
        { "INFRA057", "variantName", args => args.VariantName = "a.b" },
        { "INFRA014", "instanceType", args => args.InstanceType = null! },
        { "INFRA050", "instanceType", args => args.InstanceType = "ml.m7g.large" },
        { "INFRA052", "instanceType", args => args.InstanceType = "ml.t2.medium" },
        { "INFRA053", "instanceType", args => { args.InstanceType = "ml.m5d.large"; args.VolumeKmsKeyArn = Samples.KeyArn; } },
        { "INFRA060", "instanceType", args => args.InstanceType = "ml.inf1.xlarge" },
        { "INFRA060", "instanceType", args => (args.InstanceType, args.Update.AutoRollback, args.Update.Strategy) = ("ml.inf1.xlarge", false, "LINEAR") },
        { "INFRA016", "routingStrategy", args => args.RoutingStrategy = "ROUND_ROBIN" },
        { "INFRA013", "volumeKmsKeyArn", args => args.VolumeKmsKeyArn = "alias/iris" },
        { "INFRA015", "volumeSizeInGB", args => args.VolumeSizeInGB = 513 },
        { "INFRA015", "modelDataDownloadTimeoutInSeconds", args => args.ModelDataDownloadTimeoutInSeconds = 3601 },
        { "INFRA015", "containerStartupHealthCheckTimeoutInSeconds", args => args.ContainerStartupHealthCheckTimeoutInSeconds = 59 },
        { "INFRA023", "targetContainerHostnames[1]", args => args.TargetContainerHostnames = ["softmax", "soft max"] },
        { "INFRA014", "dataCapture.destinationUri", args => args.DataCapture = new DataCaptureArgs() },
        { "INFRA061", "dataCapture.destinationUri", args => args.DataCapture = Capture("s3://captured/iris") },
        { "INFRA061", "dataCapture.destinationUri", args => args.DataCapture = Capture("s3://captured") },
        { "INFRA061", "dataCapture.destinationUri", args => args.DataCapture = Capture("https://captured/") },
        { "INFRA061", "dataCapture.destinationUri", args => args.DataCapture = Capture($"s3://captured/{new string('a', 498)}/") },
        { "INFRA015", "dataCapture.samplingPercentage", args => args.DataCapture = Capture(change: capture => capture.SamplingPercentage = 0) },
        { "INFRA015", "dataCapture.samplingPercentage", args => args.DataCapture = Capture(change: capture => capture.SamplingPercentage = 101) },
        { "INFRA061", "dataCapture.captureModes", args => args.DataCapture = Capture(change: capture => capture.CaptureModes = []) },
        { "INFRA061", "dataCapture.captureModes", args => args.DataCapture = Capture(change: capture => capture.CaptureModes = ["Input", "Input"]) },
        { "INFRA016", "dataCapture.captureModes[0]", args => args.DataCapture = Capture(change: capture => capture.CaptureModes = ["input"]) },
        { "INFRA013", "dataCapture.kmsKeyArn", args => args.DataCapture = Capture(change: capture => capture.KmsKeyArn = "key") },
        { "INFRA015", "dataCapture.csvContentTypes", args => args.DataCapture = Capture(change: capture => capture.CsvContentTypes = [.. Enumerable.Repeat("text/csv", 11)]) },
        { "INFRA015", "dataCapture.jsonContentTypes", args => args.DataCapture = Capture(change: capture => capture.JsonContentTypes = [.. Enumerable.Repeat("a/b", 11)]) },
        { "INFRA062", "scaling.minCapacity", args => args.Scaling.MinCapacity = 0 },
        { "INFRA062", "scaling.maxCapacity", args => (args.Scaling.MaxCapacity, args.Scaling.MinCapacity, args.InitialInstanceCount) = (0, 1, 1) },
        { "INFRA062", "initialInstanceCount", args => args.InitialInstanceCount = 5 },
        { "INFRA062", "initialInstanceCount", args => args.InitialInstanceCount = 1 },
        { "INFRA062", "initialInstanceCount", args => (args.Scaling.Enabled, args.InitialInstanceCount) = (false, 0) },
        { "INFRA015", "scaling.maxInvocationsPerMinute", args => args.Scaling.MaxInvocationsPerMinute = 0 },
        { "INFRA015", "scaling.safetyFactor", args => args.Scaling.SafetyFactor = 1.1 },
        { "INFRA015", "scaling.safetyFactor", args => args.Scaling.SafetyFactor = 0 },
        { "INFRA015", "scaling.safetyFactor", args => args.Scaling.SafetyFactor = double.NaN },
        { "INFRA015", "scaling.scaleInCooldownInSeconds", args => args.Scaling.ScaleInCooldownInSeconds = -1 },
        { "INFRA015", "scaling.scaleOutCooldownInSeconds", args => args.Scaling.ScaleOutCooldownInSeconds = 86_401 },
        { "INFRA016", "update.strategy", args => args.Update.Strategy = "Canary" },
        { "INFRA016", "update.sizeType", args => args.Update.SizeType = "PERCENT" },
        { "INFRA058", "update.size", args => args.Update.Size = 10 },
        { "INFRA058", "update.size", args => (args.Update.Strategy, args.Update.Size) = ("CANARY", 51) },
        { "INFRA058", "update.size", args => (args.Update.Strategy, args.Update.Size) = ("CANARY", -1) },
        { "INFRA058", "update.size", args => (args.Update.Strategy, args.Update.Size) = ("LINEAR", 9) },
        { "INFRA058", "update.size", args => (args.Update.Strategy, args.Update.Size) = ("ROLLING", 4) },
        { "INFRA058", "update.size", args => (args.Update.Strategy, args.Update.SizeType) = ("CANARY", "INSTANCE_COUNT") },
        { "INFRA058", "update.size", args => (args.Update.Strategy, args.Update.SizeType, args.Update.Size) = ("CANARY", "INSTANCE_COUNT", 2) },
        { "INFRA058", "update.rollbackSize", args => (args.Update.Strategy, args.Update.RollbackSize) = ("LINEAR", 50) },
        { "INFRA058", "update.rollbackSize", args => (args.Update.Strategy, args.Update.RollbackSize) = ("ROLLING", 4) },
        { "INFRA058", "update.rollbackSize", args => (args.Update.Strategy, args.Update.RollbackSize) = ("ROLLING", 101) },
        { "INFRA015", "update.waitIntervalInSeconds", args => args.Update.WaitIntervalInSeconds = 3601 },
        { "INFRA015", "update.terminationWaitInSeconds", args => args.Update.TerminationWaitInSeconds = -1 },
        { "INFRA015", "update.maximumExecutionTimeoutInSeconds", args => args.Update.MaximumExecutionTimeoutInSeconds = 14_401 },
        { "INFRA059", "update.maximumExecutionTimeoutInSeconds", args => args.Update.TerminationWaitInSeconds = 3600 },
        { "INFRA059", "update.maximumExecutionTimeoutInSeconds", args => (args.Update.Strategy, args.Update.Size) = ("LINEAR", 10) },
        { "INFRA059", "update.maximumExecutionTimeoutInSeconds", args => (args.Update.Strategy, args.Update.Size) = ("ROLLING", 5) },
        { "INFRA015", "update.rollbackErrorCount", args => args.Update.RollbackErrorCount = 0 },
        { "INFRA015", "update.rollbackLatencyInMilliseconds", args => args.Update.RollbackLatencyInMilliseconds = 60_001 },
        { "INFRA084", "update.rollbackFailureCount", args => args.Update.RollbackFailureCount = 1 },
        { "INFRA082", "scaling.schedules[0].minCapacity", args => args.Scaling.Schedules = [new ScheduledCapacityArgs { Name = "off", Schedule = "rate(1 day)", MinCapacity = 0, MaxCapacity = 1 }] },
        { "INFRA016", "inferenceAmiVersion", args => args.InferenceAmiVersion = "al2" },
        { "INFRA085", "coreDump.destinationUri", args => args.CoreDump = new CoreDumpArgs { DestinationUri = "https://dumps/" } },
        { "INFRA015", "alarms.serverErrorCount", args => args.Alarms.ServerErrorCount = -1 },
        { "INFRA015", "alarms.latencyInMilliseconds", args => args.Alarms.LatencyInMilliseconds = -1 },
        { "INFRA013", "alarms.actionArns[0]", args => args.Alarms.ActionArns = ["ops"] },
        { "INFRA015", "alarms.actionArns", args => args.Alarms.ActionArns = [.. Enumerable.Repeat((Pulumi.Input<string>)Samples.TopicArn, 6)] },
    };

    [Fact]
    public void Validate_OfEachMistake_SaysWhatIsAccepted() => Findings.Verify("real-time-endpoint", Bad, WithShortWaits, RealTimeEndpointValidator.Validate);

    [Theory]
    [MemberData(nameof(Bad))]
    public void Validate_OfOneMistake_FindsExactlyIt(string id, string path, Action<RealTimeEndpointArgs> spoil)
    {
        var args = WithShortWaits();
        spoil(args);

        var problem = Assert.Single(RealTimeEndpointValidator.Validate(args, "iris"));

        Assert.Equal((id, path), (problem.Id, problem.Path));
    }

    public static TheoryData<Action<RealTimeEndpointArgs>> Good { get; } =
    [
        args => (args.InstanceType, args.Scaling.Enabled, args.Scaling.MaxInvocationsPerMinute) = ("ml.t2.medium", false, 0),
        args => (args.InstanceType, args.Update.AutoRollback) = ("ml.inf1.xlarge", false),
        args => args.VolumeKmsKeyArn = Samples.KeyArn,
        args => (args.Scaling.Enabled, args.InitialInstanceCount) = (false, 1),
        args => args.RoutingStrategy = "LEAST_OUTSTANDING_REQUESTS",
        args => args.DataCapture = Capture($"s3://captured/{new string('a', 497)}/"),
        args => args.DataCapture = Capture(change: capture => (capture.CaptureModes, capture.SamplingPercentage) = (["InputAndOutput"], 1)),
        args => args.Update.Strategy = "CANARY",
        args => args.Update.Strategy = "LINEAR",
        args => (args.Update.Strategy, args.Update.RollbackSize) = ("ROLLING", 100),
        args => (args.Update.Strategy, args.Update.SizeType, args.Update.Size) = ("ROLLING", "INSTANCE_COUNT", 1),
        args => (args.Update.Strategy, args.Update.Size) = ("CANARY", 1),
        args => args.Update.TerminationWaitInSeconds = 3599,
        args => (args.Update.Strategy, args.Update.TerminationWaitInSeconds) = ("ROLLING", 3600),
    ];

    [Theory]
    [MemberData(nameof(Good))]
    public void Validate_OfWhatAwsAllows_FindsNothing(Action<RealTimeEndpointArgs> change)
    {
        var args = Samples.RealTime();
        change(args);

        Assert.Empty(RealTimeEndpointValidator.Validate(args, "iris"));
    }

    [Fact]
    public void Validate_OfManyMistakes_FindsThemAllInTheOrderOfTheArguments()
    {
        var args = Samples.RealTime();
        args.ModelName = null!;
        args.InstanceType = "ml.t2.medium";
        args.DataCapture = Capture("s3://captured/iris");
        args.Scaling.MinCapacity = 0;
        args.Update.Size = 10;
        args.Alarms.ServerErrorCount = -1;

        Assert.Equal(
            ["INFRA014", "INFRA052", "INFRA061", "INFRA062", "INFRA058", "INFRA015"],
            RealTimeEndpointValidator.Validate(args).Select(problem => problem.Id));
    }

    [Fact]
    public void Validate_OfMaximumBelowMinimum_SaysSoOfBothItAndTheCount()
    {
        var args = Samples.RealTime();
        (args.Scaling.MinCapacity, args.Scaling.MaxCapacity, args.InitialInstanceCount) = (3, 2, 3);

        Assert.Equal(["scaling.maxCapacity", "initialInstanceCount"], RealTimeEndpointValidator.Validate(args).Select(problem => problem.Path));
    }

    [Fact]
    public void Validate_OfAnyCapacity_FindsNothingExactlyWhenBoundsHold() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(-2, 5).ToArbitrary(),
        Gen.Choose(-2, 5).ToArbitrary(),
        Gen.Choose(-2, 5).ToArbitrary(),
        (minimum, maximum, initial) =>
        {
            var args = Samples.RealTime();
            (args.Scaling.MinCapacity, args.Scaling.MaxCapacity, args.InitialInstanceCount) = (minimum, maximum, initial);
            var holds = minimum >= 1 && minimum <= maximum && initial >= minimum && initial <= maximum;
            return holds == (RealTimeEndpointValidator.Validate(args).Count == 0);
        }));

    [Theory]
    [InlineData("CANARY", 0)]
    [InlineData("LINEAR", 10)]
    [InlineData("ROLLING", 5)]
    public void Validate_OfAnySizeInInstances_FindsNothingExactlyWithinTheShare(string strategy, int minimumPercent) => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(-1, 60).ToArbitrary(),
        Gen.Choose(1, 100).ToArbitrary(),
        (size, fleet) =>
        {
            var args = Samples.RealTime();
            (args.Scaling.MinCapacity, args.Scaling.MaxCapacity, args.InitialInstanceCount) = (1, 100, fleet);
            (args.Update.Strategy, args.Update.SizeType, args.Update.Size, args.Update.WaitIntervalInSeconds) = (strategy, "INSTANCE_COUNT", size, 0);
            var holds = size >= 1 && size * 100 >= minimumPercent * fleet && size * 2 <= fleet;
            return holds == (RealTimeEndpointValidator.Validate(args).Count == 0);
        }));

    [Theory]
    [InlineData("ALL_AT_ONCE", 0, 300)]
    [InlineData("CANARY", 10, 400)]
    [InlineData("LINEAR", 30, 700)]
    [InlineData("LINEAR", 50, 500)]
    [InlineData("ROLLING", 50, 200)]
    [InlineData("ROLLING", 0, 500)]
    public void TotalWait_OfStrategy_CountsItsStepsAndTheOldFleet(string strategy, int size, double expected) => Assert.Equal(
        expected,
        UpdateSteps.TotalWait(new EndpointUpdateArgs { Strategy = strategy, Size = size, WaitIntervalInSeconds = 100, TerminationWaitInSeconds = 300 }, 2));

    [Theory]
    [InlineData(1, 3, 3)]
    [InlineData(2, 5, 3)]
    [InlineData(1, 49, 49)]
    [InlineData(7, 49, 7)]
    public void TotalWait_OfInstances_CountsWholeBatches(int size, int fleet, int batches) => Assert.Equal(
        batches * 100.0,
        UpdateSteps.TotalWait(new EndpointUpdateArgs { Strategy = "ROLLING", SizeType = "INSTANCE_COUNT", Size = size, WaitIntervalInSeconds = 100 }, fleet));

    private static RealTimeEndpointArgs WithShortWaits()
    {
        var args = Samples.RealTime();
        args.Update.WaitIntervalInSeconds = 330;
        return args;
    }

    private static DataCaptureArgs Capture(string destination = "s3://captured/iris/", Action<DataCaptureArgs>? change = null)
    {
        var capture = new DataCaptureArgs { DestinationUri = destination };
        change?.Invoke(capture);
        return capture;
    }
}
