using System.Text;
using System.Text.Json.Nodes;

namespace Infra.Operations.StackConfiguration;

/// <summary>
/// A <c>Pulumi.&lt;stack&gt;.yaml</c> that is edited line by line: a change touches the lines it must and no other, so
/// comments, order, quoting, blank lines, line ends, anchors elsewhere, secrets and the encryption salt survive byte for
/// byte. Values are JSON nodes; paths are Pulumi property paths below <c>config:</c>, such as
/// <c>infra:endpoint.instanceType</c>, <c>infra:pipeline.containers[1].image</c> or <c>infra:tags["a.b"]</c>.
/// </summary>
/// <remarks>Not safe for concurrent use. Every failure is a <see cref="StackFileException"/> and leaves text and file unchanged.</remarks>
public sealed class StackFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string byteOrderMark;
    private YamlDocument document;
    private byte[]? bytesOnDisk;

    private StackFile(string text, string name, string? path, byte[]? bytes)
    {
        (Name, Path, OriginalText, bytesOnDisk) = (name, path, text, bytes);
        byteOrderMark = text.StartsWith('\uFEFF') ? "\uFEFF" : "";
        document = YamlDocument.Parse(text[byteOrderMark.Length..], name);
    }

    /// <summary>The name of the file, for messages and diffs.</summary>
    public string Name { get; }

    /// <summary>Where the file was read from; null for one made from a text.</summary>
    public string? Path { get; }

    /// <summary>The text as it was read, or last saved.</summary>
    public string OriginalText { get; private set; }

    /// <summary>The text with all changes so far.</summary>
    public string Text => byteOrderMark.Length == 0 ? document.Text : byteOrderMark + document.Text;

    /// <summary>All values below <c>config:</c>; not to be changed.</summary>
    internal JsonObject? Config => document.Config;

    /// <summary>Whether the text differs from what was read.</summary>
    public bool HasChanges => !string.Equals(Text, OriginalText, StringComparison.Ordinal);

    /// <summary>Reads a stack file.</summary>
    /// <exception cref="StackFileException">The file is missing, unreadable, not UTF-8, malformed, or no stack file.</exception>
    public static StackFile Load(string path)
    {
        var name = System.IO.Path.GetFileName(path);
        try
        {
            var bytes = File.ReadAllBytes(path);
            return new StackFile(Utf8.GetString(bytes), name, System.IO.Path.GetFullPath(path), bytes);
        }
        catch (DecoderFallbackException exception)
        {
            throw new StackFileException(StackFileErrors.Encoding, $"the byte at offset {exception.Index} is not UTF-8.", "Save the file as UTF-8.", name, at: null, exception);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new StackFileException(StackFileErrors.Unreadable, $"\"{path}\" does not exist.", "Check the name of the stack and the directory of the project.", name, at: null, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StackFileException(StackFileErrors.Unreadable, $"\"{path}\" cannot be read.", "Check that it is a file and that you may read it.", name, at: null, exception);
        }
    }

    /// <summary>Makes a stack file from a text; it can be edited, but not saved.</summary>
    /// <param name="text">The YAML text.</param>
    /// <param name="name">The name for messages and diffs.</param>
    /// <exception cref="StackFileException">The text is malformed or no stack file.</exception>
    public static StackFile Parse(string text, string name = "Pulumi.stack.yaml") => new(text, name, path: null, bytes: null);

    /// <summary>Makes a stack file of values that are kept elsewhere, such as by the Pulumi CLI; it can be edited, but not saved.</summary>
    /// <param name="config">The values by <c>namespace:key</c>.</param>
    /// <param name="name">The name for messages and diffs.</param>
    public static StackFile FromConfig(JsonObject config, string name) =>
        Parse(string.Join('\n', YamlWriter.Entry("config", config, indent: 0)) + "\n", name);

    /// <summary>What has changed since the file was read, value by value.</summary>
    public IReadOnlyList<ConfigChange> Changes() => ConfigChange.Between(Parse(OriginalText, Name).Config, Config);

    /// <summary>Whether there is a value, even if it is null.</summary>
    public bool Has(string path) => JsonPaths.TryGet(document.Config, PathOf(path).Segments, out _);

    /// <summary>The value at a path, as Pulumi types it, with aliases resolved; null when it is absent or null. A secret is the map Pulumi stores.</summary>
    public JsonNode? Get(string path) =>
        JsonPaths.TryGet(document.Config, PathOf(path).Segments, out var value) && value is not null ? JsonNode.Parse(value.ToJsonString()) : null;

    /// <summary>The value at a path as the text a program would read; null when it is absent.</summary>
    public string? GetString(string path) =>
        JsonPaths.TryGet(document.Config, PathOf(path).Segments, out var value) ? ProgramConfig.Text(value) : null;

    /// <summary>Whether the value at a path is, or holds, a secret.</summary>
    public bool HoldsSecret(string path) =>
        JsonPaths.TryGet(document.Config, PathOf(path).Segments, out var value) && YamlValues.HoldsSecret(value);

    /// <summary>
    /// The line, counted from 1, on which a value begins with its key; when it is absent, that of the innermost one around it. Null when not even
    /// its configuration key is there, or when <paramref name="path"/> is no path: this is for messages.
    /// </summary>
    public int? LineOf(string path)
    {
        try
        {
            return NodeLines.Of(document, ConfigPath.Parse(path));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>
    /// Sets a value. Maps and lists on the way are made; a new key goes to the end of its map. A map or list is brought
    /// to the new value member by member, so that what stays equal keeps its lines. Text that YAML would read as another
    /// type is put in quotes.
    /// </summary>
    /// <param name="path">A property path; an index may be one past the end of its list.</param>
    /// <param name="value">The new value. Text, numbers and booleans convert implicitly.</param>
    /// <returns>Whether the text changed; an equal value changes nothing.</returns>
    public bool Set(string path, JsonNode? value) => Become(ConfigEditor.Set(document, PathOf(path), value));

    /// <summary>Removes a value with its key, or an item of a list; the last one leaves an empty map or list.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Remove(string path) => Become(ConfigEditor.Remove(document, PathOf(path)));

    /// <summary>The changes so far as a unified diff; empty when there are none.</summary>
    public string Diff() => UnifiedDiff.Create(OriginalText, Text, Name);

    /// <summary>What a Pulumi program gets from this file.</summary>
    /// <param name="project">The namespace of keys that have none: the name in <c>Pulumi.yaml</c>.</param>
    public StackConfigValues ToConfigValues(string project = "infra") => ProgramConfig.Of(document.Config, project);

    /// <summary>
    /// Writes the changes: a temporary file in the same directory, flushed to disk, takes the place of the old one with
    /// the same mode. Refuses when the file has changed since it was read, or another process is writing it.
    /// </summary>
    /// <returns>Whether anything was written; without changes, the file is not touched.</returns>
    /// <exception cref="InvalidOperationException">The stack file was made from a text.</exception>
    public bool Save() => Save(onStep: null);

    internal bool Save(Action<WriteStep>? onStep)
    {
        if (Path is null || bytesOnDisk is null)
            throw new InvalidOperationException("A stack file made from a text cannot be saved.");
        if (!HasChanges)
            return false;

        var content = Utf8.GetBytes(Text);
        AtomicFile.Replace(Path, bytesOnDisk, content, Name, onStep);
        (bytesOnDisk, OriginalText) = (content, Text);
        return true;
    }

    private ConfigPath PathOf(string path)
    {
        try
        {
            return ConfigPath.Parse(path);
        }
        catch (FormatException exception)
        {
            throw new StackFileException(StackFileErrors.InvalidPath, $"the path \"{path}\" cannot be read: {exception.Message}.",
                "Write it as Pulumi does, such as \"infra:pipeline.containers[1].image\".", Name, at: null, exception);
        }
    }

    private bool Become(YamlDocument changed)
    {
        var differs = !string.Equals(changed.Text, document.Text, StringComparison.Ordinal);
        document = changed;
        return differs;
    }
}
