using FsCheck;
using FsCheck.Fluent;
using Infra.Components.AsyncInference;
using Infra.Components.Tests.Mocks;

namespace Infra.Components.Tests.AsyncInference;

public sealed class AsyncEndpointValidatorTests
{
    [Fact]
    public void Validate_OfSample_FindsNothing() => Assert.Empty(AsyncEndpointValidator.Validate(Samples.Endpoint(), "iris"));

    public static TheoryData<string, string, Action<AsyncEndpointArgs>> Bad { get; } = new()
    {
        { "INFRA014", "modelName", args => args.ModelName = null! },
        { "INFRA014", "modelName", args => args.ModelName = "" },
        { "INFRA014", "executionRoleArn", args => args.ExecutionRoleArn = null! },
        { "INFRA013", "executionRoleArn", args => args.ExecutionRoleArn = "role" },
        { "INFRA057", "endpointName", args => args.EndpointName = "a_b" },
        { "INFRA057", "endpointName", args => args.EndpointName = new string('a', 64) },
        { "INFRA057", "variantName", args => args.VariantName = "" },
        { "INFRA014", "instanceType", args => args.InstanceType = null! },
        { "INFRA050", "instanceType", args => args.InstanceType = "ml.t3.medium" },
        { "INFRA052", "instanceType", args => args.InstanceType = "ml.t2.medium" },
        { "INFRA053", "instanceType", args => { args.InstanceType = "ml.g5.xlarge"; args.VolumeKmsKeyArn = Samples.KeyArn; } },
        { "INFRA013", "volumeKmsKeyArn", args => args.VolumeKmsKeyArn = "alias/iris" },
        { "INFRA015", "maxConcurrentInvocationsPerInstance", args => args.MaxConcurrentInvocationsPerInstance = 1001 },
        { "INFRA015", "maxConcurrentInvocationsPerInstance", args => args.MaxConcurrentInvocationsPerInstance = -1 },
        { "INFRA015", "volumeSizeInGB", args => args.VolumeSizeInGB = 513 },
        { "INFRA015", "modelDataDownloadTimeoutInSeconds", args => args.ModelDataDownloadTimeoutInSeconds = 59 },
        { "INFRA015", "containerStartupHealthCheckTimeoutInSeconds", args => args.ContainerStartupHealthCheckTimeoutInSeconds = 3601 },
        { "INFRA018", "bucket.name", args => args.Bucket.Name = "results" },
        { "INFRA018", "bucket.name", args => args.Bucket.Choice = "Adopt" },
        { "INFRA018", "bucket.name", args => (args.Bucket.Choice, args.Bucket.Name) = ("Adopt", "Results") },
        { "INFRA016", "bucket.choice", args => args.Bucket.Choice = "None" },
        { "INFRA013", "bucket.kmsKeyArn", args => args.Bucket.KmsKeyArn = "key" },
        { "INFRA015", "bucket.expireAfterDays", args => args.Bucket.ExpireAfterDays = -1 },
        { "INFRA054", "outputPrefix", args => args.OutputPrefix = "out" },
        { "INFRA054", "failurePrefix", args => args.FailurePrefix = "output/failure/" },
        { "INFRA054", "inputPrefix", args => args.InputPrefix = "output/" },
        { "INFRA012", "inputUris[0]", args => args.InputUris = ["data"] },
        { "INFRA079", "inputUris[1]", args => args.InputUris = ["s3://data/a/", "s3://data/b"] },
        { "INFRA013", "inputKmsKeyArns[0]", args => args.InputKmsKeyArns = ["key"] },
        { "INFRA016", "notifications.topics", args => args.Notifications.Topics = "create" },
        { "INFRA019", "notifications.errorTopicArn", args => (args.Notifications.Topics, args.Notifications.SuccessTopicArn) = ("Adopt", Samples.TopicArn) },
        { "INFRA019", "notifications.successTopicArn", args => args.Notifications.SuccessTopicArn = Samples.TopicArn },
        { "INFRA013", "notifications.successTopicArn", args => Adopt(args, "topic", Samples.TopicArn) },
        { "INFRA056", "notifications.errorTopicArn", args => Adopt(args, Samples.TopicArn, $"{Samples.TopicArn}.fifo") },
        { "INFRA013", "notifications.kmsKeyArn", args => args.Notifications.KmsKeyArn = "alias/aws/sns" },
        { "INFRA016", "notifications.includeInferenceResponseIn[0]", args => args.Notifications.IncludeInferenceResponseIn = ["SUCCESS"] },
        { "INFRA055", "notifications.errorEmails[1]", args => args.Notifications.ErrorEmails = ["a@b.org", "nobody"] },
        { "INFRA019", "notifications.errorEmails", args => (args.Notifications.Topics, args.Notifications.ErrorEmails) = ("None", ["a@b.org"]) },
        { "INFRA019", "notifications.kmsKeyArn", args => (args.Notifications.Topics, args.Notifications.KmsKeyArn) = ("None", Samples.KeyArn) },
        { "INFRA019", "notifications.includeInferenceResponseIn", args => (args.Notifications.Topics, args.Notifications.IncludeInferenceResponseIn) = ("None", ["SUCCESS_NOTIFICATION_TOPIC"]) },
        { "INFRA051", "initialInstanceCount", args => args.InitialInstanceCount = 0 },
        { "INFRA051", "initialInstanceCount", args => args.InitialInstanceCount = 4 },
        { "INFRA051", "initialInstanceCount", args => args.Scaling.MinCapacity = 2 },
        { "INFRA051", "initialInstanceCount", args => (args.Scaling.Enabled, args.InitialInstanceCount) = (false, 0) },
        { "INFRA051", "scaling.minCapacity", args => args.Scaling.MinCapacity = -1 },
        { "INFRA051", "scaling.maxCapacity", args => args.Scaling.MaxCapacity = 0 },
        { "INFRA015", "scaling.backlogPerInstance", args => args.Scaling.BacklogPerInstance = 0 },
        { "INFRA015", "scaling.backlogPerInstance", args => args.Scaling.BacklogPerInstance = double.NaN },
        { "INFRA015", "scaling.scaleInCooldownInSeconds", args => args.Scaling.ScaleInCooldownInSeconds = -1 },
        { "INFRA015", "scaling.scaleOutCooldownInSeconds", args => args.Scaling.ScaleOutCooldownInSeconds = -1 },
        { "INFRA015", "update.rollbackErrorCount", args => args.Update.RollbackErrorCount = 0 },
        { "INFRA015", "update.terminationWaitInSeconds", args => args.Update.TerminationWaitInSeconds = 3601 },
        { "INFRA015", "update.maximumExecutionTimeoutInSeconds", args => args.Update.MaximumExecutionTimeoutInSeconds = 599 },
        { "INFRA015", "alarms.failureCount", args => args.Alarms.FailureCount = 0 },
        { "INFRA015", "alarms.oldestRequestInSeconds", args => args.Alarms.OldestRequestInSeconds = 59 },
        { "INFRA013", "alarms.actionArns[0]", args => args.Alarms.ActionArns = ["ops"] },
        { "INFRA015", "alarms.actionArns", args => args.Alarms.ActionArns = [.. Enumerable.Repeat((Pulumi.Input<string>)Samples.TopicArn, 6)] },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Validate_OfOneMistake_FindsExactlyIt(string id, string path, Action<AsyncEndpointArgs> spoil)
    {
        var args = Samples.Endpoint();
        spoil(args);

        var problem = Assert.Single(AsyncEndpointValidator.Validate(args, "iris"));

        Assert.Equal((id, path), (problem.Id, problem.Path));
    }

    [Fact]
    public void Validate_OfBurstableWithoutScaling_FindsNothing()
    {
        var args = Samples.Endpoint();
        (args.InstanceType, args.Scaling.Enabled) = ("ml.t2.medium", false);

        Assert.Empty(AsyncEndpointValidator.Validate(args));
    }

    [Fact]
    public void Validate_OfAnyCapacity_FindsNothingExactlyWhenBoundsHold() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(-2, 5).ToArbitrary(),
        Gen.Choose(-2, 5).ToArbitrary(),
        Gen.Choose(-2, 5).ToArbitrary(),
        (minimum, maximum, initial) =>
        {
            var args = Samples.Endpoint();
            (args.Scaling.MinCapacity, args.Scaling.MaxCapacity, args.InitialInstanceCount) = (minimum, maximum, initial);
            var holds = minimum >= 0 && maximum >= 1 && minimum <= maximum && initial >= 1 && initial >= minimum && initial <= maximum;
            return holds == (AsyncEndpointValidator.Validate(args).Count == 0);
        }));

    private static void Adopt(AsyncEndpointArgs args, string success, string error) =>
        (args.Notifications.Topics, args.Notifications.SuccessTopicArn, args.Notifications.ErrorTopicArn) = ("Adopt", success, error);
}
