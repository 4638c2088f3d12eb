using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Infra.Components.Shared.Rules;
using Pulumi;
using Pulumi.Utilities;

namespace Infra.Components.Shared;

/// <summary>Looks at inputs without waiting, and checks the others when they become known.</summary>
internal static class Inputs
{
    /// <summary>The value, when it is known now. A value that a resource has yet to give, or that failed, is not.</summary>
    public static bool TryPeek<T>(Input<T>? input, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (input is null)
        {
            return false;
        }

        Output<T> output = input;
        var isKnown = OutputUtilities.GetIsKnownAsync(output);
        if (!isKnown.IsCompletedSuccessfully || !isKnown.GetAwaiter().GetResult())
        {
            return false;
        }

        value = OutputUtilities.GetValueAsync(output).GetAwaiter().GetResult();
        return value is not null;
    }

    public static Output<string> Checked(this Input<string> input, string path, params IReadOnlyList<ValueRule> rules) => input.Apply(value =>
    {
        var problems = new ProblemList();
        foreach (var rule in rules)
        {
            problems.Check(path, value, rule);
        }

        return problems.OrThrow(value);
    });

    /// <summary>An argument that may be absent stays absent.</summary>
    public static Input<string>? CheckedIfGiven(this Input<string>? input, string path, params IReadOnlyList<ValueRule> rules) =>
        input is null ? null : (Input<string>)input.Checked(path, rules);

    /// <summary>An output whose value is null where there is nothing to give.</summary>
    public static Output<string?> OrNull(this Output<string>? output) =>
        output is null ? Output.Create((string?)null) : output.Apply(text => (string?)text);

    public static Output<ImmutableDictionary<string, string>> Checked(
        this InputMap<string> map, string path, Action<ProblemList, string, ImmutableDictionary<string, string>> check) => map.Apply(values =>
    {
        var problems = new ProblemList();
        check(problems, path, values);
        return problems.OrThrow(values);
    });

    /// <summary>The values of inputs some of which are not given.</summary>
    public static Output<ImmutableArray<string>> All(IEnumerable<Input<string>?> inputs) =>
        Output.All(inputs.OfType<Input<string>>().Select(input => input.ToOutput()));

    /// <summary>The values of a list, each checked when it becomes known.</summary>
    public static Output<ImmutableArray<string>> All(string path, IEnumerable<Input<string>> inputs, params IReadOnlyList<ValueRule> rules) =>
        Output.All(inputs.Select((input, index) => input.Checked($"{path}[{index}]", rules)));
}
