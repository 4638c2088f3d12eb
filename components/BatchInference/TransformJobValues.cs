using Infra.Components.Endpoints;

namespace Infra.Components.BatchInference;

/// <summary>What of a transform job is known only when the stack is deployed.</summary>
/// <param name="ModelName">Name of the model.</param>
/// <param name="InputUri">Prefix, object or manifest.</param>
/// <param name="OutputUri">Prefix of results, ending with "/".</param>
/// <param name="InstanceType">Transform instance type.</param>
/// <param name="OutputKeyArn">Key of the results, or null.</param>
/// <param name="VolumeKeyArn">Key of the volumes, or null.</param>
/// <param name="Capture">Where data is captured, or null.</param>
/// <param name="Environment">Environment over that of the containers.</param>
/// <param name="Tags">Tags of the job.</param>
internal sealed record TransformJobValues(
    string ModelName,
    string InputUri,
    string OutputUri,
    string InstanceType,
    string? OutputKeyArn,
    string? VolumeKeyArn,
    Destination? Capture,
    IReadOnlyDictionary<string, string> Environment,
    IReadOnlyDictionary<string, string> Tags);
