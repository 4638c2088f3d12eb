using System.Runtime.CompilerServices;
using Infra.Operations.Promotion;
using Infra.Operations.Shared;
using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Tests.Promotion;

public sealed class PromotionRulesTests
{
    [Fact]
    public void Parse_Rules_AreRead()
    {
        var rules = PromotionRules.Parse("environments: [a, b]\nkeys:\n  - x:y # why\n  - path: x:z[*].k\n    optional: true\n");

        Assert.Equal(["a", "b"], rules.Environments);
        Assert.Equal([new TravellingKey("x:y"), new TravellingKey("x:z[*].k", IsOptional: true)], rules.Keys);
    }

    [Fact]
    public void Parse_Mistakes_AreReportedTogetherWithLines()
    {
        var error = Assert.Throws<OperationException>(() => PromotionRules.Parse("""
            environments: [dev, dev, "a b"]
            stages: []
            keys:
              - infra:x
              - infra:x
              - infra:y[one]
              - [nested]
              - path: infra:z
                optional: maybe
            """));

        Assert.Equal([2, 1, 1, 1, 5, 6, 7, 8], error.Problems.Select(problem => problem.Line));
        Assert.All(error.Problems, problem => Assert.Equal((PromotionErrors.Rules, "promotion.yaml"), (problem.Id, problem.File)));
    }

    [Theory]
    [InlineData("", "is not a map")]
    [InlineData("environments: [a, b]\n", "\"keys\" is missing")]
    [InlineData("environments: x\nkeys: [a:b]\n", "\"environments\" is missing")]
    [InlineData("keys: [\n", "is not closed")]
    public void Parse_NotRules_SaysWhatIsMissing(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<OperationException>(() => PromotionRules.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Load_Missing_SaysSo() =>
        Assert.Contains("cannot be read", Assert.Throws<OperationException>(() => PromotionRules.Load(Path.Combine(Path.GetTempPath(), "none", "promotion.yaml"))).Message, StringComparison.Ordinal);

    [Fact]
    public void ProjectRules_EveryRequiredKey_IsInEveryEnvironment()
    {
        var root = ProjectRoot();
        var rules = PromotionRules.Load(Path.Combine(root, "promotion.yaml"));

        foreach (var stack in rules.Environments)
        {
            var file = StackFile.Load(Path.Combine(root, $"Pulumi.{stack}.yaml"));
            foreach (var key in rules.Keys.Where(key => !key.IsOptional))
                Assert.True(file.Has(key.Path.Replace("[*]", "[0]", StringComparison.Ordinal)), $"{stack} lacks {key.Path}");
        }
    }

    private static string ProjectRoot([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
