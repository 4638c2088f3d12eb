using Infra.Components.Tests.Mocks;

namespace Infra.Components.Tests.Policies;

/// <summary>
/// Proves, for every component, that its policies allow what AWS documents it to need and nothing else: the documents of a deployment are judged
/// by an evaluator of their own.
/// </summary>
public sealed class ComponentPolicyTests
{
    private const string OtherAccount = "210987654321";

    public static TheoryData<string> Cases { get; } = [.. PolicyCases.All.Select(each => each.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Deployment_OfComponent_AllowsEverythingItNeeds(string name)
    {
        var (each, policies) = await Deploy(name);

        Assert.All(each.Needs.SelectMany(need => need.Requests), request => Assert.True(policies.IsAllowed(request), request.ToString()));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Deployment_OfComponent_RefusesNearMisses(string name)
    {
        var (each, policies) = await Deploy(name);

        Assert.All(each.Refused.SelectMany(need => need.Requests), request => Assert.False(policies.IsAllowed(request), request.ToString()));
    }

    /// <summary>The table of needs is complete: an action or a resource that none of them uses is a right too many.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Deployment_OfComponent_GrantsNothingElse(string name)
    {
        var (each, policies) = await Deploy(name);
        var requests = each.Needs.SelectMany(need => need.Requests).ToList();

        var superfluous =
            from role in policies.Roles
            from statement in policies.OfRole(role)
            let uses = requests.Where(request => request.Principal.Value.EndsWith($"/{role}", StringComparison.Ordinal)
                && IamEvaluator.OfIdentity([statement], request) == IamVerdict.Allow).ToList()
            from unused in statement.Actions.Where(action => !uses.Exists(use => Globs.Matches(action, use.Action)))
                .Concat(statement.Resources.Where(resource => !uses.Exists(use => Globs.Matches(resource, use.Resource))))
            select $"{role} {statement.Sid} {unused}";
        Assert.Empty(superfluous);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Deployment_OfComponent_AllowsNoDangerousAction(string name)
    {
        var (each, policies) = await Deploy(name);

        var found =
            from role in policies.Roles
            from statement in policies.OfRole(role)
            where statement.IsAllow
            from action in statement.Actions
            from danger in PolicyLists.Dangerous.Where(danger => Globs.Overlap(danger.ToLowerInvariant(), action.ToLowerInvariant()))
            select (Danger: danger, Action: action);
        var excused = each.Dangers.SelectMany(danger => (danger.Actions is [] ? [danger.What] : danger.Actions).Select(action => (Danger: danger.What, Action: action)));

        // Exactly those that are excused: an excuse that is no longer needed is stale.
        Assert.Equal(Sorted(excused), Sorted(found));

        static IEnumerable<(string Danger, string Action)> Sorted(IEnumerable<(string Danger, string Action)> pairs) =>
            pairs.Select(pair => pair.Danger.StartsWith("iam:", StringComparison.Ordinal) ? (pair.Action, pair.Action) : pair).Distinct().Order();
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Deployment_OfComponent_NamesItsResources(string name)
    {
        var (_, policies) = await Deploy(name);

        var wide =
            from role in policies.Roles
            from statement in policies.OfRole(role)
            from resource in statement.Resources.Where(PolicyLists.IsWide)
            from action in statement.Actions
            where !PolicyLists.WideResources.Any(excuse => excuse.What == PolicyLists.Kind(resource) && excuse.Actions.Contains(action))
            select $"{role} {action} on {resource}";
        Assert.Empty(wide);
        Assert.DoesNotContain(
            policies.Roles.SelectMany(policies.OfRole).Concat(policies.OfResources.Values.SelectMany(each => each)).SelectMany(statement => statement.Resources),
            resource => resource != "*" && resource.Split(':', 6)[..5].Any(part => part.Contains('*', StringComparison.Ordinal) || part.Contains('?', StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Deployment_OfComponent_TrustsOneServiceForThisAccount(string name)
    {
        var (each, policies) = await Deploy(name);

        Assert.Equal(each.Trusts.Keys.Order(StringComparer.Ordinal), policies.Trusts.Keys.Order(StringComparer.Ordinal));
        foreach (var (role, (service, source)) in each.Trusts)
        {
            var request = new IamRequest(IamPrincipal.Service(service), "sts:AssumeRole", role)
                .With("aws:SourceAccount", RecordingMocks.Account)
                .With("aws:SourceArn", source);

            Assert.True(policies.MayAssume(role, request));
            Assert.False(policies.MayAssume(role, request.With("aws:SourceAccount", OtherAccount)));
            Assert.False(policies.MayAssume(role, request.With("aws:SourceArn", source.Replace(RecordingMocks.Account, OtherAccount, StringComparison.Ordinal))));
            Assert.False(policies.MayAssume(role, request.With("aws:SourceArn", PolicyCase.Arn("lambda", "function:other"))));
            Assert.False(policies.MayAssume(role, new IamRequest(request.Principal, request.Action, role)));
            Assert.False(policies.MayAssume(role, request with { Principal = IamPrincipal.Service("lambda.amazonaws.com") }));
            Assert.False(policies.MayAssume(role, request with { Principal = IamPrincipal.Role(PolicyCase.Created("other")) }));
            Assert.False(policies.MayAssume(role, request with { Principal = IamPrincipal.Anonymous }));
            Assert.False(policies.MayAssume(role, request with { Action = "sts:TagSession" }));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Deployment_OfComponent_ClosesBucketsTopicsQueuesAndKeys(string name)
    {
        var (each, policies) = await Deploy(name);
        var other = IamPrincipal.Role($"arn:aws:iam::{OtherAccount}:role/administrator");
        var stranger = IamPrincipal.Role(PolicyCase.Created("other"));
        var requests = policies.OfResources.Keys.SelectMany(arn => PolicyLists.ActionsOn(arn).Select(action => new IamRequest(other, action, arn)));

        Assert.All(requests, request =>
        {
            Assert.False(policies.IsAllowedToAdministrator(request), $"another account: {request}");
            Assert.False(policies.IsAllowed(request with { Principal = stranger }), $"another role: {request}");
            Assert.False(policies.IsAllowed(request with { Principal = IamPrincipal.Anonymous }), $"nobody: {request}");
            Assert.False(policies.IsAllowed(request with { Principal = IamPrincipal.Service("lambda.amazonaws.com") }), $"another service: {request}");
            Assert.True(
                !PolicyLists.CanRequireTls(request.Action)
                || !policies.IsAllowedToAdministrator((request with { Principal = stranger }).With("aws:SecureTransport", "false")), $"plain text: {request}");
        });
        Assert.Equal(each.Publisher is not null, policies.OfResources.Keys.Any(arn => arn.StartsWith("arn:aws:sns:", StringComparison.Ordinal)));
    }

    /// <summary>Not by rights of their own alone: the topic's policy lets its publisher in, and a queue lets in what these topics send.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Deployment_OfComponentWithTopics_LetsExactlyItsPublisherAndItsTopicsIn(string name)
    {
        var (each, policies) = await Deploy(name);
        var topics = policies.OfResources.Where(pair => pair.Key.StartsWith("arn:aws:sns:", StringComparison.Ordinal)).ToList();
        foreach (var (topic, policy) in topics)
        {
            var publish = new IamRequest(IamPrincipal.Role(each.Publisher!), "sns:Publish", topic);

            Assert.Equal(IamVerdict.Allow, IamEvaluator.OfResource(policy, publish));
            Assert.Equal(IamVerdict.Deny, IamEvaluator.OfResource(policy, publish.With("aws:SecureTransport", "false")));
            Assert.Equal(IamVerdict.Silent, IamEvaluator.OfResource(policy, publish with { Principal = IamPrincipal.Role(PolicyCase.Created("other")) }));
        }

        foreach (var queue in policies.OfResources.Keys.Where(arn => arn.EndsWith(":iris-results-0000000", StringComparison.Ordinal)))
        {
            var send = new IamRequest(IamPrincipal.Service("sns.amazonaws.com"), "sqs:SendMessage", queue);

            Assert.All(topics, topic => Assert.True(policies.IsAllowed(send.With("aws:SourceArn", topic.Key))));
            Assert.False(policies.IsAllowed(send.With("aws:SourceArn", PolicyCase.Arn("sns", "other"))));
            Assert.False(policies.IsAllowed(send.With("aws:SourceArn", topics[0].Key).With("aws:SecureTransport", "false")));
            Assert.False(policies.IsAllowed(send with { Action = "sqs:ReceiveMessage" }));
        }
    }

    [Fact]
    public async Task WideResources_OfTheList_AreAllStillInUse()
    {
        var used = new HashSet<(string, string)>();
        foreach (var each in PolicyCases.All)
        {
            var policies = await each.DeployAsync();
            used.UnionWith(
                from role in policies.Roles
                from statement in policies.OfRole(role)
                from resource in statement.Resources.Where(PolicyLists.IsWide)
                from action in statement.Actions
                select (PolicyLists.Kind(resource), action));
        }

        Assert.Empty(PolicyLists.WideResources.SelectMany(excuse => excuse.Actions.Select(action => (excuse.What, action))).Except(used));
        Assert.All(PolicyLists.WideResources, excuse => Assert.NotEmpty(excuse.Reason));
    }

    private static async Task<(PolicyCase Case, DeployedPolicies Policies)> Deploy(string name)
    {
        var each = PolicyCases.All.Single(candidate => candidate.Name == name);
        return (each, await each.DeployAsync());
    }
}
