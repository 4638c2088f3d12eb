using System.Runtime.CompilerServices;
using Infra.Sandbox.Tests.Engine.Programs;
using Pulumi;

namespace Infra.Sandbox.Tests.Engine.Planning;

public sealed class DigestTests : IDisposable
{
    private readonly EngineFixture fixture = new();

    public void Dispose() => fixture.Dispose();

    [Fact]
    public async Task ToDigestJson_OfEveryKindOfStep_IsPulumisDigest()
    {
        fixture.NewEngine(options => options with { SecretConfigKeys = ["infra:token"] });
        await fixture.DeployAsync(() => Program("one", 1, withLast: true));

        var plan = await fixture.Engine.PreviewAsync(TestStack.Of(() => Program("two", 2, withLast: false)), Config);

        Assert.Equal(await File.ReadAllTextAsync(Beside("DigestTests.verified.json")), plan.ToDigestJson());
    }

    [Fact]
    public async Task ToDigestJson_OfAProgramThatFails_HoldsTheError()
    {
        var plan = await fixture.PreviewAsync(() => throw new ResourceException("INFRA001: no", null));

        Assert.Contains(
            """
                "diagnostics": [
                    {
                        "message": "INFRA001: no",
                        "severity": "error"
                    }
                ],
            """,
            plan.ToDigestJson(),
            StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Config =>
        new(StringComparer.Ordinal) { ["infra:token"] = "hidden", ["infra:endpoint"] = """{"instanceType":"ml.m5.large"}""" };

    private static void Program(string name, int size, bool withLast)
    {
        var group = new Group("group");
        var replaced = new Thing("replaced", new ThingArgs { Name = name, Tags = { ["a.b"] = "c" } }, new CustomResourceOptions { Parent = group });
        _ = new Thing(
            "updated",
            new ThingArgs { Size = size, Link = replaced.Arn, Password = Output.CreateSecret("p" + name) },
            new CustomResourceOptions { Parent = group, Protect = true });
        _ = new Thing("same", options: new CustomResourceOptions { DependsOn = { replaced } });
        if (withLast) _ = new Thing("deleted");
        else _ = new Thing("created", new ThingArgs { Parts = { new PartArgs { Kind = "k", Link = replaced.Arn } } });
    }

    private static string Beside(string name, [CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, name);
}
