using Infra.Components.Endpoints;
using Infra.Components.Shared;
using Infra.Components.Shared.Policies;

namespace Infra.Components.BatchInference;

/// <summary>What a transform job needs of the execution role, with every value known.</summary>
/// <param name="Inputs">Prefixes and objects to read.</param>
/// <param name="Output">Prefix of results.</param>
/// <param name="OutputKeyArn">Key of the results, or null.</param>
/// <param name="InputKeyArns">Keys of the input.</param>
/// <param name="VolumeKeyArn">Key of the volumes, or null.</param>
/// <param name="Capture">Where data is captured, or null.</param>
internal sealed record BatchNeeds(
    IReadOnlyList<string> Inputs,
    string Output,
    string? OutputKeyArn,
    IReadOnlyList<string> InputKeyArns,
    string? VolumeKeyArn,
    Destination? Capture = null);

/// <summary>The policy a batch transform adds to the execution role of its model.</summary>
internal static class BatchRolePolicy
{
    public static string ToJson(AwsScope scope, BatchNeeds needs)
    {
        List<S3Uri> inputs = [.. needs.Inputs.Select(S3Uri.Parse)];
        return PolicyDocument.ToJson(
        [
            new PolicyStatement("ReadInput", "s3:GetObject") { Resources = [.. inputs.Select(uri => S3Statements.ReadArn(scope, uri))] },
            .. S3Statements.List("ListInput", scope, inputs),
            S3Statements.Write("WriteOutput", scope, S3Uri.Parse(needs.Output)),
            .. Keys(scope, needs),
            .. EndpointStatements.Write("CapturedData", scope, needs.Capture),
        ]);
    }

    private static IEnumerable<PolicyStatement> Keys(AwsScope scope, BatchNeeds needs)
    {
        if (needs.OutputKeyArn is { } outputKey)
        {
            yield return KmsStatements.Encrypt("EncryptOutput", scope, outputKey);
        }

        if (needs.InputKeyArns.Count > 0)
        {
            yield return KmsStatements.Decrypt("DecryptInput", scope, needs.InputKeyArns);
        }

        if (needs.VolumeKeyArn is { } volumeKey)
        {
            yield return KmsStatements.Volume("EncryptVolumes", volumeKey);
        }
    }
}
