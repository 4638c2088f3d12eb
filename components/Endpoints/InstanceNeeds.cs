using Infra.Components.Shared;
using Infra.Components.Shared.Policies;
using Infra.Components.Shared.Rules;
using Pulumi;

namespace Infra.Components.Endpoints;

/// <summary>Where something is written, and the key it is encrypted with, if any.</summary>
internal sealed record Destination(string Uri, string? KeyArn);

/// <summary>What any endpoint may need of its execution role, with every value known.</summary>
/// <param name="WatchesAlarms">Whether updates roll back on an alarm.</param>
/// <param name="Capture">Where data is captured, or null.</param>
/// <param name="CoreDump">Where core dumps go, or null.</param>
/// <param name="VolumeKeyArn">Key of the instances' volumes, or null.</param>
/// <param name="HasSsmAccess">Whether people log in to the containers.</param>
internal sealed record InstanceNeeds(
    bool WatchesAlarms, Destination? Capture = null, Destination? CoreDump = null, string? VolumeKeyArn = null, bool HasSsmAccess = false)
{
    public static Output<InstanceNeeds> Of(IInstanceEndpointArgs args) => Output
        .Tuple(Capturing(args.DataCapture), Dumping(args.CoreDump), Volume(args.VolumeKmsKeyArn))
        .Apply(known => new InstanceNeeds(args.Update.AutoRollback, known.Item1, known.Item2, known.Item3, args.EnableSsmAccess));

    /// <summary>Whether an endpoint needs anything at all; known before the values are.</summary>
    public static bool Any(IInstanceEndpointArgs args) =>
        args.Update.AutoRollback || args.EnableSsmAccess || args.DataCapture is not null || args.CoreDump is not null || args.VolumeKmsKeyArn is not null;

    public IEnumerable<PolicyStatement> Statements(AwsScope scope) =>
    [
        .. EndpointStatements.Write("CapturedData", scope, Capture),
        .. EndpointStatements.Write("CoreDumps", scope, CoreDump),
        .. VolumeKeyArn is { } key ? [KmsStatements.Volume("EncryptVolumes", key)] : Array.Empty<PolicyStatement>(),
        .. HasSsmAccess ? [EndpointStatements.SsmChannels] : Array.Empty<PolicyStatement>(),
        .. WatchesAlarms ? [EndpointStatements.WatchAlarms(scope)] : Array.Empty<PolicyStatement>(),
    ];

    private static Output<Destination?> Capturing(DataCaptureArgs? capture) => capture is null
        ? Output.Create<Destination?>((Destination?)null)
        : To(DataCaptures.DestinationUri(capture), DataCaptures.KmsKeyArn(capture));

    private static Output<Destination?> Dumping(CoreDumpArgs? dump) => dump is null
        ? Output.Create<Destination?>((Destination?)null)
        : To(CoreDumps.DestinationUri(dump), CoreDumps.KmsKeyArn(dump));

    private static Output<string?> Volume(Input<string>? keyArn) =>
        keyArn is null ? Output.Create((string?)null) : keyArn.Checked("volumeKmsKeyArn", ValueRules.KmsKeyArn).OrNull();

    private static Output<Destination?> To(Output<string> uri, Input<string>? keyArn) =>
        Output.Tuple(uri, Inputs.All([keyArn])).Apply(known => (Destination?)new Destination(known.Item1, known.Item2.FirstOrDefault()));
}
