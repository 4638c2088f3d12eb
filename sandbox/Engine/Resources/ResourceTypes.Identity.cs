using System.Collections.Immutable;

namespace Infra.Sandbox.Engine.Resources;

internal static partial class ResourceTypes
{
    private static ImmutableArray<ResourceType> Identity =>
    [
        new("aws:iam/role:Role")
        {
            Name = Named(64),
            ReplacedOn = ["name", "namePrefix", "path"],
            Computed = Fields(
                ("arn", "arn:aws:iam::{account}:role{path}{name}"), ("createDate", "{now}"), ("uniqueId", "AROA{HEX17}")),
            HasRegion = false,
        },
        new("aws:iam/rolePolicy:RolePolicy")
        {
            Name = Named(128),
            Id = "{role}:{name}",
            ReplacedOn = ["name", "namePrefix", "role"],
            HasRegion = false,
            HasTags = false,
        },
        new("aws:iam/rolePolicyAttachment:RolePolicyAttachment")
        {
            Id = "{role}/{policyArn}",
            ReplacedOn = ["policyArn", "role"],
            HasRegion = false,
            HasTags = false,
        },
        new("aws:kms/key:Key")
        {
            Id = "{keyId}",
            ReplacedOn = ["customKeyStoreId", "customerMasterKeySpec", "keyUsage", "multiRegion", "xksKeyId"],
            Computed = Fields(("arn", "arn:aws:kms:{region}:{account}:key/{uuid}"), ("keyId", "{uuid}")),
        },
        new("aws:kms/alias:Alias")
        {
            Name = Named(256) with { Prefix = "alias/" },
            ReplacedOn = ["name", "namePrefix"],
            Computed = Fields(
                ("arn", "arn:aws:kms:{region}:{account}:{name}"), ("targetKeyArn", "arn:aws:kms:{region}:{account}:key/{targetKeyId}")),
            HasTags = false,
        },
    ];
}
