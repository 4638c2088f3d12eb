namespace Pulumi;

/// <summary>A resource's universal name: <c>urn:pulumi:stack::project::qualified$type::name</c>.</summary>
public readonly struct Urn(string value) : IEquatable<Urn>
{
    private readonly string value = value;

    public static implicit operator string(Urn value) => value.ToString();

    public static bool operator ==(Urn left, Urn right) => left.Equals(right);

    public static bool operator !=(Urn left, Urn right) => !left.Equals(right);

    public static Output<string> Create(
        Input<string> name,
        Input<string> type,
        Resource? parent = null,
        Input<string>? parentUrn = null,
        Input<string>? project = null,
        Input<string>? stack = null)
    {
        var run = DeploymentRun.Require();
        var parentPrefix = parent is not null || parentUrn is not null
            ? (parentUrn is not null ? parentUrn.ToOutput() : parent!.Urn).Apply(urn => urn[..(urn.LastIndexOf("::", StringComparison.Ordinal))] + "$")
            : Output.Tuple((stack ?? run.StackName).ToOutput(), (project ?? run.ProjectName).ToOutput())
                .Apply(names => $"urn:pulumi:{names.Item1}::{names.Item2}::");
        return Output.Tuple(parentPrefix, type.ToOutput(), name.ToOutput()).Apply(parts => $"{parts.Item1}{parts.Item2}::{parts.Item3}");
    }

    public bool Equals(Urn other) => string.Equals(value, other.value, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is Urn other && Equals(other);

    public override int GetHashCode() => value is null ? 0 : StringComparer.Ordinal.GetHashCode(value);

    public override string ToString() => value ?? "";

    /// <summary>The type of the resource itself, without those above it.</summary>
    internal static string TypeOf(string urn) => QualifiedTypeOf(urn).Split('$')[^1];

    internal static string QualifiedTypeOf(string urn) => urn.Split("::")[2];

    internal static string NameOf(string urn) => urn.Split("::", 4)[3];
}
