using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using Pulumi;

namespace Offline.PulumiProviders.Tests.Facts;

/// <summary>What reflection says of a generated class, by the names on the wire.</summary>
internal static class Members
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    public static IReadOnlyDictionary<string, bool> RequiredByInput(Type args) => Inputs(args)
        .ToDictionary(input => (string)input.Attribute.ConstructorArguments[0].Value!, input => (bool)input.Attribute.ConstructorArguments[1].Value!);

    public static IReadOnlyList<string> JsonInputs(Type args) =>
        [.. Inputs(args).Where(input => (bool)input.Attribute.ConstructorArguments[2].Value!).Select(input => (string)input.Attribute.ConstructorArguments[0].Value!)];

    public static IReadOnlyDictionary<string, PropertyInfo> Outputs(Type resource) => resource
        .GetProperties(Declared)
        .ToDictionary(property => property.GetCustomAttribute<OutputAttribute>()!.Name!, property => property);

    /// <summary>The public property of an input: the attribute stands on it, or on the field behind it.</summary>
    public static PropertyInfo PropertyOf(Type args, string input)
    {
        var member = Inputs(args).Single(candidate => (string)candidate.Attribute.ConstructorArguments[0].Value! == input).Member;
        return member as PropertyInfo ?? args.GetProperty(char.ToUpperInvariant(input[0]) + input[1..])!;
    }

    /// <summary>The value of an output, turned back into what travels.</summary>
    public static async Task<object?> ValueAsync(object output)
    {
        var type = output.GetType().GetGenericArguments()[0];
        var task = (Task)typeof(Pulumi.Utilities.OutputUtilities).GetMethod("GetValueAsync")!.MakeGenericMethod(type).Invoke(null, [output])!;
        await task;
        return ToWire(task.GetType().GetProperty("Result")!.GetValue(task));
    }

    public static object? ToWire(object? value) => value switch
    {
        null or string or bool or double or AssetOrArchive => value,
        int number => (double)number,
        IDictionary map => map.Keys.Cast<string>().ToImmutableDictionary(key => key, key => ToWire(map[key])!),
        IEnumerable list => list.Cast<object>().Select(item => ToWire(item)!).ToImmutableArray(),
        _ when value.GetType().GetCustomAttribute<EnumTypeAttribute>() is not null => value.ToString(),
        _ => value.GetType().GetFields(BindingFlags.Public | BindingFlags.Instance)
            .ToImmutableDictionary(field => char.ToLowerInvariant(field.Name[0]) + field.Name[1..], field => ToWire(field.GetValue(value))!),
    };

    private static IEnumerable<(MemberInfo Member, CustomAttributeData Attribute)> Inputs(Type args) =>
        from member in args.GetMembers(Declared)
        from attribute in member.GetCustomAttributesData()
        where attribute.AttributeType == typeof(InputAttribute)
        select (member, attribute);
}
