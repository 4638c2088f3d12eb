using System.Text.Json.Nodes;
using Infra.Operations.Shared;
using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Promotion;

/// <summary>A value in one stack and its counterpart in another.</summary>
/// <param name="From">The path where it comes from.</param>
/// <param name="To">The path where it goes to; its indices can differ.</param>
/// <param name="Missing">It is absent where it comes from.</param>
internal sealed record PathPair(IReadOnlyList<PathSegment> From, IReadOnlyList<PathSegment> To, bool Missing);

/// <summary>
/// Finds the places that a pattern stands for. Items of lists are matched by their <c>hostname</c> when all of them
/// have one, so that a container gets the image of the same container, and by their index otherwise.
/// </summary>
internal sealed class PathPairs(string fromFile, string toFile, List<Problem> problems)
{
    private const string IdentityKey = "hostname";

    public IEnumerable<PathPair> Find(ConfigPath pattern, JsonNode? from, JsonNode? to) => Follow(pattern.Segments, 0, new Side(from, []), new Side(to, []));

    private IEnumerable<PathPair> Follow(IReadOnlyList<PathSegment> pattern, int step, Side from, Side to)
    {
        if (step == pattern.Count)
            return [new PathPair(from.Path, to.Path, Missing: false)];

        var segment = pattern[step];
        if (!segment.IsAny)
        {
            var next = from.Step(segment);
            var target = to.Step(segment);
            return next.Exists ? Follow(pattern, step + 1, next, target) : [Absent(pattern, step + 1, next, target)];
        }

        return from.Node switch
        {
            JsonObject map => map.SelectMany(entry => Follow(pattern, step + 1, from.Step(new(entry.Key, -1)), to.Step(new(entry.Key, -1)))).ToList(),
            JsonArray list => Match(list, to.Node as JsonArray ?? [], from.Path)
                .SelectMany(pair => Follow(pattern, step + 1, from.Step(new(null, pair.From)), to.Step(new(null, pair.To)))).ToList(),
            _ => [Absent(pattern, step, from, to)],
        };
    }

    /// <summary>The rest of the pattern below a value that is absent; wildcards in it stand for nothing.</summary>
    private static PathPair Absent(IReadOnlyList<PathSegment> pattern, int step, Side from, Side to)
    {
        var rest = pattern.Skip(step).TakeWhile(segment => !segment.IsAny).ToList();
        return new PathPair([.. from.Path, .. rest], [.. to.Path, .. rest], Missing: true);
    }

    private List<(int From, int To)> Match(JsonArray from, JsonArray to, IReadOnlyList<PathSegment> path)
    {
        if (Identities(from) is { } fromNames && Identities(to) is { } toNames && fromNames.Count > 0 && toNames.Count > 0)
        {
            if (fromNames.ToHashSet().SetEquals(toNames))
                return [.. fromNames.Select((name, index) => (index, toNames.IndexOf(name)))];

            problems.Add(Mismatch(path, $"{string.Join(", ", fromNames.Select(name => $"\"{name}\""))} in {fromFile} and {string.Join(", ", toNames.Select(name => $"\"{name}\""))}"));
            return [];
        }

        if (from.Count == to.Count)
            return [.. Enumerable.Range(0, from.Count).Select(index => (index, index))];

        problems.Add(Mismatch(path, $"{from.Count} items in {fromFile} and {to.Count}"));
        return [];
    }

    private Problem Mismatch(IReadOnlyList<PathSegment> path, string what) => new(
        PromotionErrors.ListMismatch,
        $"the list \"{ConfigPath.Of(path)}\" has {what} in {toFile}, so that its values cannot be matched.",
        "Make the two lists alike by hand, once.")
    { Key = ConfigPath.Of(path).Text };

    private static List<string>? Identities(JsonArray list)
    {
        var names = list.Select(item => (item as JsonObject)?[IdentityKey]?.ToString()).ToList();
        return names.Distinct().Count() == names.Count && !names.Contains(null) ? names.ConvertAll(name => name!) : null;
    }

    private sealed record Side(JsonNode? Node, IReadOnlyList<PathSegment> Path, bool Exists = true)
    {
        public Side Step(PathSegment segment)
        {
            var exists = JsonPaths.TryGet(Node, [segment], out var value);
            return new Side(exists ? value : null, [.. Path, segment], exists);
        }
    }
}
