using System.Text;
using BenchmarkDotNet.Attributes;
using Infra.Operations.StackConfiguration;

namespace Infra.Benchmarks;

/// <summary>One value changed in a stack file of 10,000 lines; the usual file has 100.</summary>
public class StackFileBenchmarks
{
    private const int Lines = 10_000;

    private readonly string text = Large();

    [Benchmark(Description = "parse, set one value, diff")]
    public string Edit()
    {
        var file = StackFile.Parse(text);
        file.Set("infra:endpoint.instanceType", "ml.c5.large");
        return file.Diff();
    }

    private static string Large()
    {
        var builder = new StringBuilder(Repository.SandboxStack().OriginalText);
        var lines = builder.ToString().Count(character => character == '\n');
        builder.Append("  infra:more:\n");
        for (var line = lines + 1; line < Lines; line++)
        {
            builder.Append(System.Globalization.CultureInfo.InvariantCulture, $"    key{line}: value {line} # a comment\n");
        }

        return builder.ToString();
    }
}
