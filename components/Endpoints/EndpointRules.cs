using Infra.Components.Shared;
using Infra.Components.Shared.Rules;
using Pulumi;

namespace Infra.Components.Endpoints;

/// <summary>Checks of arguments that several kinds of endpoint have.</summary>
internal static class EndpointRules
{
    public static void CheckModel(
        this ProblemList problems, Input<string>? modelName, Input<string>? executionRoleArn, string? endpointName, string? variantName)
    {
        problems.Require("modelName", modelName);
        problems.Require("executionRoleArn", executionRoleArn, ValueRules.RoleArn);
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

    /// <summary>The bounds of scaling and the count within them, or the count alone where nothing scales.</summary>
    public static void CheckCapacity(this ProblemList problems, EndpointKind kind, int initial, bool isScaled, int minimum, int maximum)
    {
        if (!isScaled)
        {
            problems.AddIf(initial < 1, kind.Capacity, "initialInstanceCount", $"is {initial}; without scaling it is at least 1.");
            return;
        }

        var (least, most) = (Math.Max(1, minimum), Math.Max(1, maximum));
        problems.AddIf(minimum < kind.MinimumCapacity, kind.Capacity, "scaling.minCapacity", $"is {minimum}; the least is {kind.MinimumCapacity}.");
        problems.AddIf(maximum < least, kind.Capacity, "scaling.maxCapacity", $"is {maximum}; with minCapacity {minimum} it is at least {least}.");
        problems.AddIf(initial < least || initial > most, kind.Capacity, "initialInstanceCount", $"is {initial} with capacity {minimum} to {maximum}.");
    }

    public static void CheckCooldowns(this ProblemList problems, int scaleIn, int scaleOut)
    {
        problems.Range("scaling.scaleInCooldownInSeconds", scaleIn, 0, 86_400, " s");
        problems.Range("scaling.scaleOutCooldownInSeconds", scaleOut, 0, 86_400, " s");
    }
}
