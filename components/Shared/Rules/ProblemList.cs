using System.Collections.Immutable;
using Pulumi;

namespace Infra.Components.Shared.Rules;

/// <summary>Collects violations, so that a user sees all of them at once.</summary>
internal sealed class ProblemList
{
    private readonly List<Problem> problems = [];

    public IReadOnlyList<Problem> Problems => problems;

    public void Add(Diagnostic diagnostic, string path, string finding) =>
        problems.Add(new Problem(diagnostic.Id, path, finding, diagnostic.Rule, diagnostic.Remedy));

    public void AddIf(bool isViolated, Diagnostic diagnostic, string path, string finding)
    {
        if (isViolated)
        {
            Add(diagnostic, path, finding);
        }
    }

    public void AddIfFound(Problem? problem)
    {
        if (problem is not null)
        {
            problems.Add(problem);
        }
    }

    /// <summary>Checks a given value. Absent values are another rule's business.</summary>
    public void Check(string path, string? value, ValueRule rule)
    {
        if (value is not null && rule.Check(path, value) is { } problem)
        {
            problems.Add(problem);
        }
    }

    /// <summary>Checks a value that may be an output; one that is not known yet is checked when it is used.</summary>
    public void Check(string path, Input<string>? input, params IEnumerable<ValueRule> rules)
    {
        if (Inputs.TryPeek(input, out var value))
        {
            problems.AddRange(rules.Select(rule => rule.Check(path, value)).OfType<Problem>());
        }
    }

    public void CheckAll(string path, IEnumerable<Input<string>> inputs, ValueRule rule)
    {
        foreach (var (index, input) in inputs.Index())
        {
            Check($"{path}[{index}]", input, rule);
        }
    }

    public void CheckAll(string path, IEnumerable<string> values, ValueRule rule)
    {
        foreach (var (index, value) in values.Index())
        {
            Check($"{path}[{index}]", value, rule);
        }
    }

    /// <summary>A value that must be given, and keep the rules when it is.</summary>
    public void Require(string path, Input<string>? input, params IReadOnlyList<ValueRule> rules)
    {
        var isEmpty = Inputs.TryPeek(input, out var value) && value.Length == 0;
        AddIf(input is null || isEmpty, Diagnostics.Required, path, "is missing.");
        if (!isEmpty)
        {
            Check(path, input, rules);
        }
    }

    /// <inheritdoc cref="Require(string, Input{string}?, IReadOnlyList{ValueRule})"/>
    public void Require(string path, string? value, params IReadOnlyList<ValueRule> rules)
    {
        if (string.IsNullOrEmpty(value))
        {
            Add(Diagnostics.Required, path, "is missing.");
            return;
        }

        problems.AddRange(rules.Select(rule => rule.Check(path, value)).OfType<Problem>());
    }

    /// <summary>A number within its range; <see cref="int.MaxValue"/> stands for no upper end.</summary>
    public void Range(string path, double value, double minimum, double maximum, string unit = "") => AddIf(
        !(value >= minimum && value <= maximum), Diagnostics.Range, path, $"is {value}; the range is {minimum} {(maximum < int.MaxValue ? $"to {maximum}" : "or more")}{unit}.");

    /// <summary>A number whose 0 means that it is not set.</summary>
    public void RangeOrUnset(string path, int value, int minimum, int maximum, string unit = "")
    {
        if (value != 0)
        {
            Range(path, value, minimum, maximum, unit);
        }
    }

    public void OneOf(string path, string? value, params string[] allowed) => AddIf(
        value is not null && !allowed.Contains(value), Diagnostics.Allowed, path, $"is \"{value}\", not one of {string.Join(", ", allowed)}.");

    public void CheckMap(string path, InputMap<string> map, Action<ProblemList, string, ImmutableDictionary<string, string>> check)
    {
        if (Inputs.TryPeek<ImmutableDictionary<string, string>>(map, out var values))
        {
            check(this, path, values);
        }
    }

    /// <summary>The value, unless there are problems: for values that become known while the program runs.</summary>
    public T OrThrow<T>(T value) => problems.Count == 0
        ? value
        : throw new ResourceException(string.Join('\n', problems), resource: null, hideStack: true);

    /// <summary>Fails with every problem in one message.</summary>
    public static void ThrowIfAny(IReadOnlyList<Problem> problems, Resource? component, string kind, string name)
    {
        if (problems.Count > 0)
        {
            var count = problems.Count == 1 ? "1 problem" : $"{problems.Count} problems";
            var lines = problems.Select(problem => $"\n  {problem}");
            throw new ResourceException($"{kind} \"{name}\" has {count}:{string.Concat(lines)}", component, hideStack: true);
        }
    }
}
