using System.Globalization;
using Infra.Operations.Shared;

namespace Infra.Operations.Review;

/// <summary>The sentences of a report.</summary>
internal static class ReviewWords
{
    public static string Of(ReviewAction action) => action switch
    {
        ReviewAction.Delete => "deleted",
        ReviewAction.Replace => "replaced",
        ReviewAction.Update => "updated",
        ReviewAction.Create => "created",
        ReviewAction.Import => "imported",
        _ => "other",
    };

    public static string Label(RiskLevel level) => level switch
    {
        RiskLevel.DataLoss => "Data loss",
        RiskLevel.Outage => "Outage",
        RiskLevel.Refusal => "Will fail",
        _ => "Less oversight",
    };

    public static string Of(ServingKind kind) => kind switch
    {
        ServingKind.Asynchronous => "asynchronous",
        ServingKind.RealTime => "real-time",
        _ => "serverless",
    };

    public static string Article(ServingKind kind) => kind == ServingKind.Asynchronous ? "an asynchronous" : $"a {Of(kind)}";

    public static string Resource(ReviewedResource resource, bool inTable = false) =>
        $"{MarkdownText.Code(Urn.ShortType(resource.Type), inTable)} {MarkdownText.Code(resource.Name, inTable)}";

    public static string Of(ReviewRisk risk) =>
        $"{MarkdownText.Code(Urn.ShortType(risk.Type))} {MarkdownText.Code(risk.Name)} is {Of(risk.Action)}: {risk.Consequence}.";

    public static string Of(CallerChange change, string? region) => change.Kind switch
    {
        CallerChangeKind.EndpointRemoved => $"The endpoint of {Subject(change)} is deleted: callers get errors from then on.",
        CallerChangeKind.EndpointKindChanged => KindChanged(change),
        CallerChangeKind.EndpointReplaced => $"The endpoint of {Subject(change)} is deleted and created again: its name or ARN changes, and callers get errors meanwhile.",
        CallerChangeKind.EndpointCreated => $"The endpoint of {Subject(change)} is new.",
        CallerChangeKind.EndpointUpdated => $"The endpoint of {Subject(change)} takes its new configuration while it serves; its name stays.",
        CallerChangeKind.InstanceType => $"The instance type of {Subject(change)} changes from {Value(change.Before)} to {Value(change.After)}{Cost(change, region)}.",
        CallerChangeKind.InstanceCount => $"The initial number of instances of {Subject(change)} changes from {Value(change.Before)} to {Value(change.After)}.",
        CallerChangeKind.Concurrency => $"An instance of {Subject(change)} works on {Value(change.After)} requests at the same time, before {Value(change.Before)}.",
        CallerChangeKind.ServerlessMemory => $"The memory of {Subject(change)} changes from {Value(change.Before)} to {Value(change.After)} MB.",
        CallerChangeKind.ServerlessConcurrency => $"{Subject(change)} works on {Value(change.After)} requests at the same time, before {Value(change.Before)}; more are refused.",
        CallerChangeKind.ProvisionedConcurrency => $"{Subject(change)} keeps capacity warm for {Value(change.After)} requests, before {Value(change.Before)}; others may start cold.",
        CallerChangeKind.MinCapacity => $"The least {Scaled(change)} of {Subject(change)} changes from {Value(change.Before)} to {Value(change.After)}.",
        CallerChangeKind.MaxCapacity => $"The greatest {Scaled(change)} of {Subject(change)} changes from {Value(change.Before)} to {Value(change.After)}.",
        CallerChangeKind.ScheduledCapacity => $"By the clock, the bounds of scaling of {Subject(change)} become {Value(change.After)}, before {Value(change.Before)}.",
        CallerChangeKind.Image => $"Container {Subject(change)} gets another image: {Value(change.After)}, before {Value(change.Before)}.",
        _ => $"Container {Subject(change)} gets another model artifact: {Value(change.After)}, before {Value(change.Before)}.",
    };

    private static string KindChanged(CallerChange change)
    {
        var (from, to) = (change.From!.Value, change.To!.Value);
        var why = to == ServingKind.Serverless ? " AWS cannot update an endpoint on instances into a serverless one." : " It is another endpoint, not an update of this one.";
        var calls = (from, to) switch
        {
            (ServingKind.Asynchronous, _) => $" Callers call {MarkdownText.Code("InvokeEndpoint")} instead of {MarkdownText.Code("InvokeEndpointAsync")} and get the result as the response.",
            (_, ServingKind.Asynchronous) => $" Callers call {MarkdownText.Code("InvokeEndpointAsync")} instead of {MarkdownText.Code("InvokeEndpoint")} and get the result from S3.",
            _ => "",
        };
        return $"**Replacement:** the {Of(from)} endpoint of {Subject(change)} gives way to {Article(to)} one.{why} "
            + $"The name that callers use changes from {Value(change.Before)} to {Value(change.After)}; the old one gets errors once it is deleted.{calls}";
    }

    private static string Scaled(CallerChange change) => change.IsProvisionedConcurrency ? "provisioned concurrency" : "number of instances";

    private static string Subject(CallerChange change) => MarkdownText.Code(change.Subject);

    private static string Value(string? value) => value switch
    {
        null => "_none_",
        ShownValues.Unknown => $"_{ShownValues.Unknown}_",
        ShownValues.Secret => "_secret_",
        _ => MarkdownText.Code(value),
    };

    private static string Cost(CallerChange change, string? region)
    {
        var invariant = CultureInfo.InvariantCulture;
        var note = region is null or HostingPrices.Region ? HostingPrices.Region : $"{HostingPrices.Region}, not {MarkdownText.Code(region)}";
        var source = string.Create(invariant, $"list prices of {note}, {HostingPrices.AsOf:yyyy-MM-dd}");
        return (change.BeforeUsdPerHour, change.AfterUsdPerHour) switch
        {
            ({ } before, { } after) => string.Create(invariant, $": {before} to {after} USD per instance and hour, {(after - before) / before * 100:+0;-0;±0} % ({source})"),
            (null, { } after) => string.Create(invariant, $", at {after} USD per instance and hour ({source})"),
            ({ } before, null) => string.Create(invariant, $", before at {before} USD per instance and hour ({source})"),
            _ => "",
        };
    }
}
