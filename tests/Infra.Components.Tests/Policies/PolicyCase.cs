using System.Collections.Immutable;
using Infra.Components.Tests.Mocks;
using Pulumi;
using Pulumi.Utilities;

namespace Infra.Components.Tests.Policies;

/// <summary>Actions that a role takes, on each of the resources.</summary>
internal sealed record Need(string Role, ImmutableArray<string> Actions, ImmutableArray<string> Resources)
{
    /// <summary>Keys of the request's context that matter.</summary>
    public ImmutableArray<(string Key, string Value)> Context { get; init; } = [];

    public Need When(string key, string value) => this with { Context = Context.Add((key, value)) };

    public IEnumerable<IamRequest> Requests =>
        from action in Actions
        from resource in Resources
        select new IamRequest(IamPrincipal.Role(Role), action, resource).With(Context);

    public override string ToString() => $"{Role.Split('/')[^1]}: {string.Join(", ", Actions)} on {string.Join(", ", Resources)}";
}

/// <summary>An action or resource that looks too wide, and why there is no narrower form. It holds for the named actions only.</summary>
internal sealed record Exemption(string What, string Reason, params string[] Actions);

/// <summary>A component with its arguments, and everything its policies must and must not allow.</summary>
internal sealed record PolicyCase(string Name, Func<Output<string>?> Program)
{
    /// <summary>Role of the caller that gets the policy which <see cref="Program"/> returns.</summary>
    public const string Caller = $"arn:aws:iam::{RecordingMocks.Account}:role/caller";

    /// <summary>All that the roles do. Nothing else may be granted.</summary>
    public required IReadOnlyList<Need> Needs { get; init; }

    /// <summary>Near misses.</summary>
    public required IReadOnlyList<Need> Refused { get; init; }

    /// <summary>Services that assume the created roles, by role name.</summary>
    public IReadOnlyDictionary<string, (string Service, string SourceArn)> Trusts { get; init; } = new Dictionary<string, (string Service, string SourceArn)>();

    /// <summary>Role that publishes to the created topics; null when there are none.</summary>
    public string? Publisher { get; init; }

    /// <summary>Dangerous actions that are needed all the same.</summary>
    public IReadOnlyList<Exemption> Dangers { get; init; } = [];

    public override string ToString() => Name;

    public static string Created(string role) => $"arn:aws:iam::{RecordingMocks.Account}:role/{role}-0000000";

    public static string Arn(string service, string resource) => $"arn:aws:{service}:{RecordingMocks.Region}:{RecordingMocks.Account}:{resource}";

    public static Need Need(string role, string[] actions, params string[] resources) => new(role, [.. actions], [.. resources]);

    /// <summary>Use of a key through one service.</summary>
    public static Need Key(string role, string service, string[] actions, params string[] keys) =>
        Need(role, actions, keys).When("kms:ViaService", $"{service}.{RecordingMocks.Region}.amazonaws.com");

    public async Task<DeployedPolicies> DeployAsync()
    {
        Output<string>? output = null;
        var run = await TestRun.Of(() => output = Program());
        return new DeployedPolicies(run, output is null ? null : (Caller, await OutputUtilities.GetValueAsync(output)));
    }
}
