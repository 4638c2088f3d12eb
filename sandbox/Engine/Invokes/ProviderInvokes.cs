using System.Text.Json.Nodes;
using Infra.Sandbox.Cloud;
using Infra.Sandbox.Engine.Properties;

namespace Infra.Sandbox.Engine.Invokes;

/// <summary>Answers the provider functions that programs call.</summary>
internal sealed class ProviderInvokes(SandboxAccount account)
{
    /// <exception cref="EngineException">INFRA209: the sandbox does not know the function.</exception>
    public MapValue Call(string token, MapValue args) => token switch
    {
        "aws:index/getCallerIdentity:getCallerIdentity" => CallerIdentity(),
        "aws:index/getRegion:getRegion" => Region(args),
        "aws:index/getPartition:getPartition" => MapValue.Of(
            ("id", "aws"), ("partition", "aws"), ("dnsSuffix", "amazonaws.com"), ("reverseDnsPrefix", "com.amazonaws")),
        "aws:iam/getPolicyDocument:getPolicyDocument" => PolicyDocuments.Create(args),
        "aws:sagemaker/getPrebuiltEcrImage:getPrebuiltEcrImage" => PrebuiltImages.Find(args, account.Options.Region),
        _ => throw new EngineException("INFRA209", $"The sandbox does not answer the provider function \"{token}\". Pass its result as config instead."),
    };

    private MapValue CallerIdentity()
    {
        var identity = account.Sts.Call("GetCallerIdentity", new JsonObject());
        return MapValue.Of(
            ("id", identity.Required("Account")), ("accountId", identity.Required("Account")),
            ("arn", identity.Required("Arn")), ("userId", identity.Required("UserId")));
    }

    private MapValue Region(MapValue args)
    {
        var region = args.Text("region") ?? args.Text("name") ?? account.Options.Region;
        return MapValue.Of(
            ("id", region), ("name", region), ("region", region), ("description", region), ("endpoint", $"ec2.{region}.amazonaws.com"));
    }
}
