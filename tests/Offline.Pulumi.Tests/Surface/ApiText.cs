using System.Reflection;

namespace Pulumi.Tests.Surface;

/// <summary>The public surface of an assembly, one line a type or member, as in PublicApi.txt.</summary>
internal static class ApiText
{
    private const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<string> Of(Assembly assembly) =>
        [.. assembly.GetExportedTypes().SelectMany(LinesOf).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> LinesOf(Type type)
    {
        var name = TypeText.NameOf(type);
        yield return $"{name} : {TypeText.DeclarationOf(type)}";
        if (typeof(Delegate).IsAssignableFrom(type))
            yield break;

        foreach (var member in type.GetMembers(Declared))
        {
            if (MemberText.Of(member) is { } text)
                yield return $"{name} . {text}";
        }
    }
}
