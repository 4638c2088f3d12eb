using System.Text.Json.Nodes;

namespace Infra.Operations.Review;

/// <summary>Finds what callers of the endpoint notice.</summary>
internal static class CallerChanges
{
    private const string Model = "aws:sagemaker/model:Model";
    private const string ScalableTarget = "aws:appautoscaling/target:Target";
    private const string ScheduledAction = "aws:appautoscaling/scheduledAction:ScheduledAction";

    public static List<CallerChange> Find(IEnumerable<(PreviewStep Step, ReviewAction Action)> changes, Components names, EndpointMoves moves)
    {
        var found = changes
            .SelectMany(change => moves.Of(change.Step) is { } move ? Of(move, names) : Of(change.Step, change.Action, names))
            .OrderBy(change => change.Kind).ThenBy(change => change.Subject, StringComparer.Ordinal).Distinct().ToList();
        var comeAndGo = found
            .Where(change => change.Kind is CallerChangeKind.EndpointRemoved or CallerChangeKind.EndpointCreated or CallerChangeKind.EndpointKindChanged)
            .Select(change => change.Subject).ToHashSet(StringComparer.Ordinal);

        // What scales an endpoint comes and goes with it.
        found.RemoveAll(change => change.Kind == CallerChangeKind.ScheduledCapacity && comeAndGo.Contains(change.Subject));
        return found;
    }

    private static IEnumerable<CallerChange> Of(EndpointMove move, Components names) =>
    [
        new CallerChange(CallerChangeKind.EndpointKindChanged, Subject(move.Old, names), move.OldName, move.NewName) { From = move.From, To = move.To },
    ];

    private static string Subject(PreviewStep step, Components names) => names.NameOf(step) is { Length: > 0 } component ? component : Urn.Parse(step.Urn).Name;

    private static IEnumerable<CallerChange> Of(PreviewStep step, ReviewAction action, Components names)
    {
        var (urn, subject) = (Urn.Parse(step.Urn), Subject(step, names));
        var (before, after) = (PropertyDifferences.Inputs(step.OldState), PropertyDifferences.Inputs(step.NewState));
        return (urn.Type, action) switch
        {
            (EndpointMoves.Endpoint, ReviewAction.Delete) => [new CallerChange(CallerChangeKind.EndpointRemoved, subject)],
            (EndpointMoves.Endpoint, ReviewAction.Replace) => [new CallerChange(CallerChangeKind.EndpointReplaced, subject)],
            (EndpointMoves.Endpoint, ReviewAction.Create) => [new CallerChange(CallerChangeKind.EndpointCreated, subject)],
            (EndpointMoves.Endpoint, ReviewAction.Update) => [new CallerChange(CallerChangeKind.EndpointUpdated, subject)],
            (EndpointMoves.EndpointConfiguration, ReviewAction.Replace or ReviewAction.Update) => Variants(subject, before, after),
            (Model, ReviewAction.Replace or ReviewAction.Update) => Containers(before, after),
            (ScalableTarget, ReviewAction.Replace or ReviewAction.Update) => Bounds(subject, before, after),
            (ScheduledAction, not ReviewAction.Other) => Scheduled(subject, before, after),
            _ => [],
        };
    }

    private static IEnumerable<CallerChange> Variants(string subject, JsonObject? before, JsonObject? after)
    {
        foreach (var (old, @new, name) in Pairs(before?["productionVariants"], after?["productionVariants"], "variantName"))
        {
            var many = (after?["productionVariants"] as JsonArray)?.Count > 1;
            var variant = many ? $"{subject}, variant {name}" : subject;
            foreach (var change in Changed(CallerChangeKind.InstanceType, variant, old["instanceType"], @new["instanceType"]))
                yield return change with { BeforeUsdPerHour = HostingPrices.Of(change.Before), AfterUsdPerHour = HostingPrices.Of(change.After) };
            foreach (var change in Changed(CallerChangeKind.InstanceCount, variant, old["initialInstanceCount"], @new["initialInstanceCount"]))
                yield return change;
            foreach (var change in Serverless(variant, old["serverlessConfig"], @new["serverlessConfig"]))
                yield return change;
        }

        const string concurrency = "maxConcurrentInvocationsPerInstance";
        var (was, becomes) = (ClientConfig(before), ClientConfig(after));
        foreach (var change in Changed(CallerChangeKind.Concurrency, subject, was?[concurrency], becomes?[concurrency]))
            yield return change;
    }

    private static IEnumerable<CallerChange> Serverless(string variant, JsonNode? before, JsonNode? after) =>
    [
        .. Changed(CallerChangeKind.ServerlessMemory, variant, (before as JsonObject)?["memorySizeInMb"], (after as JsonObject)?["memorySizeInMb"]),
        .. Changed(CallerChangeKind.ServerlessConcurrency, variant, (before as JsonObject)?["maxConcurrency"], (after as JsonObject)?["maxConcurrency"]),
        .. Changed(CallerChangeKind.ProvisionedConcurrency, variant, (before as JsonObject)?["provisionedConcurrency"], (after as JsonObject)?["provisionedConcurrency"]),
    ];

    private static IEnumerable<CallerChange> Bounds(string subject, JsonObject? before, JsonObject? after)
    {
        var isConcurrency = (after ?? before)?["scalableDimension"]?.ToString() == "sagemaker:variant:DesiredProvisionedConcurrency";
        return Changed(CallerChangeKind.MinCapacity, subject, before?["minCapacity"], after?["minCapacity"])
            .Concat(Changed(CallerChangeKind.MaxCapacity, subject, before?["maxCapacity"], after?["maxCapacity"]))
            .Select(change => change with { IsProvisionedConcurrency = isConcurrency });
    }

    /// <summary>What scaling does at a time, such as <c>cron(0 8 ? * MON-FRI *): 1 to 4</c>; null where nothing is done.</summary>
    private static IEnumerable<CallerChange> Scheduled(string subject, JsonObject? before, JsonObject? after) =>
        Changed(CallerChangeKind.ScheduledCapacity, subject, Times(before), Times(after));

    private static JsonNode? Times(JsonObject? action) => action is null ? null : JsonValue.Create(
        $"{Shown(action["schedule"])}: {Shown((action["scalableTargetAction"] as JsonObject)?["minCapacity"])} to {Shown((action["scalableTargetAction"] as JsonObject)?["maxCapacity"])}");

    private static string Shown(JsonNode? value) => value is null ? "as it is" : ShownValues.Of(value);

    private static JsonObject? ClientConfig(JsonObject? inputs) => (inputs?["asyncInferenceConfig"] as JsonObject)?["clientConfig"] as JsonObject;

    private static IEnumerable<CallerChange> Containers(JsonObject? before, JsonObject? after)
    {
        var pairs = Pairs(Listed(before), Listed(after), "containerHostname");
        return pairs.SelectMany(pair => Changed(CallerChangeKind.Image, pair.Name, pair.Old["image"], pair.New["image"])
            .Concat(Changed(CallerChangeKind.ModelData, pair.Name, pair.Old["modelDataUrl"], pair.New["modelDataUrl"])));
    }

    private static JsonNode? Listed(JsonObject? model) =>
        model?["containers"] ?? (model?["primaryContainer"] is { } primary ? new JsonArray(primary.DeepClone()) : null);

    /// <summary>Items of two lists that belong together: by name where they have one, by position otherwise.</summary>
    private static IEnumerable<(JsonObject Old, JsonObject New, string Name)> Pairs(JsonNode? before, JsonNode? after, string nameKey)
    {
        var (old, @new) = (Items(before), Items(after));
        for (var i = 0; i < @new.Count; i++)
        {
            var name = @new[i][nameKey]?.ToString();
            var match = name is null ? null : old.Find(item => item[nameKey]?.ToString() == name);
            match ??= i < old.Count ? old[i] : null;
            if (match is not null)
                yield return (match, @new[i], name ?? $"{i + 1}");
        }
    }

    private static List<JsonObject> Items(JsonNode? list) => [.. (list as JsonArray)?.OfType<JsonObject>() ?? []];

    private static IEnumerable<CallerChange> Changed(CallerChangeKind kind, string subject, JsonNode? before, JsonNode? after)
    {
        if (JsonNode.DeepEquals(before, after))
            yield break;

        yield return new CallerChange(kind, subject, before is null ? null : ShownValues.Of(before), after is null ? null : ShownValues.Of(after));
    }
}
