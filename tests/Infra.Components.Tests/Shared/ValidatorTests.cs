using Infra.Components.AsyncInference;
using Infra.Components.BatchInference;
using Infra.Components.Pipelines;
using Infra.Components.RealTimeInference;
using Infra.Components.ServerlessInference;
using Infra.Components.Shared;
using Infra.Components.Tests.Mocks;
using Pulumi;

namespace Infra.Components.Tests.Shared;

/// <summary>What all validators have in common.</summary>
public sealed class ValidatorTests
{
    private static readonly IReadOnlyDictionary<string, Case> Cases = new Dictionary<string, Case>
    {
        ["InferencePipeline"] = Of(Samples.Pipeline, InferencePipelineValidator.Validate, args => args.Tags),
        ["InferenceModel"] = Of(Samples.Model, InferenceModelValidator.Validate, args => args.Tags),
        ["ModelVersion"] = Of(Samples.Version, ModelVersionValidator.Validate, args => args.Tags),
        ["RecommendationRole"] = Of(Samples.RecommendationRole, RecommendationRoleValidator.Validate, args => args.Tags),
        ["AsyncEndpoint"] = Of(Samples.Endpoint, AsyncEndpointValidator.Validate, args => args.Tags),
        ["RealTimeEndpoint"] = Of(Samples.RealTime, RealTimeEndpointValidator.Validate, args => args.Tags),
        ["ServerlessEndpoint"] = Of(Samples.Serverless, ServerlessEndpointValidator.Validate, args => args.Tags),
        ["BatchTransform"] = Of(Samples.Batch, BatchTransformValidator.Validate, args => args.Tags),
    };

    public static TheoryData<string> Components { get; } = new(Cases.Keys);

    [Theory]
    [MemberData(nameof(Components))]
    public void Validate_OfNothing_Throws(string component) =>
        Assert.Equal("args", Assert.Throws<ArgumentNullException>(() => Cases[component].OfNothing()).ParamName);

    [Theory]
    [MemberData(nameof(Components))]
    public void Validate_OfSampleAndName_FindsNothing(string component) => Assert.Empty(Cases[component].Validate("iris", null));

    [Theory]
    [MemberData(nameof(Components))]
    public void Validate_OfBadName_FindsItAlone(string component) =>
        Assert.Equal(("INFRA010", "name", "is \"no_name\", not 1 to 40 letters, digits and single hyphens."), Told(Cases[component].Validate("no_name", null)));

    [Theory]
    [MemberData(nameof(Components))]
    public void Validate_OfBadTag_FindsItAlone(string component) =>
        Assert.Equal(("INFRA011", "tags.owner", "is \"a;b\", which AWS does not take."), Told(Cases[component].Validate(null, tags => tags["owner"] = "a;b")));

    [Fact]
    public void Cases_OfValidators_AreAllOfThem() => Assert.Equal(
        typeof(Diagnostics).Assembly.GetExportedTypes().Where(type => type.Name.EndsWith("Validator", StringComparison.Ordinal)).Select(type => type.Name[..^"Validator".Length]).Order(),
        Cases.Keys.Order());

    private static (string Id, string Path, string Finding) Told(IReadOnlyList<Problem> problems)
    {
        var problem = Assert.Single(problems);
        return (problem.Id, problem.Path, problem.Finding);
    }

    private static Case Of<TArgs>(Func<TArgs> sample, Func<TArgs, string?, IReadOnlyList<Problem>> validate, Func<TArgs, InputMap<string>> tags)
        where TArgs : class => new(
            () => validate(null!, null),
            (name, tag) =>
            {
                var args = sample();
                tag?.Invoke(tags(args));
                return validate(args, name);
            });

    private sealed record Case(Func<IReadOnlyList<Problem>> OfNothing, Func<string?, Action<InputMap<string>>?, IReadOnlyList<Problem>> Validate);
}
