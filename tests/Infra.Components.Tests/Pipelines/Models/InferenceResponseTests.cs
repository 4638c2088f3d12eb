using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Infra.Components.Pipelines;
using Infra.Components.Pipelines.Models;
using Infra.Components.Tests.Mocks;
using Pulumi;

namespace Infra.Components.Tests.Pipelines.Models;

public sealed class InferenceResponseTests
{
    private const string Model = "aws:sagemaker/model:Model";
    private const string Supported = "SAGEMAKER_INFERENCE_SUPPORTED";
    private const string In = "SAGEMAKER_INFERENCE_INPUT";
    private const string Out = "SAGEMAKER_INFERENCE_OUTPUT";

    private static readonly string[] AllKeys = ["predicted_label", "probability", "probabilities", "labels"];

    [Fact]
    public void Chain_OfClassificationCandidate_PassesEachContainersKeysToTheNext()
    {
        var chained = InferenceResponse.Chain(Environments(PipelineSamples.Candidate()), ["labels", "probability", "predicted_label"]);

        Assert.Equal(Environments(PipelineSamples.Candidate())[0], chained[0]);
        Assert.Equal((null, "probability,predicted_label"), (chained[1].GetValueOrDefault(In), chained[1][Out]));
        Assert.Equal(("probability,predicted_label", "labels,probability,predicted_label"), (chained[2][In], chained[2][Out]));
        Assert.Equal("20971520", chained[1]["MAX_CONTENT_LENGTH"]);
    }

    [Fact]
    public void Chain_OfNoKeys_ChangesNothing()
    {
        var environments = Environments(PipelineSamples.Candidate());

        Assert.Equal(environments.AsEnumerable(), InferenceResponse.Chain(environments, []));
    }

    [Fact]
    public void Chain_OverAContainerThatSupportsNone_StartsAnew()
    {
        var chained = InferenceResponse.Chain([Supporting("a"), [], Supporting("a")], ["a"]);

        Assert.Equal(["a", null, "a"], chained.Select(environment => environment.GetValueOrDefault(Out)));
        Assert.All(chained, environment => Assert.DoesNotContain(In, environment.Keys));
    }

    [Fact]
    public void Chain_OfAnyContainersAndKeys_SetsTheSupportedKeysInTheAskedOrder() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.ListOf(Gen.SubListOf(AllKeys)).Select(lists => lists.Select(keys => keys.ToArray()).ToArray()).ToArbitrary(),
        Gen.SubListOf(AllKeys).SelectMany(keys => Gen.Shuffle(keys.ToArray())).ToArbitrary(),
        (supported, keys) =>
        {
            var environments = supported.Select(names => names.Length == 0 ? [] : Supporting(names)).ToImmutableArray();

            var chained = InferenceResponse.Chain(environments, keys);

            var previous = "";
            foreach (var (before, after, names) in environments.Zip(chained, supported))
            {
                var expected = string.Join(',', keys.Where(names.Contains));
                var others = after.RemoveRange([In, Out]);
                if (after.GetValueOrDefault(Out, "") != expected
                    || after.GetValueOrDefault(In, "") != (names.Length == 0 ? "" : previous)
                    || !others.OrderBy(pair => pair.Key).SequenceEqual(before.OrderBy(pair => pair.Key)))
                {
                    return false;
                }

                previous = expected;
            }

            return chained.Length == environments.Length;
        }));

    [Fact]
    public async Task Construct_OfCandidate_SetsTheKeysInTheModelsEnvironment()
    {
        var run = await TestRun.Of(() => _ = new InferencePipeline("iris", PipelineSamples.FromCandidate()));

        var environments = run.Single(Model).List("containers").Select(container => (ImmutableDictionary<string, object>)((ImmutableDictionary<string, object>)container)["environment"]).ToList();
        Assert.DoesNotContain(Out, environments[0].Keys);
        Assert.Equal("predicted_label,probability", environments[1][Out]);
        Assert.Equal("predicted_label,probability", environments[2][In]);
        Assert.Equal("predicted_label,probability,labels", environments[2][Out]);
    }

    [Fact]
    public async Task Construct_OfModelOfACandidate_SetsTheKeys()
    {
        var container = new AutoMLContainer(
            "348316444620.dkr.ecr.us-east-1.amazonaws.com/autogluon:1", "s3://automl/out/model.tar.gz", new Dictionary<string, string> { [Supported] = "predicted_label, probability" });

        var run = await TestRun.Of(() => _ = new InferenceModel("iris", InferenceModelArgs.FromAutoMLCandidate(container, ["probability"])));

        var environment = (ImmutableDictionary<string, object>)run.Single(Model).Map("primaryContainer")["environment"];
        Assert.Equal("probability", environment[Out]);
        Assert.Equal("predicted_label, probability", environment[Supported]);
    }

    [Fact]
    public async Task Construct_OfEnvironmentThatIsAnOutput_ChecksTheKeysWhenItIsKnown()
    {
        var late = new TaskCompletionSource<ImmutableDictionary<string, string>>();
        var args = PipelineSamples.FromCandidate();
        args.Containers[2].Environment = Output.Create(late.Task);
        Assert.Empty(InferencePipelineValidator.Validate(args));

        var message = await TestRun.FailureOf(() =>
        {
            _ = new InferencePipeline("iris", args);
            late.SetResult(Supporting("predicted_label"));
        });

        Assert.Contains("INFRA096 \"inferenceResponseKeys[1]\": \"probability\" is not supported; the candidate supports predicted_label.", message, StringComparison.Ordinal);
        Assert.Contains("INFRA096 \"inferenceResponseKeys[2]\": \"labels\"", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Construct_OfEnvironmentsThatTurnOutTooLarge_FailsWhenTheyAreKnown()
    {
        var late = new TaskCompletionSource<ImmutableDictionary<string, string>>();
        var args = Samples.Pipeline();
        args.Containers[1].Environment = Output.Create(late.Task);

        var message = await TestRun.FailureOf(() =>
        {
            _ = new InferencePipeline("iris", args);
            late.SetResult(Enumerable.Range(0, 33).ToImmutableDictionary(i => $"K{i}", _ => new string('v', 1000)));
        });

        Assert.Contains("INFRA029 \"containers\": the environments have", message, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string[]> Bad { get; } = new()
    {
        { "inferenceResponseKeys[1]", "\"score\" is not supported; the candidate supports predicted_label, probability, labels, probabilities.", ["labels", "score"] },
        { "inferenceResponseKeys", "has \"labels\" 2 times.", ["labels", "labels"] },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Validate_OfKeysTheCandidateDoesNotSupport_NamesTheSupported(string path, string finding, string[] keys)
    {
        var problem = Assert.Single(InferencePipelineValidator.Validate(InferencePipelineArgs.FromAutoMLCandidate("best", PipelineSamples.Candidate(), keys)));

        Assert.Equal(("INFRA096", path, finding), (problem.Id, problem.Path, problem.Finding));
    }

    [Fact]
    public void Validate_OfKeysForAModelThatSupportsNone_SaysSo()
    {
        var args = Samples.Model();
        args.InferenceResponseKeys = ["labels", "probability"];

        var problem = Assert.Single(InferenceModelValidator.Validate(args));

        Assert.Equal(("INFRA096", "inferenceResponseKeys"), (problem.Id, problem.Path));
        Assert.Equal("is given, but the last container's environment has no SAGEMAKER_INFERENCE_SUPPORTED.", problem.Finding);
    }

    private static ImmutableArray<ImmutableDictionary<string, string>> Environments(IEnumerable<AutoMLContainer> containers) =>
        [.. containers.Select(container => container.Environment.ToImmutableDictionary())];

    private static ImmutableDictionary<string, string> Supporting(params string[] keys) =>
        ImmutableDictionary<string, string>.Empty.Add(Supported, string.Join(',', keys)).Add("OTHER", "kept");
}
