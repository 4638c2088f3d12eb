using System.Text.RegularExpressions;

namespace AwsSdk.Generator.Models;

/// <summary>How AWSSDK names things of a service model in C#.</summary>
internal static class Naming
{
    public static string Property(string member) => char.ToUpperInvariant(member[0]) + member.Substring(1);

    public static string Exception(string shape) =>
        shape.EndsWith("Exception", StringComparison.Ordinal) ? shape : shape + "Exception";

    /// <summary>"ml.m4.xlarge" is MlM4Xlarge, "IN_PROGRESS" stays as it is.</summary>
    public static string Constant(string value)
    {
        var parts = Regex.Split(value, "[^A-Za-z0-9_]+").Where(part => part.Length > 0);
        return string.Concat(parts.Select(Property));
    }
}
