using Infra.Components.Shared.Policies;
using Pulumi;
using Kms = Pulumi.Aws.Kms;

namespace Infra.Components.Shared;

/// <summary>
/// The customer key of created topics. The key that AWS manages for SNS cannot be used: its policy does not let a role publish, and cannot be changed.
/// </summary>
internal static class TopicKey
{
    public static Output<string> Create(Children children, string suffix, Output<string> publisherRoleArn)
    {
        var key = new Kms.Key(
            children.Named(suffix),
            new Kms.KeyArgs
            {
                Description = "Encrypts notifications of SageMaker inference",
                EnableKeyRotation = true,
                DeletionWindowInDays = Defaults.KeyDeletionWindowInDays,
                Policy = Output.Tuple(children.Scope, publisherRoleArn).Apply(known => KmsStatements.TopicKeyPolicy(known.Item1, known.Item2)),
                Tags = children.Tags!,
            },
            children.Options());
        return key.Arn;
    }
}
