using System.Collections;
using System.Collections.Immutable;
using Infra.Components.Tests.Mocks;

namespace Infra.Components.Tests.Policies;

/// <summary>Every policy of a deployment: what roles may do, who may assume them, and what buckets, topics, queues and keys say.</summary>
internal sealed class DeployedPolicies
{
    private readonly ILookup<string, IamStatement> identities;
    private readonly Dictionary<string, IReadOnlyList<IamStatement>> resources;
    private readonly Dictionary<string, IReadOnlyList<IamStatement>> trusts;

    /// <param name="run">The deployment.</param>
    /// <param name="caller">A role that a component's output is a policy for, and that policy.</param>
    public DeployedPolicies(TestRun run, (string Role, string Policy)? caller = null)
    {
        RefuseHidden(run);
        identities = run.Resources.Where(resource => resource.Type == "aws:iam/rolePolicy:RolePolicy")
            .Select(policy => (Role: policy.Text("role"), Policy: policy.Text("policy")))
            .Concat(caller is { } given ? [(RoleName(given.Role), given.Policy)] : [])
            .SelectMany(pair => IamStatement.Parse(pair.Policy).Select(statement => (pair.Role, statement)))
            .ToLookup(pair => pair.Role, pair => pair.statement);
        trusts = Documents(run, "aws:iam/role:Role", "assumeRolePolicy", PhysicalName);
        resources = new[]
        {
            Documents(run, "aws:s3/bucketPolicy:BucketPolicy", "policy", policy => $"arn:aws:s3:::{policy.Text("bucket")}"),
            Documents(run, "aws:sns/topicPolicy:TopicPolicy", "policy", policy => policy.Text("arn")),
            Documents(run, "aws:sqs/queuePolicy:QueuePolicy", "policy", policy => Regional("sqs", policy.Text("queueUrl").Split('/')[^1])),
            Documents(run, "aws:kms/key:Key", "policy", key => Regional("kms", $"key/{PhysicalName(key)}")),
        }.SelectMany(found => found).ToDictionary();
    }

    /// <summary>Names of the roles that have policies, in ordinal order.</summary>
    public IReadOnlyList<string> Roles => [.. identities.Select(role => role.Key).Union(trusts.Keys).Order(StringComparer.Ordinal)];

    public IReadOnlyDictionary<string, IReadOnlyList<IamStatement>> Trusts => trusts;

    /// <summary>Policies of buckets, topics, queues and keys by ARN.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<IamStatement>> OfResources => resources;

    public IEnumerable<IamStatement> OfRole(string name) => identities[name];

    public bool IsAllowed(IamRequest request)
    {
        var byIdentity = request.Principal.Kind == "AWS" ? IamEvaluator.OfIdentity(identities[RoleName(request.Principal.Value)], request) : IamVerdict.Silent;
        return Allows(byIdentity, request);
    }

    /// <summary>The decision for a caller whose own policies allow the request.</summary>
    public bool IsAllowedToAdministrator(IamRequest request) => Allows(IamVerdict.Allow, request);

    public bool MayAssume(string role, IamRequest request) => IamEvaluator.OfResource(trusts[role], request) == IamVerdict.Allow;

    private bool Allows(IamVerdict byIdentity, IamRequest request)
    {
        var byResource = PolicyOf(request.Resource) is { } policy ? IamEvaluator.OfResource(policy, request) : (IamVerdict?)null;
        if (byIdentity == IamVerdict.Deny || byResource == IamVerdict.Deny)
        {
            return false;
        }

        var isOwnAccount = request.Principal.Account == RecordingMocks.Account;
        var isKey = request.Action.StartsWith("kms:", StringComparison.OrdinalIgnoreCase);
        return (isOwnAccount, isKey) switch
        {
            // Keys of others, which this deployment does not hold, let their account decide, as KMS does by default.
            (true, true) => byResource == IamVerdict.Allow || (byResource is null or IamVerdict.Delegated && byIdentity == IamVerdict.Allow),
            (true, false) => byResource == IamVerdict.Allow || byIdentity == IamVerdict.Allow,
            _ when request.Principal.Kind == "AWS" => byResource is IamVerdict.Allow or IamVerdict.Delegated && byIdentity == IamVerdict.Allow,
            _ => byResource == IamVerdict.Allow,
        };
    }

    private IReadOnlyList<IamStatement>? PolicyOf(string resource) =>
        resources.GetValueOrDefault(resource.StartsWith("arn:aws:s3:::", StringComparison.Ordinal) ? resource.Split('/')[0] : resource);

    private static Dictionary<string, IReadOnlyList<IamStatement>> Documents(TestRun run, string type, string property, Func<RecordedResource, string> key) =>
        run.Resources.Where(resource => resource.Type == type).ToDictionary(key, resource => IamStatement.Parse(resource.Text(property)));

    private static string RoleName(string arn) => arn.Split('/')[^1];

    private static string PhysicalName(RecordedResource resource) => $"{resource.Name}-0000000";

    private static string Regional(string service, string resource) => $"arn:aws:{service}:{RecordingMocks.Region}:{RecordingMocks.Account}:{resource}";

    /// <summary>A policy in a place that this class does not read would escape the proof; so would a key without a policy of its own.</summary>
    private static void RefuseHidden(TestRun run)
    {
        (string, string)[] read =
        [
            ("aws:iam/rolePolicy:RolePolicy", "policy"), ("aws:iam/role:Role", "assumeRolePolicy"), ("aws:s3/bucketPolicy:BucketPolicy", "policy"),
            ("aws:sns/topicPolicy:TopicPolicy", "policy"), ("aws:sqs/queuePolicy:QueuePolicy", "policy"), ("aws:kms/key:Key", "policy"),
        ];
        var hidden =
            from resource in run.Resources
            where !resource.Type.StartsWith("infra:", StringComparison.Ordinal)
            from input in resource.Inputs
            where !read.Contains((resource.Type, input.Key)) && Texts(input.Value).Any(text => text.Contains("\"Statement\"", StringComparison.Ordinal))
            select $"{resource.Type} {resource.Name}.{input.Key}";
        Assert.Empty(hidden);
        Assert.DoesNotContain(run.Resources, resource => resource.Type is "aws:iam/rolePolicyAttachment:RolePolicyAttachment" or "aws:iam/policy:Policy");
    }

    private static IEnumerable<string> Texts(object? value) => value switch
    {
        string text => [text],
        ImmutableDictionary<string, object> map => map.Values.SelectMany(Texts),
        IEnumerable list => list.Cast<object?>().SelectMany(Texts),
        _ => [],
    };
}
