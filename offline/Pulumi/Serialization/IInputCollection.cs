namespace Pulumi.Serialization;

/// <summary>A list or map of inputs, serialized piece by piece so that nested outputs keep their own state.</summary>
internal interface IInputCollection
{
    Task<object?> VisitAsync(Func<object?, Task<object?>> visit);
}
