using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Infra.Components.Shared;

namespace Infra.Components.Tests.Mocks;

/// <summary>What a validator says to each mistake, word by word, in a file that people review.</summary>
internal static partial class Findings
{
    /// <param name="name">The name of the file.</param>
    /// <param name="mistakes">Rows that end with the mistake.</param>
    /// <param name="sample">Arguments without one.</param>
    /// <param name="validate">The validator.</param>
    /// <param name="testFile">Where the test is.</param>
    public static void Verify<TArgs>(
        string name, IEnumerable<object[]> mistakes, Func<TArgs> sample, Func<TArgs, string?, IReadOnlyList<Problem>> validate, [CallerFilePath] string testFile = "")
    {
        var findings = mistakes.Select(row =>
        {
            var args = sample();
            ((Action<TArgs>)row[^1])(args);
            return string.Join('\n', validate(args, "iris").Select(problem => $"{problem.Id} {problem.Path}: {problem.Finding}"));
        });
        Snapshot.VerifyText($"findings/{name}.txt", LongRun().Replace(string.Join('\n', findings), run => $"{run.Value[0]} x {run.Length}") + "\n", testFile);
    }

    [GeneratedRegex("(?<char>.)\\k<char>{30,}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LongRun();
}
