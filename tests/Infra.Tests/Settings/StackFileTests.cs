using System.Text.Json.Nodes;
using Infra.Settings;
using YamlDotNet.Serialization;

namespace Infra.Tests.Settings;

/// <summary>The four stack files and Pulumi.yaml stay in step.</summary>
public sealed class StackFileTests
{
    private static readonly string[] Provenance = ["infra:recommended", "infra:promoted"];

    public static TheoryData<string> Stacks { get; } = new(Repository.Stacks);

    [Theory]
    [MemberData(nameof(Stacks))]
    public void StackFile_Binds(string stack)
    {
        var settings = StackConfig.Of(stack).Read();

        Assert.Equal(["standardize", "softmax", "label"], settings.Served.Containers.Select(container => container.Hostname));
        Assert.Equal(stack, settings.Tags["environment"]);
        Assert.Equal(stack == "sandbox" ? "us-east-1" : "eu-west-1", settings.Region);
        Assert.EndsWith("/iris/payload.tar.gz", settings.SamplePayloadUrl);
        Assert.Same(settings.Served.Containers, settings.ModelVersion!.Containers);
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public void StackFile_HasTheSameKeysAsTheOthers(string stack) => Assert.Equal(KeyPaths("dev"), KeyPaths(stack));

    [Theory]
    [MemberData(nameof(Stacks))]
    public void StackFile_HasEveryKeyWithoutDefaultAndNoUndeclaredOne(string stack)
    {
        var declared = Declared();
        var given = StackConfig.Of(stack).Values.Keys.Where(key => IsOfTheProgram(key)).ToList();

        Assert.Empty(given.Except(declared.Keys));
        Assert.Empty(declared.Where(key => !key.Value.ContainsKey("default")).Select(key => key.Key).Except(given));
    }

    [Fact]
    public void PulumiYaml_DeclaresExactlyWhatTheProgramKnows()
    {
        var declared = Declared();

        Assert.Equal(InferenceSettings.Keys.Where(key => IsOfTheProgram(key)).Order(), declared.Keys.Order());
        Assert.All(declared, key =>
        {
            Assert.Equal("object", key.Value["type"]);
            Assert.NotEmpty(Assert.IsType<string>(key.Value["description"]));
        });
    }

    private static string[] KeyPaths(string stack) =>
    [
        .. StackConfig.Of(stack).Values.Where(entry => !Provenance.Contains(entry.Key)).SelectMany(entry => Paths(entry.Key, entry.Value)).Distinct().Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Paths(string path, JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(entry => Paths($"{path}.{entry.Key}", entry.Value)).Prepend(path),
        JsonArray list => list.SelectMany(item => Paths($"{path}[*]", item)).Prepend(path),
        _ => [path],
    };

    /// <summary>Pulumi.yaml can declare only these: the others belong to providers.</summary>
    private static bool IsOfTheProgram(string key) => key.StartsWith("infra:", StringComparison.Ordinal);

    private static Dictionary<string, Dictionary<string, object>> Declared()
    {
        var project = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(File.ReadAllText(Repository.Path("Pulumi.yaml")));
        return ((Dictionary<object, object>)project["config"]).ToDictionary(
            key => (string)key.Key, key => ((Dictionary<object, object>)key.Value).ToDictionary(entry => (string)entry.Key, entry => entry.Value));
    }
}
