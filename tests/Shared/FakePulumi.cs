using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Infra.Testing;

/// <summary>
/// A program called <c>pulumi</c> that keeps the config of a stack in memory of a file and notes how it was called. The test
/// assembly is the program; a script of that name starts it.
/// </summary>
internal sealed partial class FakePulumi
{
    private readonly string folder;

    private FakePulumi(string folder) => this.folder = folder;

    /// <summary>The folder to put in front of the PATH.</summary>
    public string Folder => folder;

    /// <summary>What the stack's config holds: objects, texts, or <c>{secure: …}</c>.</summary>
    public JsonObject Config
    {
        get => Read("config.json");
        set => Write("config.json", value);
    }

    public JsonObject Outputs
    {
        set => Write("outputs.json", value);
    }

    /// <summary>A text; a call whose arguments hold it fails.</summary>
    public string RefusedWord
    {
        set => File.WriteAllText(Path.Combine(folder, "refused"), value);
    }

    /// <summary>From now on changes are accepted and forgotten, as where an environment overrides the stack's own config.</summary>
    public void Forget() => File.WriteAllText(Path.Combine(folder, "forgets"), "");

    /// <summary>The calls so far, each as its arguments.</summary>
    public IReadOnlyList<string[]> Calls =>
        [.. File.ReadAllLines(Path.Combine(folder, "calls")).Select(line => JsonSerializer.Deserialize<string[]>(line)!)];

    /// <summary>Installs the program.</summary>
    /// <param name="folder">A folder of its own.</param>
    /// <param name="assembly">The test assembly, whose Main calls <see cref="Run"/>.</param>
    public static FakePulumi Install(string folder, string assembly)
    {
        Directory.CreateDirectory(folder);
        var program = Path.Combine(folder, "pulumi");
        File.WriteAllText(program, $"#!/bin/sh\nexec dotnet '{assembly}' '{folder}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        File.WriteAllText(Path.Combine(folder, "calls"), "");
        return new FakePulumi(folder);
    }

    /// <summary>The program.</summary>
    /// <param name="args">Its folder, and the arguments.</param>
    public static int Run(string[] args) => new FakePulumi(args[0]).Answer(args[1..]);

    private int Answer(string[] args)
    {
        File.AppendAllLines(Path.Combine(folder, "calls"), [JsonSerializer.Serialize(args)]);
        var refused = Path.Combine(folder, "refused");
        if (File.Exists(refused) && args.Any(arg => arg.Contains(File.ReadAllText(refused), StringComparison.Ordinal)))
        {
            Console.Error.WriteLine($"error: refused to {args[0]} {args[1]}");
            return 255;
        }

        Console.Out.Write(args switch
        {
            ["stack", "output", "--json", ..] => Read("outputs.json").ToJsonString(),
            ["config", "--json", ..] => new JsonObject(Config.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)Shown(entry.Value)))).ToJsonString(),
            ["config", "get", var key, "--json", ..] => Shown(Config[key]).ToJsonString(),
            ["config", "rm", "--path", var path, ..] => Change(config => Remove(config, path)),
            ["config", "set", "--path", var path, "--type", var type, .., "--", var value] => Change(config => Set(config, path, Typed(value, type))),
            ["config", "set-all", "--path", .. var pairs] => Change(config => SetAll(config, pairs)),
            _ => throw new NotSupportedException(string.Join(' ', args)),
        });
        return 0;
    }

    private string Change(Action<JsonObject> change)
    {
        var config = Config;
        change(config);
        if (!File.Exists(Path.Combine(folder, "forgets")))
            Config = config;

        return "";
    }

    private static JsonObject Shown(JsonNode? value) => value switch
    {
        JsonObject { Count: 1 } secret when secret.ContainsKey("secure") => new JsonObject { ["secret"] = true },
        JsonObject or JsonArray => new JsonObject { ["value"] = value.ToJsonString(), ["objectValue"] = value.DeepClone(), ["secret"] = false },
        _ => new JsonObject { ["value"] = value?.ToString(), ["secret"] = false },
    };

    private static void SetAll(JsonObject config, string[] args)
    {
        for (var i = 0; i < args.Length && args[i] == "--plaintext"; i += 2)
        {
            var pair = args[i + 1].Split('=', 2);
            Set(config, pair[0], Inferred(pair[1]));
        }
    }

    /// <summary>What Pulumi makes of a value below a path when no type is given.</summary>
    private static JsonNode Inferred(string value) => value switch
    {
        "true" or "false" => value == "true",
        _ when int.TryParse(value, CultureInfo.InvariantCulture, out var number) => number,
        _ => value,
    };

    private static JsonNode Typed(string value, string type) => type == "string" ? value : JsonNode.Parse(value)!;

    private static void Set(JsonNode root, string path, JsonNode value)
    {
        var steps = Steps(path);
        for (var i = 0; i < steps.Length - 1; i++)
            root = Member(root, steps[i]) ?? Put(root, steps[i], int.TryParse(steps[i + 1], out _) ? new JsonArray() : new JsonObject());

        Put(root, steps[^1], value);
    }

    private static void Remove(JsonNode root, string path)
    {
        var steps = Steps(path);
        var parent = steps[..^1].Aggregate(root, (node, step) => Member(node, step)!);
        if (parent is JsonArray list)
            list.RemoveAt(int.Parse(steps[^1], CultureInfo.InvariantCulture));
        else
            parent.AsObject().Remove(steps[^1]);
    }

    private static JsonNode? Member(JsonNode node, string step) =>
        node is JsonArray list ? list.ElementAtOrDefault(int.Parse(step, CultureInfo.InvariantCulture)) : node[step];

    private static JsonNode Put(JsonNode node, string step, JsonNode value)
    {
        if (node is JsonArray list && int.Parse(step, CultureInfo.InvariantCulture) == list.Count)
            list.Add(value);
        else if (node is JsonArray items)
            items[int.Parse(step, CultureInfo.InvariantCulture)] = value;
        else
            node[step] = value;

        return value;
    }

    private static string[] Steps(string path) => [.. Step().Matches(path).Select(match => match.Value.Trim('.', '[', ']', '"'))];

    private JsonObject Read(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, file)))!.AsObject();

    private void Write(string file, JsonObject value) => File.WriteAllText(Path.Combine(folder, file), value.ToJsonString());

    [GeneratedRegex(@"\[""[^""]*""\]|\[\d+\]|[^.\[]+", RegexOptions.None, 1000)]
    private static partial Regex Step();
}
