using System.Collections.Concurrent;
using System.Collections.Immutable;
using Infra.Sandbox.Engine.Planning;
using Infra.Sandbox.Engine.Properties;
using Infra.Sandbox.Engine.Resources;
using Infra.Sandbox.Engine.State;

namespace Infra.Sandbox.Engine.Execution;

/// <summary>Decides what is to be done with each resource, by what the state remembers, what the program wants, and what the
/// account still has.</summary>
internal sealed class StepPlanner(ResourceLedger ledger, ResourceProviders providers)
{
    private readonly ConcurrentDictionary<string, ImmutableArray<string>> forced = new(StringComparer.Ordinal);
    /// <summary>Looked at once: during a deployment, hooks may take away what is to be replaced.</summary>
    private readonly ImmutableHashSet<string> lost =
        [.. ledger.All().Where(state => state is { Custom: true, Delete: false, External: false } && !providers.Exists(state)).Select(state => state.Urn)];

    private readonly ConcurrentDictionary<string, bool> replaced = new(StringComparer.Ordinal);

    public StepDecision Decide(Goal goal)
    {
        var old = Find(goal);
        if (goal.ReadId is not null) return new StepDecision(goal, StepOperation.Read, goal.Inputs) { Old = old };
        if (goal.Registration.IsComponent) return DecideComponent(goal, old);
        if (old is null || old.External) return Create(goal, 0);
        if (!old.PendingReplacement && lost.Contains(old.Urn)) return Create(goal, old.Generation) with { Old = old };
        return Compare(goal, old);
    }

    /// <summary>The resources in the state that must be deleted before <paramref name="root"/> can be, and made again after it: those
    /// with an input that comes from it and whose change forces a replacement. In order of creation.</summary>
    public ImmutableArray<ResourceState> DependentsToReplace(ResourceState root)
    {
        var gone = new HashSet<string>(StringComparer.Ordinal) { root.Urn };
        var dependents = ImmutableArray.CreateBuilder<ResourceState>();
        foreach (var state in ledger.All().Where(state => state is { Custom: true, Delete: false, External: false }))
        {
            var type = ResourceTypes.Find(state.Type);
            var reasons = state.PropertyDependencies
                .Where(property => property.Value.Any(gone.Contains) && type.ForcesReplacement(PropertyPath.Root.Member(property.Key)))
                .Select(property => property.Key)
                .ToImmutableArray();
            if (reasons.IsEmpty || !gone.Add(state.Urn)) continue;
            forced[state.Urn] = reasons;
            dependents.Add(state);
        }

        return dependents.ToImmutable();
    }

    private ResourceState? Find(Goal goal)
    {
        if (ledger.Find(goal.Urn) is { } state) return state;
        return goal.Aliases.Select(ledger.Find).OfType<ResourceState>().FirstOrDefault() is { } aliased
            ? ledger.Rename(aliased, goal.Urn)
            : null;
    }

    private static StepDecision DecideComponent(Goal goal, ResourceState? old)
    {
        if (old is null) return new StepDecision(goal, StepOperation.Create, goal.Inputs);
        var differences = PropertyDiffer.Diff(old.Inputs, goal.Inputs);
        return new StepDecision(goal, differences.IsEmpty ? StepOperation.Same : StepOperation.Update, goal.Inputs)
        {
            Old = old,
            Changes = [.. differences.Select(difference => Change(difference, forces: false))],
        };
    }

    private StepDecision Create(Goal goal, int generation)
    {
        var inputs = NewInputs(goal, goal.Inputs, ref generation);
        return new StepDecision(goal, StepOperation.Create, inputs) { Generation = generation };
    }

    private StepDecision Compare(Goal goal, ResourceState old)
    {
        var named = PhysicalNames.Complete(goal.Type, goal.Urn, goal.Registration.Name, goal.Inputs, old.Inputs, old.Generation);
        var inputs = PropertyEditor.Ignore(old.Inputs, named, goal.IgnoreChanges);
        var differences = PropertyDiffer.Diff(old.Inputs.Remove(PhysicalNames.Defaults), inputs.Remove(PhysicalNames.Defaults));
        var reasons = Reasons(goal, old, differences);
        var changes = differences.Select(difference => Change(difference, ForcesReplacement(goal, difference.Path))).ToImmutableArray();
        if (reasons.IsEmpty && !old.PendingReplacement)
        {
            var operation = changes.IsEmpty ? StepOperation.Same : StepOperation.Update;
            return new StepDecision(goal, operation, inputs) { Old = old, Changes = changes, Generation = old.Generation };
        }

        replaced[goal.Urn] = true;
        var generation = old.Generation + 1;
        var fresh = PhysicalNames.WithoutAutomaticName(goal.Type, inputs)!;
        return new StepDecision(goal, StepOperation.Replace, NewInputs(goal, fresh, ref generation))
        {
            Old = old,
            Changes = changes,
            ReplaceReasons = reasons,
            DeleteBeforeReplace = old.PendingReplacement || forced.ContainsKey(goal.Urn)
                || (goal.DeleteBeforeReplace ?? PhysicalNames.IsFixed(goal.Type, inputs)),
            Generation = generation,
        };
    }

    private ImmutableArray<string> Reasons(Goal goal, ResourceState old, ImmutableArray<PropertyDifference> differences)
    {
        var reasons = differences.Where(difference => ForcesReplacement(goal, difference.Path)).Select(difference => difference.Path.TopLevel);
        if (forced.TryGetValue(goal.Urn, out var dependencies)) reasons = reasons.Concat(dependencies);
        if (old.ReplacementTrigger is { } before && goal.ReplacementTrigger is { } after && !PropertyDiffer.Diff(before, after).IsEmpty)
            reasons = reasons.Append("replacementTrigger");
        if (goal.ReplaceWith.Any(replaced.ContainsKey)) reasons = reasons.Append("replaceWith");
        return [.. reasons.Distinct(StringComparer.Ordinal)];
    }

    private static bool ForcesReplacement(Goal goal, PropertyPath path) =>
        goal.Type.ForcesReplacement(path)
        || goal.Type.HasRegion && path.TopLevel == "region"
        || goal.ReplaceOnChanges.Any(pattern => PropertyPath.Parse(pattern).Covers(path));

    /// <summary>A name that neither the state nor the account has in use.</summary>
    private MapValue NewInputs(Goal goal, MapValue inputs, ref int generation)
    {
        var taken = ledger.All().Where(state => state.Urn == goal.Urn).Select(state => state.Inputs).ToList();
        while (true)
        {
            var named = PhysicalNames.Complete(goal.Type, goal.Urn, goal.Registration.Name, inputs, null, generation);
            if (PhysicalNames.IsFixed(goal.Type, named) || goal.Type.Name is not { } rule) return named;
            if (taken.All(other => other.Text(rule.Property) != named.Text(rule.Property)) && !providers.Exists(goal, named)) return named;
            generation++;
        }
    }

    private static PropertyChange Change(PropertyDifference difference, bool forces)
    {
        var hidden = difference.Before?.ContainsSecret == true || difference.After?.ContainsSecret == true;
        return new PropertyChange(
            difference.Path.ToString(),
            difference.Kind switch
            {
                DifferenceKind.Add => PropertyChangeKind.Add,
                DifferenceKind.Delete => PropertyChangeKind.Delete,
                _ => PropertyChangeKind.Update,
            },
            forces,
            Show(difference.Before, hidden),
            Show(difference.After, hidden));
    }

    private static System.Text.Json.Nodes.JsonNode? Show(PropertyValue? value, bool hidden) =>
        value is null ? null : hidden && value is not (MapValue or ArrayValue) ? PropertyJson.MaskedText : PropertyJson.ToMasked(value);
}
