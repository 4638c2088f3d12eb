using Microsoft.CodeAnalysis;

namespace Offline.PulumiProviders.Tests.Generation;

public sealed class GeneratorTests
{
    private const string Program = """
        using Pulumi;
        using Pulumi.Acme.Toys;
        using Pulumi.Acme.Toys.Inputs;

        public static class Program
        {
            public static Output<string> Run()
            {
                var robot = new Robot("one", new RobotArgs
                {
                    RobotName = "one",
                    Power = 3,
                    Ratio = 0.5,
                    Colour = Colour.DarkBlue,
                    Arms = { new RobotArmArgs { Length = 2, Colour = Colour.Red } },
                    Tags = { ["team"] = "a" },
                });
                var found = Robot.Get("two", "id", new RobotState { Serial = robot.Serial, Arms = { new RobotArmGetArgs { Length = 1 } } });
                var called = Pulumi.Acme.GetRobot.Invoke(new() { Serial = found.Serial, Default = true });
                return called.Apply(result => result.Event ?? result.Serial);
            }
        }
        """;

    [Fact]
    public void Generate_OneOfEverything_CompilesWithTheProgramThatUsesIt()
    {
        Assert.Empty(GeneratorRun.Problems(GeneratorRun.Compile(AcmeFacts.Json, Program)));
    }

    [Fact]
    public void Generate_DeprecatedList_WarnsWhereItIsUsed()
    {
        var compilation = GeneratorRun.Compile(AcmeFacts.Json, "var args = new Pulumi.Acme.Toys.RobotArgs(); args.Notes.Add(\"x\");");

        var warning = Assert.Single(compilation.GetDiagnostics(), diagnostic => diagnostic.Id == "CS0618");
        Assert.Equal("'RobotArgs.Notes' is obsolete: 'Use \"tags\".'", warning.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Generate_PackageNotBridged_HasNoStateAndGetTakesNone()
    {
        var compilation = GeneratorRun.Compile(AcmeFacts.Json.Replace("\"bridged\": true", "\"bridged\": false", StringComparison.Ordinal));

        Assert.Null(compilation.GetTypeByMetadataName("Pulumi.Acme.Toys.RobotState"));
        Assert.Null(compilation.GetTypeByMetadataName("Pulumi.Acme.Toys.Inputs.RobotArmGetArgs"));
        var get = (IMethodSymbol)compilation.GetTypeByMetadataName("Pulumi.Acme.Toys.Robot")!.GetMembers("Get").Single();
        Assert.Equal(["name", "id", "options"], get.Parameters.Select(parameter => parameter.Name));
    }

    [Fact]
    public void Generate_Alias_IsAmongTheOptions()
    {
        var source = GeneratorRun.Driver(new GeneratorRun.Text(GeneratorRun.Path, AcmeFacts.Json))
            .RunGenerators(GeneratorRun.Compilation()).GetRunResult().GeneratedTrees
            .Single(tree => tree.FilePath.EndsWith("Pulumi.Acme.Toys.Robot.g.cs", StringComparison.Ordinal)).ToString();

        Assert.Contains("defaultOptions.Aliases.Add(new global::Pulumi.Alias { Type = \"acme:toys/robotV1:RobotV1\" });", source, StringComparison.Ordinal);
    }

    [Fact]
    public void Generate_FileOfAnotherName_IsNotRead()
    {
        Assert.Empty(GeneratorRun.Diagnose("{", "/facts/other.json"));
    }

    [Fact]
    public void Generate_SameFactsTwice_EmitsTheSameText()
    {
        Assert.Equal(Run(), Run());

        static IEnumerable<string> Run() => GeneratorRun.Driver(new GeneratorRun.Text(GeneratorRun.Path, AcmeFacts.Json))
            .RunGenerators(GeneratorRun.Compilation()).GetRunResult().GeneratedTrees.Select(tree => tree.ToString()).ToList();
    }

    [Fact]
    public void Generate_ProgramEditedFactsUntouched_DoesNoWorkAgain()
    {
        var driver = GeneratorRun.Driver(new GeneratorRun.Text(GeneratorRun.Path, AcmeFacts.Json)).RunGenerators(GeneratorRun.Compilation());

        var second = driver.RunGenerators(GeneratorRun.Compilation("class Edited { }")).GetRunResult();

        var reasons = second.Results.Single().TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs).Select(output => output.Reason);
        Assert.Equal([IncrementalStepRunReason.Cached], reasons.Distinct());
    }
}
