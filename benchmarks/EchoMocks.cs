using System.Collections.Immutable;
using Pulumi.Testing;

namespace Infra.Benchmarks;

/// <summary>Answers each resource with its inputs, and names it.</summary>
internal sealed class EchoMocks : IMocks
{
    private const string Account = "123456789012";

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        var name = $"{args.Name}-0000000";
        var arn = args.Type == "aws:iam/role:Role" ? $"arn:aws:iam::{Account}:role/{name}" : $"arn:aws:mock:us-east-1:{Account}:{name}";
        return Task.FromResult<(string?, object)>((name, args.Inputs.SetItem("name", name).SetItem("arn", arn)));
    }

    public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(ImmutableDictionary<string, object>.Empty
        .Add("id", "id").Add("partition", "aws").Add("dnsSuffix", "amazonaws.com").Add("reverseDnsPrefix", "com.amazonaws")
        .Add("region", "us-east-1").Add("name", "us-east-1").Add("accountId", Account));
}
