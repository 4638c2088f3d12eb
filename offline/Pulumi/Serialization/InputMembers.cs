using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>A field or property that carries <c>[Input]</c>.</summary>
internal sealed record InputMember(string Name, bool Required, bool Json, string FullName, Func<object, object?> Get);

/// <summary>The <c>[Input]</c> members of args types, found once per type.</summary>
internal static class InputMembers
{
    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly ConcurrentDictionary<Type, InputMember[]> Cache = new();

    public static InputMember[] Of(Type type) => Cache.GetOrAdd(type, Find);

    /// <remarks>Private fields of a base class are not among a type's own: they are lost here as in the genuine package.</remarks>
    private static InputMember[] Find(Type type)
    {
        var fields = type.GetFields(All).Select(field => (Member: (MemberInfo)field, Get: (Func<object, object?>)field.GetValue));
        var properties = type.GetProperties(All).Where(property => property.CanRead)
            .Select(property => (Member: (MemberInfo)property, Get: (Func<object, object?>)property.GetValue));
        var members = fields.Concat(properties)
            .Select(pair => (pair.Member, pair.Get, Attribute: pair.Member.GetCustomAttribute<InputAttribute>()))
            .Where(member => member.Attribute is not null)
            .Select(member => new InputMember(
                member.Attribute!.Name, member.Attribute.IsRequired, member.Attribute.Json, $"{type.FullName}.{member.Member.Name}", member.Get))
            .ToArray();
        var twice = members.GroupBy(member => member.Name).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? members : throw new ArgumentException($"An item with the same key has already been added. Key: {twice.Key}");
    }
}
