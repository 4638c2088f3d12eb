using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud.Identity;

/// <summary>Says who the caller is: one user of the account.</summary>
public sealed class StsService
{
    private readonly SandboxAccount account;

    internal StsService(SandboxAccount account) => this.account = account;

    /// <summary>Runs an operation of the service by its name.</summary>
    public JsonObject Call(string operation, JsonObject request) => operation switch
    {
        "GetCallerIdentity" => new JsonObject
        {
            ["UserId"] = "AIDASANDBOXSANDBOX00",
            ["Account"] = account.Options.AccountId,
            ["Arn"] = $"arn:aws:iam::{account.Options.AccountId}:user/sandbox",
        },
        _ => throw AwsException.UnknownOperation("STS", operation),
    };
}
