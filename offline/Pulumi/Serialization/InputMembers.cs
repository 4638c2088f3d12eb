using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi;

/// <summary>The members of an args class that carry [Input]; found once for each class.</summary>
internal static class InputMembers
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly ConcurrentDictionary<Type, ImmutableArray<Member>> Members = new();

    public static ImmutableArray<KeyValuePair<string, object?>> Read(InputArgs args)
    {
        var members = Members.GetOrAdd(args.GetType(), Find);
        var values = ImmutableArray.CreateBuilder<KeyValuePair<string, object?>>(members.Length);
        foreach (var member in members)
            values.Add(KeyValuePair.Create(member.Attribute.Name, member.Read(args)));
        return values.MoveToImmutable();
    }

    /// <remarks>Private members of base classes are not seen, as in the genuine package.</remarks>
    private static ImmutableArray<Member> Find(Type type)
    {
        var fields = type.GetFields(Instance).Select(field => Member.Of(field, field.GetValue));
        var properties = type.GetProperties(Instance).Select(property => Member.Of(property, property.GetValue));
        var members = fields.Concat(properties).OfType<Member>().ToImmutableArray();
        _ = members.ToDictionary(member => member.Attribute.Name);
        return members;
    }

    private sealed record Member(string FullName, InputAttribute Attribute, Func<object, object?> GetValue)
    {
        public static Member? Of(MemberInfo info, Func<object, object?> getValue) =>
            info.GetCustomAttribute<InputAttribute>() is { } attribute
                ? new($"{info.DeclaringType!.FullName}.{info.Name}", attribute, getValue)
                : null;

        public object? Read(object args)
        {
            var value = GetValue(args);
            if (Attribute.IsRequired && value is null)
                throw new ArgumentNullException(Attribute.Name, $"[Input] {FullName} is required but was not given a value");

            return Attribute.Json && value is not null ? new AsJson(value) : value;
        }
    }
}

/// <summary>A value that is passed as JSON text.</summary>
internal sealed record AsJson(object Value);
