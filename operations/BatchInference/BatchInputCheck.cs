using Infra.Operations.Shared;

namespace Infra.Operations.BatchInference;

/// <summary>Looks at the input before a job is paid for, and finds what SageMaker would find after minutes, or never.</summary>
internal sealed class BatchInputCheck(BatchObjects objects)
{
    private const int NamesShown = 5;

    public async Task<BatchPreflight> RunAsync(BatchJobDefinition definition, CancellationToken cancellation)
    {
        var inputs = await objects.InputsAsync(definition, cancellation);
        var existing = definition.HasOwnOutput ? [] : await objects.ListAsync(definition.Output, cancellation);
        Problem?[] problems = [Empty(definition, inputs), TooLarge(definition, inputs), Twice(inputs), OutputInInput(definition), Overwritten(definition, inputs, existing)];
        OperationException.ThrowIfAny([.. problems.OfType<Problem>()]);
        return new BatchPreflight(inputs, [.. Warnings(definition, inputs)]);
    }

    private static Problem? Empty(BatchJobDefinition definition, IReadOnlyList<BatchObject> inputs) => inputs.Count > 0 ? null
        : Bad($"There is no object under \"{definition.Input}\".", "Upload the input, or correct infra:batch.inputUri.");

    private static Problem? TooLarge(BatchJobDefinition definition, IReadOnlyList<BatchObject> inputs)
    {
        if (!definition.IsUnsplit || definition.IsCompressed || definition.MaxPayloadInMB == 0)
            return null;

        var large = inputs.Where(i => i.Bytes > definition.MaxPayloadInMB * 1024L * 1024).ToArray();
        return large.Length == 0 ? null : Bad(
            $"Objects larger than the payload of {definition.MaxPayloadInMB} MB would be sent whole: {Names(large)}.",
            "Set splitType: Line if the records are lines, or raise maxPayloadInMB (at most 100 with one concurrent request).");
    }

    private static Problem? Twice(IReadOnlyList<BatchObject> inputs)
    {
        var twice = inputs.GroupBy(i => i.Location).Where(g => g.Count() > 1).Select(g => g.First()).ToArray();
        return twice.Length == 0 ? null : Bad(
            $"Objects are listed twice, and their results would overwrite each other: {Names(twice)}.", "List each once.");
    }

    private static Problem? OutputInInput(BatchJobDefinition definition) =>
        definition.IsManifest || !definition.Output.IsUnder(definition.Input) ? null : Bad(
            $"The output \"{definition.Output}\" lies under the input \"{definition.Input}\", so the next run would read the results as input.",
            "Write to another prefix or bucket.");

    private static Problem? Overwritten(
        BatchJobDefinition definition, IReadOnlyList<BatchObject> inputs, IReadOnlyList<BatchObject> existing)
    {
        var expected = inputs.Select(i => $"{i.Location.Name}.out").ToHashSet(StringComparer.Ordinal);
        var hit = existing.Where(o => expected.Contains(o.Location.Name)).ToArray();
        return hit.Length == 0 ? null : Bad(
            $"Results of an earlier run would be overwritten: {Names(hit)}.",
            $"Put {BatchJobDefinition.JobNamePlaceholder} into the output path, or move the old results.");
    }

    private static IEnumerable<string> Warnings(BatchJobDefinition definition, IReadOnlyList<BatchObject> inputs)
    {
        if (inputs.Count < definition.InstanceCount)
            yield return $"{definition.InstanceCount} instances for {inputs.Count} object(s): an object is handled by one instance, so {definition.InstanceCount - inputs.Count} will be idle.";

        if (!definition.IsManifest && !definition.Input.Key.EndsWith('/') && inputs.Any(i => i.Location.Key != definition.Input.Key))
            yield return $"\"{definition.Input}\" does not end in a slash: S3 takes every key that starts so, such as \"{inputs.First(i => i.Location.Key != definition.Input.Key).Location}\".";
    }

    private static string Names(BatchObject[] objects)
    {
        var shown = string.Join(", ", objects.Take(NamesShown).Select(o => $"\"{o.Location}\""));
        return objects.Length > NamesShown ? $"{shown} and {objects.Length - NamesShown} more" : shown;
    }

    private static Problem Bad(string what, string remedy) => new(ProblemIds.BatchInput, what, remedy);
}
