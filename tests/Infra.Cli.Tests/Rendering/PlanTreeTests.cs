using System.Text.Json.Nodes;
using Infra.Cli.Rendering;
using Infra.Cli.Tests.Consoles;
using Infra.Sandbox.Engine.Planning;

namespace Infra.Cli.Tests.Rendering;

public sealed class PlanTreeTests
{
    [Fact]
    public void Write_FirstDeployment_ShowsEveryResourceUnderItsParent()
    {
        Assert.Equal(
            [
                "+ infra-test pulumi:pulumi:Stack",
                "└── + async infra:index:AsyncEndpoint",
                "    ├── + async-config aws:sagemaker/endpointConfiguration:EndpointConfiguration",
                "    └── + async-endpoint aws:sagemaker/endpoint:Endpoint",
                "4 created",
            ],
            Lines(
                Steps.Stack(StepOperation.Create),
                Steps.Component(StepOperation.Create),
                Steps.Configuration(StepOperation.Create),
                Steps.Endpoint(StepOperation.Create)));
    }

    [Fact]
    public void Write_ReplacementAndUpdate_SaysHowAndWhichPropertyForcesIt()
    {
        Assert.Equal(
            [
                "  infra-test pulumi:pulumi:Stack",
                "└──   async infra:index:AsyncEndpoint",
                "    ├── ± async-config aws:sagemaker/endpointConfiguration:EndpointConfiguration replaced: created first, then the old one deleted",
                "    │   └── productionVariants[0].instanceType \"ml.m5.xlarge\" → \"ml.c5.xlarge\" (forces replacement)",
                "    └── ~ async-endpoint aws:sagemaker/endpoint:Endpoint updated in place",
                "        └── endpointConfigName \"async-config-1\" → (known after apply)",
                "1 updated, 1 replaced, 2 unchanged",
            ],
            Lines(
                Steps.Stack(StepOperation.Same),
                Steps.Component(StepOperation.Same),
                Steps.Configuration(StepOperation.Replace, Steps.Change("productionVariants[0].instanceType", "ml.m5.xlarge", "ml.c5.xlarge", replaces: true)),
                Steps.Endpoint(StepOperation.Update, Steps.Change("endpointConfigName", "async-config-1", DeploymentPlan.UnknownValue))));
    }

    [Fact]
    public void Write_DeleteBeforeReplace_SaysTheOrder()
    {
        Assert.Equal(
            ["± async-endpoint aws:sagemaker/endpoint:Endpoint replaced: deleted first, then created", "1 replaced"],
            Lines(Steps.Endpoint(StepOperation.Replace) with { DeleteBeforeReplace = true }));
    }

    [Fact]
    public void Write_ReplacementThatNoChangeForces_SaysWhy()
    {
        Assert.Equal(
            [
                "± async-endpoint aws:sagemaker/endpoint:Endpoint replaced: created first, then the old one deleted",
                "└── because of resourceId, replacementTrigger",
                "1 replaced",
            ],
            Lines(Steps.Endpoint(StepOperation.Replace) with { ReplaceReasons = ["resourceId", "replacementTrigger"] }));
    }

    [Fact]
    public void Write_Deletions_KeepTheTree()
    {
        Assert.Equal(
            [
                "- infra-test pulumi:pulumi:Stack",
                "└── - async infra:index:AsyncEndpoint",
                "    └── - async-endpoint aws:sagemaker/endpoint:Endpoint",
                "3 deleted",
            ],
            Lines(Steps.Endpoint(StepOperation.Delete), Steps.Component(StepOperation.Delete), Steps.Stack(StepOperation.Delete)));
    }

    [Fact]
    public void Write_NothingChanges_ShowsTheCountOnly() =>
        Assert.Equal(["3 unchanged"], Lines(Steps.Stack(StepOperation.Same), Steps.Component(StepOperation.Same), Steps.Endpoint(StepOperation.Same)));

    [Fact]
    public void Write_NoSteps_SaysSo() => Assert.Equal(["no resources"], Lines());

    [Fact]
    public void Write_Secret_StaysMasked() =>
        Assert.Equal(
            "└── password \"[secret]\" → \"[secret]\"",
            Lines(Steps.Endpoint(StepOperation.Update, Steps.Change("password", DeploymentPlan.MaskedValue, DeploymentPlan.MaskedValue)))[1]);

    [Fact]
    public void Write_AddedRemovedAndStructuredValues_AreShownAsJson()
    {
        Assert.Equal(
            ["├── count none → 2", "├── tags {\"team\":\"ml\"} → none", "└── text none → \"[bold]no markup[/]\""],
            Lines(Steps.Endpoint(
                StepOperation.Update,
                Steps.Change("count", null, 2),
                Steps.Change("tags", new JsonObject { ["team"] = "ml" }, null),
                Steps.Change("text", null, "[bold]no markup[/]")))[1..4]);
    }

    [Fact]
    public void Write_LongValue_IsCut()
    {
        var value = new string('x', 100);

        Assert.Equal(
            $"└── policy none → \"{new string('x', 79)}…",
            Lines(Steps.Endpoint(StepOperation.Update, Steps.Change("policy", null, value)))[1]);
    }

    private static string[] Lines(params PlannedStep[] steps)
    {
        var console = new TextConsole();
        PlanTree.Write(console.Console, steps);
        return [.. console.Lines];
    }
}
