namespace Infra.Sandbox.Cloud.Transform;

/// <summary>One input file could not be transformed; the others go on.</summary>
internal sealed class TransformFileException(string reason) : Exception(reason);
