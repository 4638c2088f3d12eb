using System.Text.Json;
using Infra.Components.Pipelines;
using Infra.Components.Shared;
using Pulumi;

namespace Infra.Settings;

/// <summary>
/// What the settings of <c>infra:recommendation</c> let a job touch beside the model and the payload: its role gets the rights to it. Whether
/// the settings are right is the recommendation step's to check; what is no text, or no key's ARN, gives no right.
/// </summary>
/// <param name="Settings">The key's value; undefined when there is none.</param>
internal sealed record RecommendationRights(JsonElement Settings)
{
    public void AddTo(RecommendationRoleArgs args)
    {
        args.EndpointNames = Text("endpointName") is { } endpoint ? [endpoint] : [];
        args.CompiledOutputUri = Given(Text("compiledOutputUri"));
        args.VolumeKmsKeyArn = Given(Key("volumeKmsKeyId"));
        args.OutputKmsKeyArn = Given(Key("outputKmsKeyId"));
        args.JobVpc = Member(Settings, "vpcConfig") is { ValueKind: JsonValueKind.Object } vpc
            ? new VpcArgs { SecurityGroupIds = Texts(vpc, "securityGroupIds"), Subnets = Texts(vpc, "subnets") }
            : null;
    }

    private string? Text(string name) => Member(Settings, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>A policy names keys by their ARN; one that is named otherwise must let the role use it by its own policy.</summary>
    private string? Key(string name) => Text(name) is { } key && key.StartsWith("arn:", StringComparison.Ordinal) && key.Contains(":key/", StringComparison.Ordinal) ? key : null;

    private static Input<string>? Given(string? text) => text is null ? null : (Input<string>)text;

    private static List<Input<string>> Texts(JsonElement map, string name) =>
        Member(map, name) is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => (Input<string>)item.GetString()!)]
            : [];

    private static JsonElement Member(JsonElement map, string name) =>
        map.ValueKind == JsonValueKind.Object && map.TryGetProperty(name, out var value) ? value : default;
}
