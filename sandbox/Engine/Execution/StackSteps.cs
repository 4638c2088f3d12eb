using Infra.Sandbox.Engine.Planning;
using Infra.Sandbox.Engine.Properties;
using Infra.Sandbox.Engine.State;

namespace Infra.Sandbox.Engine.Execution;

/// <summary>The steps that no registration leads to: the stack's own, and deletions.</summary>
internal static class StackSteps
{
    private const string StackType = "pulumi:pulumi:Stack";

    public static PlannedStep Of(DeploymentSession session, EngineOptions options, MapValue outputs)
    {
        var old = session.Ledger.Find(options.StackUrn);
        var state = new ResourceState { Urn = options.StackUrn, Type = StackType, Outputs = outputs };
        return new PlannedStep
        {
            Operation = old is null ? StepOperation.Create : StepOperation.Same,
            Urn = state.Urn,
            Type = StackType,
            Name = state.Name,
            Old = old,
            New = state,
        };
    }

    /// <summary>What a deployment would delete, in order; what is protected becomes an error.</summary>
    public static IEnumerable<PlannedStep> Deletions(DeploymentSession session)
    {
        foreach (var state in ResourceRemover.Order(session.Obsolete()).Where(state => !state.Delete))
        {
            if (state.Protect) Refuse(session, state);
            yield return new PlannedStep
            {
                Operation = StepOperation.Delete,
                Urn = state.Urn,
                Type = state.Type,
                Name = state.Name,
                Parent = state.Parent,
                Custom = state.Custom,
                Old = state,
            };
        }
    }

    /// <summary>Puts the outputs that components have registered into their states.</summary>
    public static void NoteOutputs(DeploymentSession session, EngineOptions options, IReadOnlyDictionary<string, MapValue> outputs)
    {
        foreach (var (urn, values) in outputs.Where(entry => entry.Key != options.StackUrn))
        {
            if (session.Ledger.Find(urn) is { } state && !PropertyDiffer.Diff(state.Outputs, values).IsEmpty)
                session.Ledger.Set(state with { Outputs = values });
        }
    }

    /// <summary>The stack's outputs; those that a failure has made unknown stay what they were.</summary>
    public static MapValue Merge(MapValue old, MapValue? outputs, DeploymentSession session)
    {
        if (outputs is null) return old;
        var known = MapValue.Of(outputs.Entries.Where(entry => !entry.Value.ContainsUnknown));
        return session.Reporter.Failures.IsEmpty ? known : old.With(known);
    }

    private static void Refuse(DeploymentSession session, ResourceState state)
    {
        try
        {
            Protection.Check(state, "deleted");
        }
        catch (EngineException exception)
        {
            session.Diagnostics.Error(state.Urn, exception.Message);
        }
    }
}
