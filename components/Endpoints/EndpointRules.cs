using Infra.Components.Shared;
using Pulumi;

namespace Infra.Components.Endpoints;

/// <summary>Checks of arguments that several kinds of endpoint have.</summary>
internal static class EndpointRules
{
    public static void CheckModel(
        this ProblemList problems, Input<string>? modelName, Input<string>? executionRoleArn, string? endpointName, string? variantName)
    {
        problems.Require("modelName", modelName);
        problems.Require("executionRoleArn", executionRoleArn);
        problems.Check("executionRoleArn", executionRoleArn, ValueRules.RoleArn);
        problems.Check("endpointName", endpointName, ValueRules.Name63(Diagnostics.EndpointName));
        problems.Check("variantName", variantName, ValueRules.Name63(Diagnostics.EndpointName));
    }

    public static void CheckAlarms(this ProblemList problems, InvocationAlarmsArgs alarms)
    {
        problems.Range("alarms.serverErrorCount", alarms.ServerErrorCount, 0, int.MaxValue);
        problems.RangeOrUnset("alarms.latencyInMilliseconds", alarms.LatencyInMilliseconds, 1, EndpointKind.RealTime.MaximumLatencyInMilliseconds, " ms");
        problems.CheckActions(alarms.ActionArns);
    }

    public static void CheckActions(this ProblemList problems, List<Input<string>> actionArns)
    {
        problems.Range("alarms.actionArns", actionArns.Count, 0, 5, " ARNs");
        problems.CheckAll("alarms.actionArns", actionArns, ValueRules.AnyArn);
    }

    public static void CheckCooldowns(this ProblemList problems, int scaleIn, int scaleOut)
    {
        problems.Range("scaling.scaleInCooldownInSeconds", scaleIn, 0, 86_400, " s");
        problems.Range("scaling.scaleOutCooldownInSeconds", scaleOut, 0, 86_400, " s");
    }
}
