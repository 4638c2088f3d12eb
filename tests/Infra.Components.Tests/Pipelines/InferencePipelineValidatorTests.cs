using FsCheck;
using FsCheck.Fluent;
using Infra.Components.Pipelines;
using Infra.Components.Shared;
using Infra.Components.Tests.Mocks;
using Pulumi;

namespace Infra.Components.Tests.Pipelines;

public sealed class InferencePipelineValidatorTests
{
    [Fact]
    public void Validate_OfSample_FindsNothing() => Assert.Empty(InferencePipelineValidator.Validate(Samples.Pipeline(), "iris"));

    public static TheoryData<string, string, Action<InferencePipelineArgs>> Bad { get; } = new()
    {
        { "INFRA020", "containers", args => args.Containers.RemoveRange(1, 2) },
        { "INFRA020", "containers", args => args.Containers = [.. Enumerable.Range(0, 16).Select(i => Samples.Container($"c{i}"))] },
        { "INFRA021", "containers[1].hostname", args => args.Containers[1].Hostname = null },
        { "INFRA022", "containers", args => args.Containers[1].Hostname = "standardize" },
        { "INFRA023", "containers[0].hostname", args => args.Containers[0].Hostname = "under_score" },
        { "INFRA024", "executionMode", args => { args.ExecutionMode = "Direct"; args.Containers.ForEach(container => container.Hostname = null); } },
        { "INFRA016", "executionMode", args => args.ExecutionMode = "serial" },
        { "INFRA025", "containers[0]", args => args.Containers[0].Image = null },
        { "INFRA025", "containers[0]", args => args.Containers[0] = new() { Hostname = "a", Image = Samples.Container().Image, ModelPackageName = "p" } },
        { "INFRA025", "containers[0]", args => args.Containers[0] = new() { Hostname = "a", ModelDataUrl = "s3://models/m.tar.gz", ModelPackageName = "p" } },
        { "INFRA025", "containers[0].inferenceSpecificationName", args => args.Containers[0].InferenceSpecificationName = "s" },
        { "INFRA026", "containers[0].image", args => args.Containers[0].Image = "docker.io/iris:1" },
        { "INFRA026", "containers[0].image", args => args.Containers[0].Image = "123456789012.dkr.ecr.us-east-1.amazonaws.com/iris" },
        { "INFRA026", "containers[0].repositoryAccessMode", args => args.Containers[0].RepositoryAccessMode = "Vpc" },
        { "INFRA026", "containers[0].repositoryCredentialsProviderArn", args => args.Containers[0].RepositoryCredentialsProviderArn = PipelineSamples.CredentialsProvider },
        { "INFRA013", "containers[0].repositoryCredentialsProviderArn", args => Private(args, "arn:aws:lambda:us-east-1:123456789012:layer:x") },
        { "INFRA094", "containers[0].modelPackageName", args => args.Containers[0] = new() { Hostname = "a", ModelPackageName = "iris/v1" } },
        { "INFRA094", "containers[0].modelPackageName", args => args.Containers[0] = new() { Hostname = "a", ModelPackageName = "iris-/1" } },
        { "INFRA094", "containers[0].modelPackageName", args => args.Containers[0] = new() { Hostname = "a", ModelPackageName = "arn:aws:s3:::iris/1" } },
        { "INFRA094", "containers[0].inferenceSpecificationName", args => args.Containers[0] = new() { Hostname = "a", ModelPackageName = "iris", InferenceSpecificationName = "a_b" } },
        { "INFRA016", "containers[0].repositoryAccessMode", args => args.Containers[0].RepositoryAccessMode = "vpc" },
        { "INFRA012", "containers[0].modelDataUrl", args => args.Containers[0].ModelDataUrl = "models/m.tar.gz" },
        { "INFRA027", "containers[0].modelDataUrl", args => args.Containers[0].ModelDataUrl = "s3://models/m.zip" },
        { "INFRA027", "containers[0]", args => args.Containers[0].ModelDataSource = new() { S3Uri = "s3://models/m/" } },
        { "INFRA027", "containers[0].modelDataUrl", args => args.Containers[0].Mode = "MultiModel" },
        { "INFRA016", "containers[0].mode", args => args.Containers[0].Mode = "Single" },
        { "INFRA014", "containers[0].modelDataSource.s3Uri", args => Source(args, new ModelDataSourceArgs()) },
        { "INFRA027", "containers[0].modelDataSource.s3Uri", args => Source(args, new ModelDataSourceArgs { S3Uri = "s3://models/m" }) },
        { "INFRA027", "containers[0].modelDataSource.s3Uri", args => Source(args, new ModelDataSourceArgs { S3Uri = "s3://models/m/", S3DataType = "S3Object" }) },
        { "INFRA016", "containers[0].modelDataSource.compressionType", args => Source(args, new ModelDataSourceArgs { S3Uri = "s3://models/m/", CompressionType = "Zip" }) },
        { "INFRA016", "containers[0].modelDataSource.s3DataType", args => Source(args, new ModelDataSourceArgs { S3Uri = "s3://models/m/", S3DataType = "Prefix" }) },
        { "INFRA027", "containers[0].modelDataSource.compressionType", args => Source(args, new ModelDataSourceArgs { S3Uri = "s3://models/m/", CompressionType = "Gzip" }) },
        { "INFRA095", "containers[0].additionalModelDataSources", args => Additional(args, "a", "b", "c", "d", "e", "f") },
        { "INFRA095", "containers[0].additionalModelDataSources", args => Additional(args, "a", "b", "a") },
        { "INFRA095", "containers[0].additionalModelDataSources[1].channelName", args => Additional(args, "a", "b c") },
        { "INFRA095", "containers[0].additionalModelDataSources[0].channelName", args => Additional(args, new string('c', 65)) },
        { "INFRA095", "containers[0].additionalModelDataSources[0].channelName", args => Additional(args, [null!]) },
        { "INFRA012", "containers[0].additionalModelDataSources[0].s3Uri", args => { Additional(args, "a"); args.Containers[0].AdditionalModelDataSources[0].S3Uri = "x"; } },
        { "INFRA014", "containers[0].additionalModelDataSources[0].s3Uri", args => { Additional(args, "a"); args.Containers[0].AdditionalModelDataSources[0].S3Uri = ""; } },
        { "INFRA027", "containers[0].additionalModelDataSources[0].s3Uri", args => { Additional(args, "a"); args.Containers[0].AdditionalModelDataSources[0].S3Uri = "s3://models/a"; } },
        { "INFRA016", "containers[0].modelCacheSetting", args => (args.Containers[0].Mode, args.Containers[0].ModelDataUrl, args.Containers[0].ModelCacheSetting) = ("MultiModel", "s3://models/all/", "On") },
        { "INFRA030", "containers[0].modelCacheSetting", args => args.Containers[0].ModelCacheSetting = "Enabled" },
        { "INFRA028", "containers[0].environment", args => args.Containers[0].Environment["1X"] = "v" },
        { "INFRA028", "containers[0].environment.LONG", args => args.Containers[0].Environment["LONG"] = new string('v', 1025) },
        { "INFRA028", "containers[0].environment", args => Fill(args.Containers[0], 100, 1) },
        { "INFRA029", "containers", args => args.Containers.ForEach(container => Fill(container, 11, 1000)) },
        { "INFRA030", "containers", args => args.Containers.ForEach(container => (container.Mode, container.ModelDataUrl) = ("MultiModel", "s3://models/all/")) },
        { "INFRA013", "executionRoleArn", args => args.ExecutionRoleArn = "iris-role" },
        { "INFRA031", "artifactUris", args => { args.ExecutionRoleArn = Samples.RoleArn; args.ArtifactUris = ["s3://models/x/"]; } },
        { "INFRA031", "images", args => { args.ExecutionRoleArn = Samples.RoleArn; args.Images = [Samples.Container().Image!]; } },
        { "INFRA031", "kmsKeyArns", args => { args.ExecutionRoleArn = Samples.RoleArn; args.KmsKeyArns = [Samples.KeyArn]; } },
        { "INFRA012", "artifactUris[0]", args => args.ArtifactUris = ["x"] },
        { "INFRA026", "images[1]", args => args.Images = [Samples.Container().Image!, "x"] },
        { "INFRA013", "kmsKeyArns[0]", args => args.KmsKeyArns = ["alias/iris"] },
        { "INFRA017", "vpc.subnets", args => args.Vpc = new VpcArgs { SecurityGroupIds = ["sg-1"] } },
        { "INFRA017", "vpc.securityGroupIds", args => args.Vpc = new VpcArgs { SecurityGroupIds = ["a", "b", "c", "d", "e", "f"], Subnets = ["subnet-1"] } },
        { "INFRA017", "vpc.subnets[0]", args => args.Vpc = new VpcArgs { SecurityGroupIds = ["sg-1"], Subnets = ["subnet 1"] } },
        { "INFRA011", "tags", args => args.Tags["aws:x"] = "y" },
        { "INFRA011", "tags.x", args => args.Tags["x"] = new string('v', 257) },
        { "INFRA011", "tags.y", args => args.Tags["y"] = "a;b" },
        { "INFRA011", "tags", args => Enumerable.Range(0, 50).ToList().ForEach(i => args.Tags[$"t{i}"] = "v") },
        { "INFRA026", "containers[0].image", args => PrivateImage(args, "registry.local/the iris:1") },
        { "INFRA026", "containers[0].image", args => PrivateImage(args, "") },
        { "INFRA026", "containers[0].image", args => PrivateImage(args, new string('i', 256)) },
        { "INFRA026", "containers[0].image", args => args.Containers[0].Image = $"{Repository}{new string('a', 209)}:1" },
        { "INFRA027", "containers[0].modelDataUrl", args => (args.Containers[0].Mode, args.Containers[0].ModelDataUrl) = ("MultiModel", null) },
        { "INFRA094", "containers[0].modelPackageName", args => args.Containers[0] = new() { Hostname = "a", ModelPackageName = PackageOf(177) } },
        { "INFRA017", "vpc.subnets", args => args.Vpc = Vpc(5, 17) },
        { "INFRA011", "tags", args => args.Tags[new string('k', 129)] = "v" },
        { "INFRA011", "tags", args => args.Tags["a;b"] = "v" },
        { "INFRA011", "tags", args => args.Tags[""] = "v" },
    };

    [Fact]
    public void Validate_OfEachMistake_SaysWhatIsAccepted() => Findings.Verify("inference-pipeline", Bad, Samples.Pipeline, InferencePipelineValidator.Validate);

    [Theory]
    [MemberData(nameof(Bad))]
    public void Validate_OfOneMistake_FindsExactlyIt(string id, string path, Action<InferencePipelineArgs> spoil)
    {
        var args = Samples.Pipeline();
        spoil(args);

        var problem = Assert.Single(InferencePipelineValidator.Validate(args, "iris"));

        Assert.Equal((id, path), (problem.Id, problem.Path));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(15)]
    public void Validate_OfAllowedCounts_FindsNothing(int count) => Assert.Empty(InferencePipelineValidator.Validate(
        new InferencePipelineArgs { Containers = [.. Enumerable.Range(0, count).Select(_ => Samples.Container())] }));

    [Fact]
    public void Validate_OfAnyCountOfContainers_FindsOneProblemOutside2To15() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(0, 40).ToArbitrary(),
        count =>
        {
            var args = new InferencePipelineArgs { Containers = [.. Enumerable.Range(0, count).Select(_ => Samples.Container())] };
            return InferencePipelineValidator.Validate(args).Count == (count is >= 2 and <= 15 ? 0 : 1);
        }));

    [Fact]
    public void Validate_OfTypicalUses_FindsNothing()
    {
        Assert.Empty(InferencePipelineValidator.Validate(PipelineSamples.FromCandidate(), "iris"));
        Assert.Empty(InferencePipelineValidator.Validate(PipelineSamples.Private(), "iris"));
        Assert.Empty(InferenceModelValidator.Validate(PipelineSamples.Large(), "iris"));
        Assert.Empty(InferenceModelValidator.Validate(PipelineSamples.Many(), "iris"));
    }

    [Theory]
    [InlineData("iris")]
    [InlineData("iris/12")]
    [InlineData("arn:aws:sagemaker:us-east-1:123456789012:model-package/iris")]
    [InlineData("arn:aws-cn:sagemaker:cn-north-1:123456789012:model-package/iris/999999999")]
    public void Validate_OfModelPackageNames_AcceptsWhatTheRegistryShows(string name) => Assert.Empty(
        InferencePipelineValidator.Validate(new InferencePipelineArgs { Containers = [new() { ModelPackageName = name }, Samples.Container()] }));

    [Fact]
    public void Validate_OfSeveralMistakes_FindsAllInOrder()
    {
        var args = new InferencePipelineArgs { Containers = [new() { Hostname = "a_b", Image = "x" }], ExecutionMode = "Parallel", ExecutionRoleArn = "r" };

        var problems = InferencePipelineValidator.Validate(args, "no_name");

        Assert.Equal(["INFRA010", "INFRA020", "INFRA026", "INFRA023", "INFRA016", "INFRA013"], problems.Select(problem => problem.Id));
    }

    [Fact]
    public void Validate_OfVpcRegistry_AcceptsAnyImage()
    {
        var args = Samples.Pipeline();
        (args.Containers[0].Image, args.Containers[0].RepositoryAccessMode) = ("registry.local/iris:1", "Vpc");
        args.Vpc = new VpcArgs { SecurityGroupIds = ["sg-1"], Subnets = ["subnet-1"] };

        Assert.Empty(InferencePipelineValidator.Validate(args));
    }

    [Fact]
    public void Validate_OfLongestValues_FindsNothing()
    {
        var args = Samples.Pipeline();
        args.Containers[0] = new() { Hostname = "a", ModelPackageName = PackageOf(176) };
        args.Containers[1].Image = $"{Repository}{new string('a', 208)}:1";
        PrivateImage(args, new string('i', 255), 2);
        Fill(args.Containers[2], 99, 1);
        args.Vpc = Vpc(5, 16);
        args.Tags[new string('k', 128)] = new string('v', 256);
        Enumerable.Range(0, 48).ToList().ForEach(i => args.Tags[$"t{i}"] = "v");

        Assert.Empty(InferencePipelineValidator.Validate(args));
        Assert.Equal(255, $"{Repository}{new string('a', 208)}:1".Length);
    }

    [Fact]
    public void Validate_OfSeveralTagsAndVariables_TellsThemInOrder()
    {
        var args = Samples.Pipeline();
        foreach (var letter in "dbace")
        {
            args.Tags[$"{letter};"] = "v";
            args.Containers[0].Environment[$"{letter};"] = "v";
        }

        Assert.Equal(
            ["a;", "b;", "c;", "d;", "e;", "a;", "b;", "c;", "d;", "e;"],
            InferencePipelineValidator.Validate(args).Select(problem => problem.Finding.Split('"')[1]));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void Validate_OfEnvironmentsAtTheLimit_FindsTheFirstByteAbove(int above, bool isRefused)
    {
        // 32 entries of 1 KB over two containers: a key of 3 bytes and a value of 1,021.
        var args = new InferencePipelineArgs { Containers = [Samples.Container(), Samples.Container()] };
        args.Containers.ForEach(container => container.Environment = new());
        foreach (var i in Enumerable.Range(0, 32))
        {
            args.Containers[i % 2].Environment[$"K{i:00}"] = new string('v', i == 0 ? 1021 + above : 1021);
        }

        Assert.Equal(
            isRefused ? ["INFRA029 the environments have 32769 bytes; at most 32768 are allowed."] : [],
            InferencePipelineValidator.Validate(args).Select(problem => $"{problem.Id} {problem.Finding}"));
    }

    [Fact]
    public void ToString_OfProblem_SaysWhatWhichAndHow() => Assert.Equal(
        """
        INFRA020 "containers": has 0; the range is 2 to 15.
            rule:   An inference pipeline has 2 to 15 containers; a model version 1 to 15.
            remedy: Add or remove containers; for a single one, use InferenceModel.
        """,
        InferencePipelineValidator.Validate(new InferencePipelineArgs()).Single().ToString());

    private const string Repository = "123456789012.dkr.ecr.us-east-1.amazonaws.com/";

    private static string PackageOf(int length)
    {
        var (start, end) = ("arn:aws:sagemaker:us-east-1:123456789012:", "/iris");
        return $"{start}{new string('p', length - start.Length - end.Length)}{end}";
    }

    private static VpcArgs Vpc(int groups, int subnets) => new()
    {
        SecurityGroupIds = [.. Enumerable.Range(0, groups).Select(i => (Input<string>)$"sg-{i}")],
        Subnets = [.. Enumerable.Range(0, subnets).Select(i => (Input<string>)$"subnet-{i}")],
    };

    private static void PrivateImage(InferencePipelineArgs args, string image, int index = 0)
    {
        (args.Containers[index].RepositoryAccessMode, args.Containers[index].Image) = ("Vpc", image);
        args.Vpc = PipelineSamples.Vpc();
    }

    private static void Source(InferencePipelineArgs args, ModelDataSourceArgs source) =>
        (args.Containers[0].ModelDataUrl, args.Containers[0].ModelDataSource) = (null, source);

    private static void Additional(InferencePipelineArgs args, params string[] channels) => args.Containers[0].AdditionalModelDataSources =
        [.. channels.Select(channel => new AdditionalModelDataSourceArgs { ChannelName = channel, S3Uri = "s3://models/more/" })];

    private static void Private(InferencePipelineArgs args, string provider)
    {
        (args.Containers[0].RepositoryAccessMode, args.Containers[0].RepositoryCredentialsProviderArn) = ("Vpc", provider);
        args.Vpc = PipelineSamples.Vpc();
    }

    private static void Fill(PipelineContainerArgs container, int entries, int length) =>
        Enumerable.Range(0, entries).ToList().ForEach(i => container.Environment[$"K{i}"] = new string('v', length));
}
