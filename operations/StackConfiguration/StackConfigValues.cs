namespace Infra.Operations.StackConfiguration;

/// <summary>What a Pulumi program gets from a stack file.</summary>
/// <param name="Values">The values by <c>namespace:key</c>: text, or compact JSON for maps and lists, with keys in ordinal order.</param>
/// <param name="SecretKeys">The keys whose value is, or holds, a secret; only Pulumi can decrypt them, so they are not among the values.</param>
/// <param name="SecretPaths">The property path of each secret, such as <c>infra:tags.owner</c>; each lies at or within one of <paramref name="SecretKeys"/>.</param>
public sealed record StackConfigValues(IReadOnlyDictionary<string, string> Values, IReadOnlyList<string> SecretKeys, IReadOnlyList<string> SecretPaths);
