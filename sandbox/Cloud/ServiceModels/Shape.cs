namespace Infra.Sandbox.Cloud.ServiceModels;

/// <summary>A shape of a service model: a type with its constraints.</summary>
internal sealed record Shape(string Name, string Type)
{
    public IReadOnlyDictionary<string, ShapeMember> Members { get; init; } = new Dictionary<string, ShapeMember>(StringComparer.Ordinal);

    public IReadOnlyList<string> Required { get; init; } = [];

    public IReadOnlyList<string> Enum { get; init; } = [];

    public double? Min { get; init; }

    public double? Max { get; init; }

    public string? Pattern { get; init; }

    /// <summary>The item of a list, or the value of a map.</summary>
    public ShapeMember? Item { get; init; }

    /// <summary>The key of a map.</summary>
    public ShapeMember? Key { get; init; }

    /// <summary>Whether the query protocol writes a list or map without an element around it.</summary>
    public bool Flattened { get; init; }
}

/// <summary>A use of a shape, with the names it has in protocols that do not use the member's own.</summary>
internal sealed record ShapeMember(string Shape, string? LocationName = null, string? Location = null);

/// <summary>An operation of a service.</summary>
internal sealed record Operation(string Name, string? Input, string? Output, string? ResultWrapper);
