using System.Collections;
using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using Pulumi;
using Pulumi.Utilities;

namespace Infra.Components.Tests.Mocks;

/// <summary>
/// Arguments filled at random with what people write: nothing, empty, too long, other kinds of values, sometimes right ones, and outputs that are not
/// known yet.
/// </summary>
internal static class RandomArgs
{
    private static readonly string?[] Texts =
    [
        null, "", " ", "a", "A-b", "a_b", "Vpc", "Direct", "MultiModel", "Gzip", "S3Object", "Adopt", "Create", "All", "Enabled", "1.5", "text/csv", "{}", "[", "ml.m5.large",
        "iris\n", "ü", "😀", new('x', 64), new('x', 1025), "s3://models/iris/", "s3://models/iris/model.tar.gz", "s3://", "https://example.com", "iris/1",
        "cron(0 8 * * ? *)", "Europe/Berlin", "predicted_label", "sha256:12", Samples.RoleArn, Samples.KeyArn, Samples.TopicArn, PipelineSamples.CredentialsProvider,
        PipelineSamples.PackageArn, "123456789012.dkr.ecr.us-east-1.amazonaws.com/iris:1", "docker.io/iris:1", "SAGEMAKER_INFERENCE_SUPPORTED",
    ];

    private static readonly int[] Numbers = [int.MinValue, -1, 0, 1, 2, 5, 50, 100, 101, 1024, 3600, 14_401, int.MaxValue];

    private static readonly double[] Fractions = [double.NaN, double.NegativeInfinity, -1, 0, 0.5, 1, 100, double.MaxValue];

    /// <summary>The same seed gives the same arguments.</summary>
    public static Arbitrary<T> Of<T>()
        where T : ResourceArgs, new() => Gen.Choose(0, int.MaxValue).Select(seed => (T)Filled(typeof(T), new Choices(seed))).ToArbitrary();

    private static object Filled(Type type, Choices choices)
    {
        var args = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetValue(args) is not ResourceArgs given)
            {
                property.SetValue(args, Value(property.PropertyType, choices));
            }
            else
            {
                property.SetValue(args, Filled(given.GetType(), choices));
            }
        }

        return args;
    }

    private static object? Value(Type type, Choices choices) => type switch
    {
        _ when type == typeof(string) => choices.Of(Texts),
        _ when type == typeof(int) => choices.Of(Numbers),
        _ when type == typeof(double) => choices.Of(Fractions),
        _ when type == typeof(bool) => choices.Next(2) == 0,
        _ when type == typeof(Input<string>) => Text(choices),
        _ when type == typeof(InputMap<string>) => Map(choices),
        _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>) => List(type, choices),
        _ when type.IsAssignableTo(typeof(ResourceArgs)) => choices.Next(4) == 0 ? null : Filled(type, choices),
        _ => throw new NotSupportedException($"{type} is not filled yet."),
    };

    private static Input<string>? Text(Choices choices) => choices.Next(8) switch
    {
        0 => OutputUtilities.CreateUnknown(""),
        1 => Output.CreateSecret(choices.Of(Texts) ?? ""),
        _ => choices.Of(Texts) is { } text ? (Input<string>)text : null,
    };

    private static InputMap<string> Map(Choices choices)
    {
        var map = new InputMap<string>();
        for (var count = choices.Next(4); count > 0; count--)
        {
            map[choices.Of(Texts) ?? "K"] = choices.Next(6) == 0 ? OutputUtilities.CreateUnknown("") : choices.Of(Texts) ?? "";
        }

        return map;
    }

    private static IList List(Type type, Choices choices)
    {
        var list = (IList)Activator.CreateInstance(type)!;
        var item = type.GenericTypeArguments[0];
        for (var count = choices.Next(4); count > 0; count--)
        {
            list.Add(item.IsAssignableTo(typeof(ResourceArgs)) ? Filled(item, choices) : Value(item, choices) ?? Empty(item));
        }

        return list;
    }

    private static object Empty(Type item) => item == typeof(string) ? (object)"" : (Input<string>)"";

    /// <summary>A sequence of choices that one number determines.</summary>
    private sealed class Choices(int seed)
    {
        private uint state = (uint)seed + 0x9E3779B9;

        public int Next(int count)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            return (int)(state % (uint)count);
        }

        public T Of<T>(IReadOnlyList<T> values) => values[Next(values.Count)];
    }
}
