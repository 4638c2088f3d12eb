using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Tests.StackConfiguration;

public sealed class StackFilePropertyTests
{
    private static readonly Gen<JsonNode?> NewScalars = Gen.Elements<Func<JsonNode?>>(
        () => "ml.c5.large", () => "0123", () => "a: b # c", () => "", () => "x, [y]", () => "two\nlines\n", () => "  spaced ", () => "- dash",
        () => 7, () => 0.25, () => true, () => null, () => "2026-01-02", () => "é😀\u0085\u0001\"\\").Select(make => make());

    private static readonly Gen<JsonNode?> NewValues = Gen.OneOf(
        NewScalars,
        Gen.Elements<Func<JsonNode?>>(
            () => new JsonObject(), () => new JsonArray(), () => new JsonArray(1, "two", new JsonArray("three")),
            () => new JsonObject { ["k"] = 1, ["no"] = new JsonObject { ["deep er"] = "x" }, ["l"] = new JsonArray(new JsonObject { ["a"] = null }) }).Select(make => make()));

    [Fact]
    public void Set_AnyPlaceInAnyFile_ChangesExactlyThatValue() => ForAnyPlace(NewValues, (before, path, value) =>
    {
        var file = StackFile.Parse(before);
        var was = Flatten(file);

        file.Set(path, value);

        var expected = was.Where(entry => !IsWithin(entry.Key, path)).ToDictionary();
        var actual = Flatten(StackFile.Parse(file.Text));
        Assert.Equal(expected, actual.Where(entry => !IsWithin(entry.Key, path)).ToDictionary());
        Assert.True(JsonNode.DeepEquals(Reread(value), StackFile.Parse(file.Text).Get(path)));
    });

    [Fact]
    public void Set_AnyPlaceInAnyFile_LeavesAllOtherLines() => ForAnyPlace(NewValues, (before, path, value) =>
    {
        var file = StackFile.Parse(before);
        var (first, last) = LinesOf(before, path);

        file.Set(path, value);

        foreach (var change in LineChanges.Find(before.Split('\n'), file.Text.Split('\n')))
            Assert.InRange((change.OldStart, change.OldEnd), (first, first), (last + 1, last + 1));
    });

    [Fact]
    public void Set_Twice_IsTheSameAsOnce() => ForAnyPlace(NewValues, (before, path, value) =>
    {
        var file = StackFile.Parse(before);
        file.Set(path, value);
        var once = file.Text;

        Assert.False(file.Set(path, value));
        Assert.Equal(once, StackFile.Parse(once).Text);
        Assert.Equal(once, file.Text);
    });

    [Fact]
    public void Set_ThenRestore_IsTheIdentity() => ForAnyPlace(Gen.Constant<JsonNode?>("ml.c5.large"), (before, path, value) =>
    {
        var file = StackFile.Parse(before);
        if (!CanBeRestored(before, path))
            return;

        var old = file.Get(path);
        file.Set(path, value);
        file.Set(path, old);

        Assert.Equal(before, file.Text);
    });

    [Fact]
    public void Set_NewKeyThenRemove_IsTheIdentity() => ForAnyPlace(NewValues, (before, path, value) =>
    {
        var file = StackFile.Parse(before);
        if (file.Get(path) is not JsonObject { Count: > 0 })
            return;

        file.Set(path + ".added", value);
        Assert.NotEqual(before, file.Text);
        file.Remove(path + ".added");

        Assert.Equal(before, file.Text);
    });

    [Fact]
    public void Remove_AnyPlaceInAnyFile_RemovesExactlyThatValue() => ForAnyPlace(Gen.Constant<JsonNode?>(null), (before, path, _) =>
    {
        if (path.EndsWith(']') && !path.EndsWith("\"]", StringComparison.Ordinal))
            return;

        var file = StackFile.Parse(before);
        var expected = Flatten(file).Where(entry => !IsWithin(entry.Key, path)).ToDictionary();

        Assert.True(file.Remove(path));

        var parents = Flatten(StackFile.Parse(file.Text)).Where(entry => entry.Value != "{}" || expected.ContainsKey(entry.Key)).ToDictionary();
        Assert.Equal(expected, parents);
        Assert.False(file.Has(path));
    });

    [Fact]
    public void SetOrRemove_SecretsAndSharedValues_AreRefusedAndNothingChanges() => ForAnyPlace(NewValues, (before, path, value) =>
    {
        var file = StackFile.Parse(before);

        string[] refusals = [Assert.Throws<StackFileException>(() => file.Set(path, value)).Id, Assert.Throws<StackFileException>(() => file.Remove(path)).Id];

        Assert.All(refusals, id => Assert.Contains(id, (string[])[StackFileErrors.Secret, StackFileErrors.Shared]));
        Assert.Same(before, file.Text);
    }, isGuarded: true);

    [Fact]
    public void Parse_AnyDamagedFile_FailsOnlyWithAUserError()
    {
        var damage = from text in StackTexts.Texts
                     from at in Gen.Choose(0, 200)
                     from insert in Gen.Elements("{", "}", "[", "]", ":", "- ", "\t", "'", "\"", "#", "&a ", "*a", "!", "|", ">", "%", "@", "\n", "\r", "? ", ",", "---\n", "<<: ")
                     select text.Insert(Math.Min(at, text.Length), insert);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1500), Prop.ForAll(damage.ToArbitrary(), text =>
        {
            try
            {
                var file = StackFile.Parse(text);
                file.Set("infra:endpoint.instanceType", "ml.c5.large");
                Assert.Equal("ml.c5.large", StackFile.Parse(file.Text).GetString("infra:endpoint.instanceType"));
            }
            catch (StackFileException error)
            {
                Assert.StartsWith("INFRA1", error.Id, StringComparison.Ordinal);
            }
        }));
    }

    private static void ForAnyPlace(Gen<JsonNode?> values, Action<string, string, JsonNode?> check, bool isGuarded = false)
    {
        var cases = from text in StackTexts.Texts
                    from choice in Gen.Choose(0, 1000)
                    from value in values
                    select (Text: text, Choice: choice, Value: value);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(cases.ToArbitrary(), one =>
        {
            var paths = PathsOf(one.Text).FindAll(path => path.StartsWith(StackTexts.GuardedPrefix, StringComparison.Ordinal) == isGuarded);
            if (paths.Count > 0)
                check(one.Text, paths[one.Choice % paths.Count], one.Value?.DeepClone());
        }));
    }

    private static List<string> PathsOf(string text)
    {
        var paths = new List<string>();
        Visit(YamlDocument.Parse(text, "f").Config!, [], (path, _) => paths.Add(path));
        return paths;
    }

    private static Dictionary<string, string> Flatten(StackFile file)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        Visit(YamlDocument.Parse(file.Text, "f").Config!, [], (path, value) =>
        {
            if (value is not (JsonObject { Count: > 0 } or JsonArray { Count: > 0 }))
                values[path] = value?.ToJsonString() ?? "null";
        });
        return values;
    }

    private static void Visit(JsonNode? node, List<PathSegment> at, Action<string, JsonNode?> visit)
    {
        if (at.Count > 0)
            visit(ConfigPath.Of(at).Text, node);

        var children = node switch
        {
            JsonObject map => map.Select(entry => (new PathSegment(entry.Key, -1), entry.Value)),
            JsonArray list => list.Select((item, index) => (new PathSegment(null, index), item)),
            _ => [],
        };
        foreach (var (segment, child) in children)
            Visit(child, [.. at, segment], visit);
    }

    private static bool IsWithin(string path, string root) =>
        path == root || (path.StartsWith(root, StringComparison.Ordinal) && path[root.Length] is '.' or '[');

    private static JsonNode? Reread(JsonNode? value) => value is null ? null : JsonNode.Parse(value.ToJsonString());

    /// <summary>The lines from a key to the end of its value, counted from 0.</summary>
    private static (int First, int Last) LinesOf(string text, string path)
    {
        var document = YamlDocument.Parse(text, "f");
        PathSegment[] segments = [new("config", -1), .. ConfigPath.Parse(path).Segments];
        var place = new NodePath(document, ConfigPath.Parse(path), segments);
        place.Walk(segments.Length);
        return (document.Source.Position(place.Slot!.Start).Line - 1, document.Source.Position(place.Slot.End).Line - 1);
    }

    /// <summary>A text on one line, in a form that also holds another plain word.</summary>
    private static bool CanBeRestored(string text, string path)
    {
        var document = YamlDocument.Parse(text, "f");
        PathSegment[] segments = [new("config", -1), .. ConfigPath.Parse(path).Segments];
        var place = new NodePath(document, ConfigPath.Parse(path), segments);
        place.Walk(segments.Length);
        return place.Node is ScalarNode { IsBlock: false, IsAbsent: false } scalar
            && YamlWriter.Scalar(scalar.Value, scalar.Form, place.Parent!.IsFlow) == text[scalar.Start..scalar.End];
    }
}
