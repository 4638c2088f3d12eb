using System.Globalization;
using System.Text.Json.Nodes;
using Infra.Operations.Shared;
using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Promotion;

/// <summary>
/// Copies the values that <c>promotion.yaml</c> lets travel from the stack file of one environment to that of the next,
/// line by line, with where they come from in <c>infra:promoted</c>.
/// </summary>
/// <remarks>
/// The provenance is written only when a value changes, so that promoting twice leaves the file byte-identical. What is
/// not listed (counts, buckets, notifications, approval) stays as each environment has it.
/// </remarks>
/// <param name="root">The directory of <c>Pulumi.yaml</c>, <c>promotion.yaml</c> and the stack files.</param>
/// <param name="clock">Gives the date of the provenance.</param>
public sealed class Promoter(string root, TimeProvider clock)
{
    /// <summary>The name of the rules in the directory of the project.</summary>
    public const string RulesFile = "promotion.yaml";

    /// <summary>The key under which a stack file says where its promoted values come from.</summary>
    public const string ProvenanceKey = "infra:promoted";

    /// <summary>Finds what differs, and writes it unless the request is a dry run.</summary>
    /// <exception cref="OperationException">The rules, the request or a stack file has mistakes; all are reported and nothing is written.</exception>
    public PromotionResult Promote(PromotionRequest request)
    {
        var rules = PromotionRules.Load(Path.Combine(root, RulesFile));
        OperationException.ThrowIfAny(PromotionOrder.Check(rules, request));

        var problems = new List<Problem>();
        var from = StackFiles.TryLoad(root, request.From, problems);
        var to = StackFiles.TryLoad(root, request.To, problems);
        OperationException.ThrowIfAny(problems);

        var changes = Edit(rules, request, from!, to!, problems);
        OperationException.ThrowIfAny(problems);
        return new PromotionResult(request.From, request.To, to!.Name, changes, to.Diff(), !request.DryRun && Save(to));
    }

    private List<PromotionChange> Edit(PromotionRules rules, PromotionRequest request, StackFile from, StackFile to, List<Problem> problems)
    {
        var pairs = new PathPairs(from.Name, to.Name, problems);
        var changes = new List<PromotionChange>();
        foreach (var key in rules.Keys)
        {
            foreach (var pair in pairs.Find(ConfigPath.Parse(key.Path, wildcards: true), from.Config, to.Config))
                Collect(key, pair, from, to, changes, problems);
        }

        var distinct = problems.Distinct().ToList();
        problems.Clear();
        problems.AddRange(distinct);
        Apply(changes, to, problems);
        if (changes.Count > 0)
            Attempt(() => to.Set(ProvenanceKey, Provenance(request)), problems);

        return changes;
    }

    private static void Collect(TravellingKey key, PathPair pair, StackFile from, StackFile to, List<PromotionChange> changes, List<Problem> problems)
    {
        var (source, target) = (ConfigPath.Of(pair.From).Text, ConfigPath.Of(pair.To).Text);
        if (pair.Missing && !key.IsOptional)
            problems.Add(new Problem(PromotionErrors.MissingKey, $"\"{source}\" is missing.", $"Set it, or mark \"{key.Path}\" as optional in {RulesFile}.") { File = from.Name });
        else if (pair.Missing && to.Has(target))
            changes.Add(new PromotionChange(target, PromotionChangeKind.Removed, to.Get(target), NewValue: null));
        else if (from.HoldsSecret(source) || to.HoldsSecret(target))
            problems.Add(Secret(from.HoldsSecret(source) ? from : to, source));
        else if (!pair.Missing && !(to.Has(target) && JsonNode.DeepEquals(from.Get(source), to.Get(target))))
            changes.Add(new PromotionChange(target, to.Has(target) ? PromotionChangeKind.Changed : PromotionChangeKind.Added, to.Get(target), from.Get(source)));
    }

    private static Problem Secret(StackFile file, string path) => new(
        PromotionErrors.Secret,
        $"\"{path}\" is, or holds, a secret, which is encrypted for its stack and never copied.",
        $"Take it out of {RulesFile}, and set it per stack: pulumi config set --secret --path '{path}'")
    { File = file.Name };

    private static void Apply(List<PromotionChange> changes, StackFile to, List<Problem> problems)
    {
        foreach (var change in changes)
            Attempt(() => change.Kind == PromotionChangeKind.Removed ? to.Remove(change.Path) : to.Set(change.Path, change.NewValue), problems);
    }

    private static void Attempt(Func<bool> edit, List<Problem> problems)
    {
        try
        {
            edit();
        }
        catch (StackFileException exception)
        {
            problems.Add(StackFiles.ToProblem(exception));
        }
    }

    private static bool Save(StackFile file)
    {
        try
        {
            return file.Save();
        }
        catch (StackFileException exception)
        {
            throw OperationException.Failed(exception, StackFiles.ToProblem(exception));
        }
    }

    private JsonObject Provenance(PromotionRequest request)
    {
        var provenance = new JsonObject
        {
            ["from"] = request.From,
            ["date"] = clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        };
        if (!string.IsNullOrWhiteSpace(request.Commit))
            provenance["commit"] = request.Commit.Trim();

        return provenance;
    }
}
