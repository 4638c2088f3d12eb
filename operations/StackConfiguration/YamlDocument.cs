using System.Text.Json.Nodes;

namespace Infra.Operations.StackConfiguration;

/// <summary>The text of a stack file with its tree and its values. Immutable: an edit yields another document.</summary>
internal sealed class YamlDocument
{
    private readonly Lazy<JsonNode?> values;

    private YamlDocument(SourceText source, string file, YamlNode? root, IReadOnlySet<string> aliases)
    {
        (Source, File, Root, Aliases) = (source, file, root, aliases);
        values = new Lazy<JsonNode?>(() => YamlValues.Of(root, source, file));
    }

    public SourceText Source { get; }

    public string Text => Source.Text;

    /// <summary>The name of the file, for messages.</summary>
    public string File { get; }

    /// <summary>The root node; null when the text is empty or holds only comments.</summary>
    public YamlNode? Root { get; }

    /// <summary>The names of the anchors that some alias refers to.</summary>
    public IReadOnlySet<string> Aliases { get; }

    /// <summary>All values, with aliases and merge keys resolved. Not to be changed.</summary>
    public JsonNode? Values => values.Value;

    public JsonObject? Config => Values?["config"] as JsonObject;

    /// <summary>Reads a text and checks that it is a stack file.</summary>
    public static YamlDocument Parse(string text, string file)
    {
        var source = new SourceText(text);
        CheckLineEnds(source, file);
        var (root, aliases) = YamlReader.Read(source, file);
        var document = new YamlDocument(source, file, root, aliases);
        document.CheckShape();
        return document;
    }

    public StackFileException Fault(string id, string problem, string remedy, YamlNode? at = null) =>
        new(id, problem, remedy, File, at is null ? null : Source.Position(at.Start));

    private static void CheckLineEnds(SourceText source, string file)
    {
        for (var i = source.Text.IndexOf('\r'); i >= 0; i = source.Text.IndexOf('\r', i + 1))
        {
            if (i + 1 == source.Text.Length || source.Text[i + 1] != '\n')
            {
                throw new StackFileException(StackFileErrors.Encoding, "a carriage return stands here without a line feed.",
                    "Save the file with LF or CRLF line ends.", file, source.Position(i));
            }
        }
    }

    private void CheckShape()
    {
        if (Values is null)
            return;
        if (Values is not JsonObject root)
            throw Fault(StackFileErrors.NotAStackFile, "the file is not a map.", "A stack file starts with \"config:\".", Root);
        if (root["config"] is { } config and not JsonObject)
            throw Fault(StackFileErrors.NotAStackFile, "\"config\" is not a map.", "Write the keys below \"config:\", each indented.", (Root as MapNode)?.Find("config")?.Value);
    }
}
