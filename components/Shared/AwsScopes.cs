using Pulumi;
using Aws = Pulumi.Aws;

namespace Infra.Components.Shared;

/// <summary>Asks the provider that a component uses where it deploys to.</summary>
internal static class AwsScopes
{
    public static Output<AwsScope> Of(Resource parent)
    {
        var options = new InvokeOptions { Parent = parent };
        var partition = Aws.GetPartition.Invoke(new Aws.GetPartitionInvokeArgs(), options);
        var region = Aws.GetRegion.Invoke(new Aws.GetRegionInvokeArgs(), options);
        var identity = Aws.GetCallerIdentity.Invoke(new Aws.GetCallerIdentityInvokeArgs(), options);
        return Output.Tuple(partition, region, identity)
            .Apply(found => new AwsScope(found.Item1.Partition, found.Item2.Region, found.Item3.AccountId));
    }
}
