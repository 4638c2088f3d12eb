using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Infra.Sandbox.Engine.Properties;
using Pulumi;
using Pulumi.Utilities;

namespace Infra.Sandbox.Engine.Execution;

/// <summary>An argument with what it depends on.</summary>
internal sealed record Argument(PropertyValue Value, ImmutableHashSet<Resource> Dependencies);

/// <summary>Reads arguments as the SDK serializes them, but keeps what mocks do not get to see: secrets, unknown parts, and the
/// resources each argument depends on.</summary>
internal static class ArgumentReader
{
    private static readonly ConcurrentDictionary<Type, ImmutableArray<(string Name, Func<object, object?> Get, bool Json)>> Members = new();
    private static readonly ConcurrentDictionary<Type, Func<object, Task<Argument>>?> Readers = new();

    /// <summary>The arguments by their schema names; absent ones are left out.</summary>
    public static async Task<ImmutableDictionary<string, Argument>> ReadAsync(InputArgs args)
    {
        var arguments = ImmutableDictionary.CreateBuilder<string, Argument>(StringComparer.Ordinal);
        foreach (var (name, value) in FindEntries(args))
        {
            var argument = await ReadAsync(value);
            if (argument.Value is not NullValue) arguments[name] = argument;
        }

        foreach (var (name, get, json) in Members.GetOrAdd(args.GetType(), FindMembers))
        {
            var argument = await ReadAsync(get(args));
            if (argument.Value is NullValue) continue;
            arguments[name] = json ? argument with { Value = ToJsonText(argument.Value) } : argument;
        }

        return arguments.ToImmutable();
    }

    public static async Task<Argument> ReadAsync(object? value)
    {
        if (value is null) return new(PropertyValue.Null, []);
        if (Readers.GetOrAdd(value.GetType(), FindReader) is { } reader) return await reader(value);
        return value switch
        {
            InputArgs args => await ReadNestedAsync(args),
            IDictionary map => await ReadMapAsync(map),
            IList items => await ReadListAsync(items),
            Resource resource => new(resource.GetResourceName(), [resource]),
            Enum member => new((double)Convert.ToInt32(member), []),
            _ when IsUnion(value.GetType()) => await ReadAsync(value.GetType().GetProperty("Value")!.GetValue(value)),
            _ when value.GetType().IsDefined(typeof(EnumTypeAttribute)) => new(value.ToString()!, []),
            _ => new(SdkValues.FromSdk(value), []),
        };
    }

    /// <summary>What arguments made of a dictionary hold; the SDK keeps it private.</summary>
    private static ImmutableDictionary<string, object?> FindEntries(InputArgs args) => args is DictionaryResourceArgs
        ? args.GetType().GetFields(BindingFlags.Instance | BindingFlags.NonPublic)
            .Select(field => field.GetValue(args)).OfType<ImmutableDictionary<string, object?>>().Single()
        : ImmutableDictionary<string, object?>.Empty;

    private static async Task<Argument> ReadNestedAsync(InputArgs args)
    {
        var members = await ReadAsync(args);
        return new(
            MapValue.Of(members.Select(member => KeyValuePair.Create(member.Key, member.Value.Value))),
            Union(members.Values));
    }

    private static async Task<Argument> ReadMapAsync(IDictionary map)
    {
        var entries = new Dictionary<string, Argument>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in map) entries[(string)entry.Key] = await ReadAsync(entry.Value);
        return new(
            MapValue.Of(entries.Where(e => e.Value.Value is not NullValue).Select(e => KeyValuePair.Create(e.Key, e.Value.Value))),
            Union(entries.Values));
    }

    private static async Task<Argument> ReadListAsync(IList items)
    {
        if (items.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
            && (bool)type.GetProperty(nameof(ImmutableArray<>.IsDefault))!.GetValue(items)!)
        {
            return new(new ArrayValue([]), []);
        }

        var arguments = new List<Argument>();
        foreach (var item in items) arguments.Add(await ReadAsync(item));
        return new(new ArrayValue([.. arguments.Select(argument => argument.Value)]), Union(arguments));
    }

    private static async Task<Argument> ReadOutputAsync<T>(Output<T> output)
    {
        var known = await OutputUtilities.GetIsKnownAsync(output);
        var inner = known ? await ReadAsync(await OutputUtilities.GetValueAsync(output)) : new(PropertyValue.Unknown, []);
        var secret = await Output.IsSecretAsync(output) && inner.Value is not NullValue;
        return new(
            secret ? new SecretValue(inner.Value) : inner.Value,
            inner.Dependencies.Union(await OutputUtilities.GetDependenciesAsync(output)));
    }

    private static Task<Argument> ReadInputAsync<T>(Input<T> input) => ReadOutputAsync(input.ToOutput());

    private static ImmutableHashSet<Resource> Union(IEnumerable<Argument> arguments) =>
        arguments.Aggregate(ImmutableHashSet<Resource>.Empty, (all, argument) => all.Union(argument.Dependencies));

    private static PropertyValue ToJsonText(PropertyValue value) =>
        value.ContainsUnknown ? PropertyValue.Unknown
        : value.ContainsSecret ? new SecretValue(PropertyJson.ToPlain(value)?.ToJsonString() ?? "null")
        : PropertyJson.ToPlain(value)?.ToJsonString() ?? "null";

    private static bool IsUnion(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Union<,>);

    private static ImmutableArray<(string, Func<object, object?>, bool)> FindMembers(Type type)
    {
        const BindingFlags everything = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var fields = type.GetFields(everything).Select(field => (Member: (MemberInfo)field, Get: (Func<object, object?>)field.GetValue));
        var properties = type.GetProperties(everything).Select(property => (Member: (MemberInfo)property, Get: (Func<object, object?>)property.GetValue));
        return
        [
            .. from member in fields.Concat(properties)
               let attribute = member.Member.CustomAttributes.FirstOrDefault(data => data.AttributeType == typeof(InputAttribute))
               where attribute is not null
               select ((string)attribute.ConstructorArguments[0].Value!, member.Get, (bool)attribute.ConstructorArguments[2].Value!),
        ];
    }

    /// <summary>How inputs and outputs of the type are read; null for anything else. They have no untyped public surface.</summary>
    private static Func<object, Task<Argument>>? FindReader(Type type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (!current.IsGenericType) continue;
            var definition = current.GetGenericTypeDefinition();
            var method = definition == typeof(Input<>) ? nameof(ReadInputAsync) : definition == typeof(Output<>) ? nameof(ReadOutputAsync) : null;
            if (method is null) continue;
            var reader = typeof(ArgumentReader).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(current.GetGenericArguments());
            return value => (Task<Argument>)reader.Invoke(null, [value])!;
        }

        return null;
    }
}
