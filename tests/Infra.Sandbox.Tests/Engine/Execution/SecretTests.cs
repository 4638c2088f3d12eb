using System.Text.Json.Nodes;
using Infra.Sandbox.Engine.Planning;
using Infra.Sandbox.Tests.Engine.Programs;
using Pulumi;

namespace Infra.Sandbox.Tests.Engine.Execution;

public sealed class SecretTests : IDisposable
{
    private const string Secret = "correct horse";
    private readonly EngineFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task Preview_OfASecretInput_ShowsItNowhere()
    {
        var plan = await fixture.PreviewAsync(() => _ = new Thing("a", new ThingArgs { Password = Output.CreateSecret(Secret) }));

        var digest = plan.ToDigestJson();
        Assert.DoesNotContain(Secret, digest, StringComparison.Ordinal);
        var step = JsonNode.Parse(digest)!["steps"]![1]!;
        Assert.Equal("[secret]", (string?)step["newState"]!["inputs"]!["password"]);
        Assert.Equal("[secret]", (string?)step["newState"]!["outputs"]!["password"]);
    }

    [Fact]
    public async Task Preview_OfAChangedSecret_NamesThePathAndMasksBothValues()
    {
        await fixture.DeployAsync(() => _ = new Thing("a", new ThingArgs { Password = Output.CreateSecret(Secret) }));

        var plan = await fixture.PreviewAsync(() => _ = new Thing("a", new ThingArgs { Password = "now in clear" }));

        var change = Assert.Single(plan.Steps.Single(step => step.Name == "a").Changes);
        Assert.Equal(("password", "[secret]", "[secret]"), (change.Path, (string?)change.Before, (string?)change.After));
    }

    [Fact]
    public async Task Up_OfASecretInput_KeepsTheOutputSecretAndTheStateMarked()
    {
        Output<string?>? password = null;
        var result = await fixture.UpAsync(() => (password = new Thing("a", new ThingArgs { Password = Output.CreateSecret(Secret) }).Password).Apply(value => value!));

        Assert.Empty(result.Failures);
        Assert.True(await Output.IsSecretAsync(password!));
        Assert.Equal(["result"], result.Outputs.Secrets);
        Assert.Equal(Secret, result.Outputs.Text("result"));
        Assert.Contains("1b47061264138c4ac30d75fd1eb44270", await File.ReadAllTextAsync(fixture.StatePath), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_WithAdditionalSecretOutputs_MakesThemSecret()
    {
        Output<string>? arn = null;
        await fixture.DeployAsync(() => arn = new Thing("a", options: new CustomResourceOptions { AdditionalSecretOutputs = { "arn" } }).Arn);

        Assert.True(await Output.IsSecretAsync(arn!));
    }

    [Fact]
    public async Task Preview_WithSecretConfig_BlindsIt()
    {
        fixture.NewEngine(options => options with { SecretConfigKeys = ["infra:token"] });
        var config = new Dictionary<string, string>(StringComparer.Ordinal) { ["infra:token"] = Secret, ["aws:region"] = "us-east-1" };

        var plan = await fixture.Engine.PreviewAsync(TestStack.Of(() => { }), config);

        Assert.Equal(DeploymentPlan.MaskedValue, plan.Config["infra:token"]);
        Assert.DoesNotContain(Secret, plan.ToDigestJson(), StringComparison.Ordinal);
    }
}
