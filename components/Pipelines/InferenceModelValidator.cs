using Infra.Components.Pipelines.Models;
using Infra.Components.Shared;
using Infra.Components.Shared.Rules;

namespace Infra.Components.Pipelines;

/// <summary>Finds every mistake in the arguments of an <see cref="InferenceModel"/> that is known before anything is built.</summary>
public static class InferenceModelValidator
{
    /// <summary>All problems, in the order of the arguments; empty when there are none. Outputs are checked when they become known.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="name">The component's name, checked when given.</param>
    public static IReadOnlyList<Problem> Validate(InferenceModelArgs args, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(args);
        var problems = new ProblemList();
        problems.CheckName(name);
        ModelRules.CheckContainers(problems, args);
        ModelRules.CheckEnvironments(problems, args);
        ModelRules.CheckRole(problems, args);
        problems.CheckVpc(args.Vpc);
        problems.CheckTags(args.Tags);
        return problems.Problems;
    }
}
