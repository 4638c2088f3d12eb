using Infra.Sandbox.Cloud;
using Infra.Sandbox.Engine.Properties;

namespace Infra.Sandbox.Engine.Resources;

internal static partial class AccountResources
{
    private static ImmediateResource Role(SandboxAccount account) => new(
        create: outputs =>
        {
            var arn = account.Iam.CreateRole(outputs.Text("name")!, outputs.Text("assumeRolePolicy")!, outputs.Text("path") ?? "/");
            AddPolicies(account, outputs);
            return outputs.Set("arn", arn);
        },
        exists: outputs => RoleExists(account, outputs.Text("name")!),
        delete: outputs =>
        {
            RemovePolicies(account, outputs);
            account.Iam.DeleteRole(outputs.Text("name")!);
        },
        update: (old, outputs) =>
        {
            account.Iam.UpdateAssumeRolePolicy(outputs.Text("name")!, outputs.Text("assumeRolePolicy")!);
            RemovePolicies(account, old);
            AddPolicies(account, outputs);
            return outputs;
        });

    private static ImmediateResource RolePolicy(SandboxAccount account)
    {
        MapValue Put(MapValue outputs)
        {
            account.Iam.PutRolePolicy(outputs.Text("role")!, outputs.Text("name")!, outputs.Text("policy")!);
            return outputs;
        }

        return new ImmediateResource(
            create: Put,
            exists: outputs => HasPolicy(account, outputs.Text("role"), role => role.InlinePolicies.ContainsKey(outputs.Text("name")!)),
            delete: outputs => account.Iam.DeleteRolePolicy(outputs.Text("role")!, outputs.Text("name")!),
            update: (_, outputs) => Put(outputs));
    }

    private static ImmediateResource RolePolicyAttachment(SandboxAccount account) => new(
        create: outputs =>
        {
            account.Iam.AttachRolePolicy(outputs.Text("role")!, outputs.Text("policyArn")!);
            return outputs;
        },
        exists: outputs => HasPolicy(account, outputs.Text("role"), role => role.AttachedPolicies.Contains(outputs.Text("policyArn")!)),
        delete: outputs => account.Iam.DetachRolePolicy(outputs.Text("role")!, outputs.Text("policyArn")!));

    private static void AddPolicies(SandboxAccount account, MapValue outputs)
    {
        foreach (var policy in outputs.Items("inlinePolicies").OfType<MapValue>().Where(policy => policy.Text("name") is not null))
            account.Iam.PutRolePolicy(outputs.Text("name")!, policy.Text("name")!, policy.Text("policy")!);
        foreach (var arn in outputs.Items("managedPolicyArns").OfType<StringValue>())
            account.Iam.AttachRolePolicy(outputs.Text("name")!, arn.Value);
    }

    /// <summary>Only the policies that the role itself declares; others are resources of their own.</summary>
    private static void RemovePolicies(SandboxAccount account, MapValue outputs)
    {
        foreach (var policy in outputs.Items("inlinePolicies").OfType<MapValue>().Where(policy => policy.Text("name") is not null))
            account.Iam.DeleteRolePolicy(outputs.Text("name")!, policy.Text("name")!);
        foreach (var arn in outputs.Items("managedPolicyArns").OfType<StringValue>())
            account.Iam.DetachRolePolicy(outputs.Text("name")!, arn.Value);
    }

    private static bool RoleExists(SandboxAccount account, string name) => HasPolicy(account, name, _ => true);

    private static bool HasPolicy(SandboxAccount account, string? role, Func<Cloud.Identity.IamRole, bool> condition)
    {
        lock (account.Gate) return role is not null && account.State.Iam.Roles.TryGetValue(role, out var found) && condition(found);
    }
}
