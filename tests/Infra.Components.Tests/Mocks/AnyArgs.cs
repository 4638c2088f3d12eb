using System.Collections;
using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using Pulumi;

namespace Infra.Components.Tests.Mocks;

/// <summary>Args with any value in any place, made by reflection from a row of choices, so that a failing case can be repeated and shrunk.</summary>
internal sealed class AnyArgs(int[] choices)
{
    private static readonly string[] Texts =
    [
        "", " ", "x", "iris", "Create", "Adopt", "None", "CANARY", "ROLLING", "INSTANCE_COUNT", "ml.m5.xlarge", "ml.inf1.xlarge", "s3://b", "s3://bucket/a/", "output/", "/",
        "arn:aws:iam::123456789012:role/r", "arn:aws:sns:us-east-1:123456789012:t", Samples.KeyArn, "a@b.org", "cron(0 8 ? * MON *)", "rate(1 day)", "at(", "cron()",
        "2027-01-31T08:00:00Z", "text/csv", "\n", "é日\0", new string('a', 2000),
    ];

    private static readonly int[] Numbers = [0, 1, -1, 2, 5, 10, 59, 60, 100, 513, 3601, 86_401, 1_209_601, int.MaxValue, int.MinValue];

    private static readonly double[] Fractions = [0, 0.5, 1, -1, 1e9, double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    private static readonly NullabilityInfoContext Nullability = new();

    private int next;

    /// <summary>Any args of a class.</summary>
    public static Arbitrary<int[]> Choices { get; } = Gen.Choose(0, 10_000).ArrayOf(120).ToArbitrary();

    public static T Of<T>(int[] choices)
        where T : ResourceArgs => (T)new AnyArgs(choices).Args(typeof(T));

    private object Args(Type type)
    {
        var args = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties().Where(_ => Choose(3) > 0))
        {
            var isNullable = IsNullable(property);
            property.SetValue(args, isNullable && Choose(3) == 0 ? null : Value(property.PropertyType));
        }

        return args;
    }

    private object? Value(Type type) => type switch
    {
        _ when type == typeof(string) => Texts[Choose(Texts.Length)],
        _ when type == typeof(int) => Numbers[Choose(Numbers.Length)],
        _ when type == typeof(double) => Fractions[Choose(Fractions.Length)],
        _ when type == typeof(bool) => Choose(2) == 0,
        _ when type == typeof(Input<string>) => (Input<string>)Texts[Choose(Texts.Length)],
        _ when type == typeof(InputMap<string>) => new InputMap<string> { [Texts[Choose(Texts.Length)]] = Texts[Choose(Texts.Length)] },
        _ when type.IsAssignableTo(typeof(ResourceArgs)) => Args(type),
        _ when type.GetGenericTypeDefinition() == typeof(List<>) => List(type),
        _ => throw new NotSupportedException($"{type} has no arbitrary value."),
    };

    private IList List(Type type)
    {
        var list = (IList)Activator.CreateInstance(type)!;
        for (var count = Choose(3); count > 0; count--)
        {
            list.Add(Value(type.GenericTypeArguments[0]));
        }

        return list;
    }

    private static bool IsNullable(PropertyInfo property)
    {
        lock (Nullability)
        {
            return Nullability.Create(property).WriteState == NullabilityState.Nullable;
        }
    }

    /// <summary>When the row is used up, the first choice everywhere.</summary>
    private int Choose(int count) => next < choices.Length ? choices[next++] % count : 0;
}
