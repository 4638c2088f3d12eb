using FsCheck;
using FsCheck.Fluent;
using Infra.Components.BatchInference;
using Infra.Components.Tests.Mocks;

namespace Infra.Components.Tests.BatchInference;

public sealed class BatchTransformValidatorTests
{
    [Fact]
    public void Validate_OfSample_FindsNothing() => Assert.Empty(BatchTransformValidator.Validate(Samples.Batch(), "iris"));

    public static TheoryData<string, string, Action<BatchTransformArgs>> Bad { get; } = new()
    {
        { "INFRA014", "modelName", args => args.ModelName = null! },
        { "INFRA014", "executionRoleArn", args => args.ExecutionRoleArn = null! },
        { "INFRA013", "executionRoleArn", args => args.ExecutionRoleArn = "role" },
        { "INFRA075", "pipeline.containers[1].modelDataSource", args => (args.Pipeline = Samples.Pipeline()).Containers[1].ModelDataSource = new() { S3Uri = "s3://m/" } },
        { "INFRA075", "model.container.mode", args => args.Model = new() { Container = { Image = Images.Cpu, Mode = "MultiModel" } } },
        { "INFRA005", "model.container.image", args => args.Model = new() { Container = { Image = Images.Gpu } } },
        { "INFRA014", "inputUri", args => args.InputUri = null! },
        { "INFRA014", "inputUri", args => args.InputUri = "" },
        { "INFRA014", "instanceType", args => args.InstanceType = "" },
        { "INFRA012", "inputUri", args => args.InputUri = "data/iris/" },
        { "INFRA079", "inputUri", args => args.InputUri = "s3://data/iris" },
        { "INFRA079", "inputUri", args => args.InputType = "ManifestFile" },
        { "INFRA016", "inputType", args => args.InputType = "AugmentedManifestFile" },
        { "INFRA012", "inputUris[0]", args => args.InputUris = ["x"] },
        { "INFRA013", "inputKmsKeyArns[0]", args => args.InputKmsKeyArns = ["x"] },
        { "INFRA015", "contentType", args => args.ContentType = new string('t', 257) },
        { "INFRA016", "compressionType", args => args.CompressionType = "Zip" },
        { "INFRA016", "splitType", args => args.SplitType = "Lines" },
        { "INFRA015", "accept", args => args.Accept = new string('t', 257) },
        { "INFRA016", "assembleWith", args => args.AssembleWith = "Lines" },
        { "INFRA016", "batchStrategy", args => args.BatchStrategy = "Multi" },
        { "INFRA072", "batchStrategy", args => (args.SplitType, args.AssembleWith) = ("None", "None") },
        { "INFRA071", "maxConcurrentTransforms", args => (args.MaxConcurrentTransforms, args.MaxPayloadInMB) = (17, 6) },
        { "INFRA015", "maxConcurrentTransforms", args => args.MaxConcurrentTransforms = -1 },
        { "INFRA015", "maxPayloadInMB", args => args.MaxPayloadInMB = -1 },
        { "INFRA015", "invocationsTimeoutInSeconds", args => args.InvocationsTimeoutInSeconds = 3601 },
        { "INFRA015", "invocationsMaxRetries", args => args.InvocationsMaxRetries = 4 },
        { "INFRA028", "environment", args => Enumerable.Range(0, 17).ToList().ForEach(i => args.Environment[$"K{i}"] = "v") },
        { "INFRA028", "environment.K", args => args.Environment["K"] = new string('v', 10_241) },
        { "INFRA016", "joinSource", args => args.JoinSource = "input" },
        { "INFRA073", "joinSource", args => (args.JoinSource, args.Accept) = ("Input", "application/jsonlines") },
        { "INFRA073", "joinSource", args => (args.JoinSource, args.ContentType, args.Accept) = ("Input", "text/plain", "text/plain") },
        { "INFRA073", "joinSource", args => (args.JoinSource, args.ContentType, args.Accept) = ("Input", "application/json", "application/json") },
        { "INFRA078", "inputFilter", args => (args.InputFilter, args.ContentType) = ("$[1:]", "image/png") },
        { "INFRA078", "inputFilter", args => (args.InputFilter, args.ContentType) = ("$[1:]", null) },
        { "INFRA078", "outputFilter", args => (args.OutputFilter, args.Accept) = ("$[1:]", "image/png") },
        { "INFRA078", "outputFilter", args => (args.OutputFilter, args.ContentType, args.Accept) = ("$.SageMakerOutput", "application/jsonlines", "application/jsonlines") },
        { "INFRA078", "inputFilter", args => args.InputFilter = "[1:]" },
        { "INFRA078", "inputFilter", args => args.InputFilter = "$.name" },
        { "INFRA078", "inputFilter", args => args.InputFilter = "$[" + new string('1', 61) + "]" },
        { "INFRA078", "outputFilter", args => args.OutputFilter = "$..name" },
        { "INFRA014", "instanceType", args => args.InstanceType = null! },
        { "INFRA070", "instanceType", args => args.InstanceType = "ml.c5.large" },
        { "INFRA053", "instanceType", args => (args.InstanceType, args.VolumeKmsKeyArn) = ("ml.g5.xlarge", Samples.KeyArn) },
        { "INFRA015", "instanceCount", args => args.InstanceCount = 101 },
        { "INFRA013", "volumeKmsKeyArn", args => args.VolumeKmsKeyArn = "key" },
        { "INFRA007", "transformAmiVersion", args => args.TransformAmiVersion = "al2_ami" },
        { "INFRA007", "transformAmiVersion", args => args.TransformAmiVersion = "" },
        { "INFRA007", "transformAmiVersion", args => args.TransformAmiVersion = new string('a', 64) },
        { "INFRA006", "experiment", args => args.Experiment = new() },
        { "INFRA006", "experiment.experimentName", args => args.Experiment = new() { ExperimentName = "iris_1" } },
        { "INFRA006", "experiment.trialName", args => args.Experiment = new() { TrialName = "" } },
        { "INFRA006", "experiment.trialComponentDisplayName", args => args.Experiment = new() { TrialComponentDisplayName = "-a" } },
        { "INFRA006", "experiment.runName", args => args.Experiment = new() { RunName = new string('a', 121) } },
        { "INFRA012", "dataCapture.destinationUri", args => args.DataCapture = new() { DestinationUri = "captured/" } },
        { "INFRA061", "dataCapture.destinationUri", args => args.DataCapture = new() { DestinationUri = "s3://captured/iris" } },
        { "INFRA074", "dataCapture.destinationUri", args => args.DataCapture = new() { DestinationUri = "s3://data/iris/captured/" } },
        { "INFRA054", "dataCapture.prefix", args => args.DataCapture = new() { Prefix = "capture" } },
        { "INFRA054", "dataCapture.prefix", args => args.DataCapture = new() { Prefix = "batch/captured/" } },
        { "INFRA013", "dataCapture.kmsKeyArn", args => args.DataCapture = new() { KmsKeyArn = "key" } },
        {
            "INFRA074", "dataCapture.prefix",
            args => (args.Bucket.Choice, args.Bucket.Name, args.OutputPrefix, args.DataCapture) = ("Adopt", "data", "out/", new() { Prefix = "iris/captured/" })
        },
        { "INFRA018", "bucket.name", args => args.Bucket.Choice = "Adopt" },
        { "INFRA054", "outputPrefix", args => args.OutputPrefix = "batch" },
        { "INFRA074", "outputPrefix", args => (args.Bucket.Choice, args.Bucket.Name, args.OutputPrefix) = ("Adopt", "data", "iris/out/") },
        { "INFRA076", "schedule.expression", args => args.Schedule = new() { Expression = "0 3 * * *" } },
        { "INFRA076", "schedule.expression", args => args.Schedule = new() { Expression = "cron(0 3 * * *)" } },
        { "INFRA076", "schedule.expression", args => args.Schedule = new() { Expression = "rate(0 days)" } },
        { "INFRA014", "schedule.expression", args => args.Schedule = new() { Expression = "" } },
        { "INFRA076", "schedule.timeZone", args => args.Schedule = new() { Expression = "rate(1 day)", TimeZone = "UTC+1:00" } },
        { "INFRA015", "schedule.flexibleWindowInMinutes", args => args.Schedule = new() { Expression = "rate(1 day)", FlexibleWindowInMinutes = 1441 } },
        { "INFRA076", "schedule.startDate", args => args.Schedule = new() { Expression = "rate(1 day)", StartDate = "2026-01-31" } },
        { "INFRA076", "schedule.endDate", args => args.Schedule = new() { Expression = "rate(1 day)", EndDate = "tomorrow" } },
        {
            "INFRA076", "schedule.endDate",
            args => args.Schedule = new() { Expression = "rate(1 day)", StartDate = "2026-01-31T00:00:00Z", EndDate = "2026-01-31T00:00:00Z" }
        },
        { "INFRA015", "startRetry.maximumRetryAttempts", args => args.StartRetry.MaximumRetryAttempts = 186 },
        { "INFRA015", "startRetry.maximumEventAgeInSeconds", args => args.StartRetry.MaximumEventAgeInSeconds = 59 },
        { "INFRA016", "startRetry.deadLetters", args => args.StartRetry.DeadLetters = "create" },
        { "INFRA008", "startRetry.deadLetterQueueArn", args => args.StartRetry.DeadLetters = "Adopt" },
        { "INFRA008", "startRetry.deadLetterQueueArn", args => args.StartRetry.DeadLetterQueueArn = "arn:aws:sqs:us-east-1:123456789012:lost" },
        {
            "INFRA008", "startRetry.deadLetterQueueArn",
            args => (args.StartRetry.DeadLetters, args.StartRetry.DeadLetterQueueArn) = ("Adopt", "arn:aws:sqs:us-east-1:123456789012:lost.fifo")
        },
        { "INFRA008", "startRetry.deadLetterQueueArn", args => (args.StartRetry.DeadLetters, args.StartRetry.DeadLetterQueueArn) = ("Adopt", "queue") },
        { "INFRA015", "execution.timeoutInSeconds", args => args.Execution.TimeoutInSeconds = 59 },
        { "INFRA015", "execution.capacityRetries", args => args.Execution.CapacityRetries = 11 },
        { "INFRA015", "execution.capacityRetryInSeconds", args => args.Execution.CapacityRetryInSeconds = 0 },
        { "INFRA016", "execution.logLevel", args => args.Execution.LogLevel = "INFO" },
        { "INFRA016", "execution.logRetentionInDays", args => args.Execution.LogRetentionInDays = 31 },
        { "INFRA013", "execution.logKmsKeyArn", args => args.Execution.LogKmsKeyArn = "key" },
        { "INFRA019", "completionNotifications.topicArn", args => args.CompletionNotifications.Choice = "Adopt" },
        { "INFRA019", "completionNotifications.kmsKeyArn", args => args.CompletionNotifications.KmsKeyArn = Samples.KeyArn },
        { "INFRA013", "failureNotifications.kmsKeyArn", args => args.FailureNotifications.KmsKeyArn = "key" },
        { "INFRA077", "inputType", args => (args.InputUri, args.InputType, args.OnObjectCreated) = ("s3://data/manifest.json", "ManifestFile", new()) },
        { "INFRA077", "onObjectCreated.suffix", args => args.OnObjectCreated = new() { Suffix = "" } },
        { "INFRA077", "onObjectCreated.suffix", args => args.OnObjectCreated = new() { Suffix = "\\csv" } },
        { "INFRA077", "onObjectCreated", args => (args.Schedule, args.OnObjectCreated) = (new() { Expression = "rate(1 day)" }, new()) },
        { "INFRA077", "inputUri", args => (args.InputUri, args.OnObjectCreated) = ("s3://data/iris.csv", new()) },
        { "INFRA077", "onObjectCreated.suffix", args => args.OnObjectCreated = new() { Suffix = "*.csv" } },
        { "INFRA019", "failureNotifications.topicArn", args => args.FailureNotifications.Choice = "Adopt" },
        { "INFRA019", "failureNotifications.emails", args => (args.FailureNotifications.Choice, args.FailureNotifications.Emails) = ("None", ["a@b.org"]) },
        { "INFRA055", "failureNotifications.emails[0]", args => args.FailureNotifications.Emails = ["nobody"] },
        { "INFRA016", "failureNotifications.choice", args => args.FailureNotifications.Choice = "none" },
        { "INFRA079", "inputUris[1]", args => args.InputUris = ["s3://data/a/", "s3://data/b"] },
        { "INFRA054", "outputPrefix", args => (args.DataCapture, args.OutputPrefix) = (new(), "batch") },
        { "INFRA076", "schedule.expression", args => args.Schedule = new() { Expression = $"cron({new string('0', 241)} 3 * * ? *)" } },
    };

    [Fact]
    public void Validate_OfEachMistake_SaysWhatIsAccepted() => Findings.Verify("batch-transform", Bad, Samples.Batch, BatchTransformValidator.Validate);

    [Theory]
    [MemberData(nameof(Bad))]
    public void Validate_OfOneMistake_FindsExactlyIt(string id, string path, Action<BatchTransformArgs> spoil)
    {
        var args = Samples.Batch();
        spoil(args);

        var problem = Assert.Single(BatchTransformValidator.Validate(args, "iris"));

        Assert.Equal((id, path), (problem.Id, problem.Path));
    }

    [Theory]
    [InlineData("$")]
    [InlineData("$[0]")]
    [InlineData("$[1:]")]
    [InlineData("$[:-1]")]
    [InlineData("$[0,-1]")]
    public void Validate_OfCsvFilter_FindsNothing(string filter)
    {
        var args = Samples.Batch();
        (args.InputFilter, args.OutputFilter) = (filter, filter);

        Assert.Empty(BatchTransformValidator.Validate(args));
    }

    [Theory]
    [InlineData("$.features")]
    [InlineData("$['id','SageMakerOutput']")]
    [InlineData("$.a.*")]
    [InlineData("$.rows[0:2].x")]
    public void Validate_OfJsonFilter_FindsNothing(string filter)
    {
        var args = Samples.Batch();
        (args.ContentType, args.Accept, args.OutputFilter, args.JoinSource) = ("application/jsonlines", "application/jsonlines", filter, "Input");

        Assert.Empty(BatchTransformValidator.Validate(args));
    }

    [Theory]
    [InlineData("text/csv", "Line", "Line")]
    [InlineData("application/jsonlines", "Line", "Line")]
    [InlineData("application/json", "None", "None")]
    [InlineData("text/csv; charset=utf-8", "Line", "Line")]
    public void Validate_OfJoinThatAwsSupports_FindsNothing(string type, string split, string assemble)
    {
        var args = Samples.Batch();
        (args.JoinSource, args.ContentType, args.Accept, args.SplitType, args.AssembleWith, args.BatchStrategy) = ("Input", type, type, split, assemble, null);

        Assert.Empty(BatchTransformValidator.Validate(args));
    }

    [Fact]
    public void Validate_OfAnyConcurrencyAndPayload_FindsTheProductOnlyAbove100() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(0, 100).ToArbitrary(),
        Gen.Choose(1, 100).ToArbitrary(),
        (concurrent, payload) =>
        {
            var args = Samples.Batch();
            (args.MaxConcurrentTransforms, args.MaxPayloadInMB) = (concurrent, payload);
            var found = BatchTransformValidator.Validate(args).Any(problem => problem.Id == "INFRA071");
            return found == (Math.Max(1, concurrent) * payload > 100);
        }));

    [Theory]
    [InlineData("application/json", "Line", "Line")]
    [InlineData("text/csv", "None", "None")]
    [InlineData("application/jsonlines", "Line", "None")]
    [InlineData("text/csv", "RecordIO", "Line")]
    public void Validate_OfJoinThatIsCutOtherwise_FindsIt(string type, string split, string assemble)
    {
        var args = Samples.Batch();
        (args.JoinSource, args.ContentType, args.Accept, args.SplitType, args.AssembleWith, args.BatchStrategy) = ("Input", type, type, split, assemble, null);

        Assert.Equal(
            $"is Input with splitType \"{split}\" and assembleWith \"{assemble}\".", Assert.Single(BatchTransformValidator.Validate(args)).Finding);
    }

    [Theory]
    [InlineData("SplitType", "TFRecord")]
    [InlineData("SplitType", "RecordIO")]
    [InlineData("BatchStrategy", "SingleRecord")]
    [InlineData("CompressionType", "Gzip")]
    public void Validate_OfChoiceThatAwsHas_FindsNothing(string name, string choice)
    {
        var args = Samples.Batch();
        args.AssembleWith = "None";
        typeof(BatchTransformArgs).GetProperty(name)!.SetValue(args, choice);

        Assert.Empty(BatchTransformValidator.Validate(args));
    }

    [Theory]
    [InlineData(10, 10)]
    [InlineData(1, 100)]
    [InlineData(0, 100)]
    public void Validate_OfHundredMegabytesAtOnce_FindsNothing(int concurrent, int payload)
    {
        var args = Samples.Batch();
        (args.MaxConcurrentTransforms, args.MaxPayloadInMB) = (concurrent, payload);

        Assert.Empty(BatchTransformValidator.Validate(args));
    }

    [Fact]
    public void Validate_OfLongestValues_FindsNothing()
    {
        var args = Samples.Batch();
        (args.ContentType, args.InputFilter) = ("application/json", $"$.{new string('a', 61)}");
        args.Schedule = new() { Expression = $"cron({new string('0', 240)} 3 * * ? *)" };
        Enumerable.Range(0, 16).ToList().ForEach(i => args.Environment[$"K{i}"] = "v");

        Assert.Empty(BatchTransformValidator.Validate(args));
        Assert.Equal((63, 256), (args.InputFilter.Length, args.Schedule.Expression.Length));
    }

    [Fact]
    public void Validate_OfUnlimitedPayload_FindsNothing()
    {
        var args = Samples.Batch();
        (args.MaxPayloadInMB, args.MaxConcurrentTransforms) = (0, 100);

        Assert.Empty(BatchTransformValidator.Validate(args));
    }

    [Fact]
    public void Validate_OfOutputFilterOverTheContainersOwnType_FindsNothing()
    {
        var args = Samples.Batch();
        (args.OutputFilter, args.Accept) = ("$.a", null);

        Assert.Empty(BatchTransformValidator.Validate(args));
    }

    [Fact]
    public void Validate_OfGpuImageOnGpuType_FindsNothing()
    {
        var args = Samples.Batch();
        (args.Model, args.InstanceType) = (new() { Container = { Image = Images.Gpu } }, "ml.g5.xlarge");

        Assert.Empty(BatchTransformValidator.Validate(args));
    }

    private static class Images
    {
        public const string Gpu = "763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch-inference:2.1.0-gpu-py310";
        public const string Cpu = "763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch-inference:2.1.0-cpu-py310";
    }
}
