using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Infra.Settings;

namespace Infra.Tests.Settings;

/// <summary>Whatever stands in a stack file, the program says what is wrong in its own words.</summary>
public sealed class InferenceSettingsProperties
{
    private static readonly string[] Values =
        ["null", "\"\"", "\"x\"", "\"s3://\"", "0", "-1", "1.5", "1e300", "99999999999", "true", "[]", "{}", "[null]", "[[]]", "[{}]", "{\"a\":null}", "{\"\":\"\"}", "{\"a\":{}}"];

    private static readonly string[] Paths = [.. StackConfig.Of("sandbox").Values.SelectMany(entry => PathsOf(entry.Key, entry.Value))];

    private static Arbitrary<(string Path, string Value)[]> Changes => (
        from path in Gen.Elements(Paths)
        from value in Gen.Elements(Values)
        select (path, value)).ArrayOf(3).ToArbitrary();

    [Fact]
    public void Read_AnyValueAnywhere_GivesSettingsOrProblemsWithKeys() => Prop.ForAll(Changes, changes =>
    {
        var config = StackConfig.Of("sandbox");
        foreach (var (path, value) in changes)
        {
            Apply(config, path, JsonNode.Parse(value));
        }

        try
        {
            return config.Read() is not null;
        }
        catch (SettingsException exception)
        {
            return exception.Problems.Count > 0 && exception.Problems.All(problem =>
                InferenceSettings.Keys.Any(key => problem.Key.StartsWith(key, StringComparison.Ordinal)) && problem.What.Length > 0 && problem.Remedy.Length > 0);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    /// <summary>A change inside what an earlier change has taken away has no place any more.</summary>
    private static void Apply(StackConfig config, string path, JsonNode? value)
    {
        try
        {
            config.Set(path, value);
        }
        catch (Exception exception) when (exception is InvalidOperationException or NullReferenceException or ArgumentException or KeyNotFoundException)
        {
            Assert.DoesNotContain(path, InferenceSettings.Keys);
        }
    }

    private static IEnumerable<string> PathsOf(string path, JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(entry => PathsOf($"{path}.{entry.Key}", entry.Value)).Prepend(path),
        JsonArray list => list.SelectMany((item, index) => PathsOf($"{path}[{index}]", item)).Prepend(path),
        _ => [path],
    };
}
