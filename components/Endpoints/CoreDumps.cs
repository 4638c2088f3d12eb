using Infra.Components.Shared;
using Infra.Components.Shared.Rules;
using Pulumi;
using Pulumi.Aws.Sagemaker.Inputs;

namespace Infra.Components.Endpoints;

/// <summary>Checks and builds core dumps.</summary>
internal static class CoreDumps
{
    private const string UriPath = "coreDump.destinationUri";
    private const string KeyPath = "coreDump.kmsKeyArn";

    private static readonly ValueRule Destination = ValueRules.DestinationPrefix(Diagnostics.CoreDump);

    public static void Check(ProblemList problems, CoreDumpArgs? dump)
    {
        if (dump is null)
        {
            return;
        }

        problems.Require(UriPath, dump.DestinationUri, Destination);
        problems.Check(KeyPath, dump.KmsKeyArn, ValueRules.KmsKeyArn);
    }

    public static Output<string> DestinationUri(CoreDumpArgs dump) => dump.DestinationUri.Checked(UriPath, Destination);

    public static Input<string>? KmsKeyArn(CoreDumpArgs dump) => dump.KmsKeyArn.CheckedIfGiven(KeyPath, ValueRules.KmsKeyArn);

    public static EndpointConfigurationProductionVariantCoreDumpConfigArgs ToConfig(CoreDumpArgs dump) => new()
    {
        DestinationS3Uri = DestinationUri(dump),
        KmsKeyId = KmsKeyArn(dump)!,
    };
}
