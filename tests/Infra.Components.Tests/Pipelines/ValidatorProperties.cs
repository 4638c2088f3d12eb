using FsCheck;
using FsCheck.Fluent;
using Infra.Components.Pipelines;
using Infra.Components.Shared;
using Infra.Components.Tests.Mocks;
using Pulumi;

namespace Infra.Components.Tests.Pipelines;

/// <summary>What holds for every argument of models, versions and roles.</summary>
public sealed class ValidatorProperties
{
    private static readonly HashSet<string> Ids = [.. Diagnostics.All.Select(diagnostic => diagnostic.Id)];

    [Fact]
    public void Validate_OfAnyPipeline_TellsProblemsAndNeverThrows() => Holds<InferencePipelineArgs>(args => InferencePipelineValidator.Validate(args, "iris"));

    [Fact]
    public void Validate_OfAnyModel_TellsProblemsAndNeverThrows() => Holds<InferenceModelArgs>(args => InferenceModelValidator.Validate(args, "iris"));

    [Fact]
    public void Validate_OfAnyVersion_TellsProblemsAndNeverThrows() => Holds<ModelVersionArgs>(args => ModelVersionValidator.Validate(args, "iris"));

    [Fact]
    public void Validate_OfAnyRecommendationRole_TellsProblemsAndNeverThrows() =>
        Holds<RecommendationRoleArgs>(args => RecommendationRoleValidator.Validate(args, "iris"));

    [Fact]
    public void Validate_OfAnyEnvironment_FindsNothingExactlyWithinAwsLimits() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(0, 130).ToArbitrary(),
        Gen.OneOf(Gen.Choose(1, 40), Gen.Choose(1020, 1030)).ToArbitrary(),
        Gen.OneOf(Gen.Choose(0, 300), Gen.Choose(1020, 1030)).ToArbitrary(),
        (count, keyLength, valueLength) =>
        {
            var args = Samples.Model();
            args.Container.Environment = Enumerable.Range(0, count).ToDictionary(i => $"K{i:000}".PadRight(keyLength, 'x')[..Math.Max(4, keyLength)], _ => new string('v', valueLength));
            var bytes = count * (Math.Max(4, keyLength) + valueLength);

            var found = InferenceModelValidator.Validate(args).Select(problem => problem.Id).ToHashSet();

            var isInLimits = count <= 100 && (count == 0 || (keyLength <= 1024 && valueLength <= 1024));
            return found.Contains("INFRA028") == !isInLimits && found.Contains("INFRA029") == bytes > 32 * 1024 && found.Count <= 2;
        }));

    [Fact]
    public void Validate_OfAnyCountOfDataSources_FindsOneProblemAbove5() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(0, 12).ToArbitrary(),
        count =>
        {
            var args = Samples.Model();
            args.Container.AdditionalModelDataSources = [.. Enumerable.Range(0, count).Select(i => new AdditionalModelDataSourceArgs { ChannelName = $"c{i}", S3Uri = "s3://models/a/" })];
            return InferenceModelValidator.Validate(args).Count == (count <= 5 ? 0 : 1);
        }));

    [Fact]
    public void Validate_OfAnyCountsOfAVersion_FindsOneProblemForEachOutside() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(0, 20).ToArbitrary(),
        Gen.Choose(0, 20).ToArbitrary(),
        Gen.Choose(0, 2000).ToArbitrary(),
        (containers, specifications, length) =>
        {
            var args = Samples.Version();
            args.Containers = [.. Enumerable.Range(0, containers).Select(_ => Samples.Container())];
            args.AdditionalInferenceSpecifications = [.. Enumerable.Range(0, specifications).Select(i => new InferenceSpecificationArgs { Name = $"s{i}", Containers = [Samples.Container()] })];
            args.Description = new string('d', length);

            var expected = (containers is >= 1 and <= 15 ? 0 : 1) + (specifications <= 15 ? 0 : 1) + (length <= 1024 ? 0 : 1);
            return ModelVersionValidator.Validate(args).Count == expected;
        }));

    [Fact]
    public void Validate_OfAnyDigest_AcceptsExactly64HexadecimalDigits() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.OneOf(Gen.Constant(64), Gen.Choose(0, 70)).SelectMany(count => Gen.Elements("0123456789abcdefABCDEFg".ToCharArray()).ArrayOf(count)).ToArbitrary(),
        digits =>
        {
            var args = PipelineSamples.ApprovedVersion();
            args.ModelMetrics!.ModelQuality!.Statistics!.ContentDigest = $"sha256:{new string(digits)}";
            return ModelVersionValidator.Validate(args).Count == (digits.Length == 64 && !digits.Contains('g') ? 0 : 1);
        }));

    [Fact]
    public void Validate_OfHostnames_FindsNothingExactlyWhenAllOrNoneHaveOneOfTheirOwn() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Elements(null, "a", "b", "c").ArrayOf().Where(names => names.Length is >= 2 and <= 8).ToArbitrary(),
        names =>
        {
            var args = new InferencePipelineArgs { Containers = [.. names.Select(name => Samples.Container(name))] };
            var (unnamed, named) = (names.Count(name => name is null), names.OfType<string>().ToList());

            var found = InferencePipelineValidator.Validate(args);

            return found.Count(problem => problem.Id == "INFRA021") == (unnamed < names.Length ? unnamed : 0)
                && found.Count(problem => problem.Id == "INFRA022") == named.GroupBy(name => name).Count(group => group.Count() > 1)
                && found.All(problem => problem.Id is "INFRA021" or "INFRA022");
        }));

    private static void Holds<T>(Func<T, IReadOnlyList<Problem>> validate)
        where T : ResourceArgs, new() => Check.One(
        FsCheck.Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(RandomArgs.Of<T>(), args =>
        {
            var problems = validate(args);
            return problems.All(problem => Ids.Contains(problem.Id) && problem.Path.Length > 0 && problem.Finding.EndsWith('.') && problem.Remedy.EndsWith('.'))
                && problems.SequenceEqual(validate(args));
        }));
}
