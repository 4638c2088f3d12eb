using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

public readonly struct Urn(string value) : IEquatable<Urn>
{
    private readonly string value = value;

    public static bool operator ==(Urn left, Urn right) => left.Equals(right);

    public static bool operator !=(Urn left, Urn right) => !left.Equals(right);

    public static implicit operator string(Urn value) => value.ToString();

    public static Output<string> Create(
        Input<string> name,
        Input<string> type,
        Resource? parent = null,
        Input<string>? parentUrn = null,
        Input<string>? project = null,
        Input<string>? stack = null)
    {
        var prefix = parent is not null || parentUrn is not null
            ? (parent is not null ? parent.Urn : parentUrn.ToOutput()).Apply(urn => urn[..urn.LastIndexOf("::", StringComparison.Ordinal)] + "$")
            : Output.Tuple(stack ?? Deployment.Instance.StackName, project ?? Deployment.Instance.ProjectName)
                .Apply(scope => $"urn:pulumi:{scope.Item1}::{scope.Item2}::");
        return Output.Format($"{prefix}{type}::{name}");
    }

    public bool Equals(Urn other) => string.Equals(ToString(), other.ToString(), StringComparison.Ordinal);

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Urn other && Equals(other);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public override string ToString() => value ?? "";

    /// <summary>The type of the resource a URN names, without the types of its parents.</summary>
    internal static string TypeOf(string urn) => QualifiedTypeOf(urn).Split('$')[^1];

    /// <summary>Types of the parents and of the resource, joined by "$".</summary>
    internal static string QualifiedTypeOf(string urn) => urn.Split("::")[2];

    internal static string NameOf(string urn) => string.Join("::", urn.Split("::")[3..]);
}
