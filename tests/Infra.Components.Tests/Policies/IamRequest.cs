using System.Collections.Immutable;

namespace Infra.Components.Tests.Policies;

/// <summary>Who asks: a role, a service, or nobody.</summary>
internal sealed record IamPrincipal(string Kind, string Value)
{
    public static IamPrincipal Anonymous { get; } = new("Anonymous", "");

    public static IamPrincipal Role(string arn) => new("AWS", arn);

    public static IamPrincipal Service(string name) => new("Service", name);

    /// <summary>The account of a role.</summary>
    public string? Account => Kind == "AWS" ? Value.Split(':')[4] : null;
}

/// <summary>One request as IAM sees it. It comes over TLS unless the context says otherwise.</summary>
internal sealed record IamRequest(IamPrincipal Principal, string Action, string Resource)
{
    public ImmutableDictionary<string, string> Context { get; private init; } =
        ImmutableDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase).Add("aws:SecureTransport", "true");

    public IamRequest With(string key, string value) => this with { Context = Context.SetItem(key, value) };

    public IamRequest With(IEnumerable<(string Key, string Value)> context) =>
        context.Aggregate(this, (request, pair) => request.With(pair.Key, pair.Value));
}
