using FsCheck;
using FsCheck.Fluent;

namespace Infra.Operations.Tests.StackConfiguration;

/// <summary>
/// Generates stack files in every shape: block and flow, all scalar styles, comments and blank lines anywhere, both line ends,
/// secrets, anchors and the other keys that Pulumi keeps.
/// </summary>
internal static class StackTexts
{
    /// <summary>Keys with this prefix hold secrets, or values that other places share: none of them may be edited.</summary>
    public const string GuardedPrefix = "guarded:";

    private static readonly Gen<string> Heads = Gen.Elements(
        "",
        "# head\n\n",
        "encryptionsalt: v1:x # salt\n",
        "---\n",
        "environment:\n  - infra/dev\n",
        "environment: # inline\n  imports: [common]\n  values:\n    pulumiConfig:\n      c0: theirs\n",
        "encryptedkey: AQICAHi+/=\n");

    private static readonly Gen<string> Guarded = Gen.Elements(
        "",
        "",
        "  guarded:token:\n    secure: v1:nonce:cipher== # never\n",
        "  guarded:tokens:\n    inner: { secure: v1:abc }\n    list:\n      - secure: v1:def\n",
        "  guarded:base: &base # shared\n    k: 1\n  guarded:alias: *base\n",
        "  guarded:base: &base { k: [1] }\n\n  guarded:merged:\n    <<: *base\n    own: 2\n");

    private static readonly Gen<string> PlainScalars = Gen.Elements(
        "plain", "ml.m5.xlarge", "s3://bucket/key", "a:1", "two words", "3", "0123", "true", "~", "1.5", "yes");

    private static readonly Gen<string> Scalars = Gen.OneOf(
        PlainScalars,
        Gen.Elements("'single'", "'it''s'", "''", "\"double\"", "\"esc\\n\\u00e9\"", "\"\"", "'# no comment'", "\"a: b\"", "é😀x"));

    private static readonly Gen<string> Comments = Gen.Frequency((5, Gen.Constant("")), (1, Gen.Elements(" # why", "   # a: b", " ", " #")));

    private static readonly Gen<string> Fillers = Gen.Frequency((6, Gen.Constant("")), (1, Gen.Elements("\n", "# at the margin\n", "  # comment\n", "  \n")));

    private static readonly Gen<string> Names = Gen.Elements("", "\"quoted key ", "'single ", "ns:", "dotted.");

    public static Gen<string> Texts =>
        from head in Heads
        from guarded in Guarded
        from config in Map(2, 3, "c")
        from tail in Gen.Elements("", "secretsprovider: passphrase\n", "\n# tail\n", "\n\n")
        from inline in Fillers
        from newLine in Gen.Elements("\n", "\r\n")
        from final in Gen.Elements(true, true, false)
        let text = (head + "config:\n" + guarded + config + inline + tail).Replace("\n", newLine)
        select final || text.TrimEnd().EndsWith("two # text", StringComparison.Ordinal) ? text : text.TrimEnd('\r', '\n');

    private static Gen<string> Map(int indent, int depth, string prefix) =>
        from count in Gen.Choose(1, 3)
        from entries in Sequence(Enumerable.Range(0, count).Select(i => Entry(indent, depth, $"{prefix}{i}")))
        select string.Concat(entries);

    private static Gen<string> Entry(int indent, int depth, string name) =>
        from filler in Fillers
        from kind in Names
        from value in Value(indent, depth, name)
        select filler + new string(' ', indent) + Key(kind, name) + ":" + value;

    private static string Key(string kind, string name) => kind switch
    {
        "\"quoted key " => kind + name + "\"",
        "'single " => kind + name + "'",
        _ => kind + name,
    };

    private static Gen<string> Value(int indent, int depth, string name)
    {
        var simple = from scalar in Scalars from comment in Comments select $" {scalar}{comment}\n";
        var absent = from comment in Comments select $"{comment}\n";
        var flow = from value in Flow(depth, name) from comment in Comments select $" {value}{comment}\n";
        var pad = new string(' ', indent + 2);
        var literal = from header in Gen.Elements("|", "|-", ">", ">-") from comment in Comments select $" {header}{comment}\n{pad}one\n\n{pad}two # text\n";
        var wrapped = from comment in Comments select $" plain\n{pad}  wrapped{comment}\n";
        if (depth == 0)
            return Gen.OneOf(simple, simple, absent, flow, literal, wrapped);

        var map = from comment in Comments from inner in Map(indent + 2, depth - 1, name + "m") select $"{comment}\n{inner}";
        var list = from comment in Comments
                   from shift in Gen.Elements(0, 2)
                   from items in List(indent + shift, depth - 1, name + "l")
                   select $"{comment}\n{items}";
        return Gen.OneOf(simple, absent, flow, literal, wrapped, map, map, list, list);
    }

    private static Gen<string> List(int indent, int depth, string name) =>
        from count in Gen.Choose(1, 3)
        from items in Sequence(Enumerable.Range(0, count).Select(i => Item(indent, depth, $"{name}{i}")))
        select string.Concat(items);

    private static Gen<string> Item(int indent, int depth, string name)
    {
        var dash = new string(' ', indent) + "-";
        var simple = from filler in Fillers from value in Value(indent, 0, name) select filler + dash + value;
        var nested = from inner in List(indent + 2, 0, name) where inner.StartsWith(new string(' ', indent + 2) + "-", StringComparison.Ordinal) select dash + " " + inner.TrimStart(' ');
        return depth == 0 ? simple : Gen.OneOf(simple, PlainCompact(indent, depth, name), nested);
    }

    private static Gen<string> PlainCompact(int indent, int depth, string name) =>
        from first in Value(indent + 2, 0, name + "f")
        from rest in Map(indent + 2, depth - 1, name + "r")
        select $"{new string(' ', indent)}- {name}f:{first}{rest}";

    private static Gen<string> Flow(int depth, string name)
    {
        var scalars = Gen.Elements("plain", "'single'", "\"double\"", "3", "~", "s3://bucket/key");
        if (depth == 0)
            return Gen.OneOf(Gen.Constant("{}"), Gen.Constant("[]"), Gen.Constant("[ ]"), from one in scalars select $"[{one}]", from one in scalars select $"{{ k: {one} }}");

        return Gen.OneOf(
            from one in scalars from two in Flow(depth - 1, name) select $"{{{name}: {one}, \"b\": {two}}}",
            from one in scalars from two in Flow(depth - 1, name) select $"{{ {name}: {two}, c: {one}, }}",
            from one in scalars from two in Flow(depth - 1, name) select $"[{one}, {two}]",
            from one in scalars from two in Flow(depth - 1, name) select $"[\n        {two}, # first\n        {one}\n      ]",
            from one in scalars from two in Flow(depth - 1, name) select $"{{\n        {name}: {one}, # first\n        d: {two}\n      }}");
    }

    private static Gen<List<string>> Sequence(IEnumerable<Gen<string>> generators) =>
        generators.Aggregate(
            Gen.Constant(new List<string>()),
            (all, next) => from list in all from one in next select new List<string>(list) { one });
}
