namespace Infra.Sandbox.Cloud.Identity;

/// <summary>Roles and policies: enough to say what an execution role may do.</summary>
public sealed class IamService
{
    private readonly SandboxAccount account;

    internal IamService(SandboxAccount account) => this.account = account;

    /// <summary>Makes a role.</summary>
    /// <returns>Its ARN.</returns>
    /// <exception cref="AwsException">EntityAlreadyExists, MalformedPolicyDocument.</exception>
    public string CreateRole(string name, string assumeRolePolicyDocument, string path = "/")
    {
        PolicyEvaluator.Check(assumeRolePolicyDocument);
        lock (account.Gate)
        {
            var role = new IamRole { Arn = $"arn:aws:iam::{account.Options.AccountId}:role{path}{name}", AssumeRolePolicyDocument = assumeRolePolicyDocument };
            return account.State.Iam.Roles.TryAdd(name, role)
                ? role.Arn
                : throw new AwsException("EntityAlreadyExists", $"Role with name {name} already exists.", 409);
        }
    }

    /// <summary>Replaces the trust policy of a role.</summary>
    public void UpdateAssumeRolePolicy(string name, string assumeRolePolicyDocument)
    {
        PolicyEvaluator.Check(assumeRolePolicyDocument);
        lock (account.Gate)
        {
            Role(name).AssumeRolePolicyDocument = assumeRolePolicyDocument;
        }
    }

    /// <summary>Removes a role without policies.</summary>
    /// <exception cref="AwsException">NoSuchEntity, DeleteConflict.</exception>
    public void DeleteRole(string name)
    {
        lock (account.Gate)
        {
            var role = Role(name);
            if (role.AttachedPolicies.Count > 0)
            {
                throw new AwsException("DeleteConflict", "Cannot delete entity, must detach all policies first.", 409);
            }

            if (role.InlinePolicies.Count > 0)
            {
                throw new AwsException("DeleteConflict", "Cannot delete entity, must delete policies first.", 409);
            }

            account.State.Iam.Roles.Remove(name);
        }
    }

    /// <summary>Adds or replaces an inline policy of a role.</summary>
    public void PutRolePolicy(string role, string policyName, string document)
    {
        PolicyEvaluator.Check(document);
        lock (account.Gate)
        {
            Role(role).InlinePolicies[policyName] = document;
        }
    }

    /// <summary>Removes an inline policy of a role.</summary>
    public void DeleteRolePolicy(string role, string policyName)
    {
        lock (account.Gate)
        {
            if (!Role(role).InlinePolicies.Remove(policyName))
            {
                throw NoSuchEntity($"The role policy with name {policyName} cannot be found.");
            }
        }
    }

    /// <summary>Makes a customer managed policy.</summary>
    /// <returns>Its ARN.</returns>
    public string CreatePolicy(string name, string document, string path = "/")
    {
        PolicyEvaluator.Check(document);
        var arn = $"arn:aws:iam::{account.Options.AccountId}:policy{path}{name}";
        lock (account.Gate)
        {
            return account.State.Iam.Policies.TryAdd(arn, document)
                ? arn
                : throw new AwsException("EntityAlreadyExists", $"A policy called {name} already exists. Duplicate names are not allowed.", 409);
        }
    }

    /// <summary>Replaces the document of a customer managed policy.</summary>
    public void UpdatePolicy(string arn, string document)
    {
        PolicyEvaluator.Check(document);
        lock (account.Gate)
        {
            CheckPolicy(arn);
            account.State.Iam.Policies[arn] = document;
        }
    }

    /// <summary>Removes a customer managed policy that is attached to no role.</summary>
    public void DeletePolicy(string arn)
    {
        lock (account.Gate)
        {
            CheckPolicy(arn);
            if (account.State.Iam.Roles.Values.Any(role => role.AttachedPolicies.Contains(arn)))
            {
                throw new AwsException("DeleteConflict", "Cannot delete a policy attached to entities.", 409);
            }

            account.State.Iam.Policies.Remove(arn);
        }
    }

    /// <summary>Attaches a managed policy, the customer's or AWS's, to a role.</summary>
    public void AttachRolePolicy(string role, string policyArn)
    {
        lock (account.Gate)
        {
            if (!policyArn.StartsWith("arn:aws:iam::aws:policy/", StringComparison.Ordinal))
            {
                CheckPolicy(policyArn);
            }

            if (!Role(role).AttachedPolicies.Contains(policyArn))
            {
                Role(role).AttachedPolicies.Add(policyArn);
            }
        }
    }

    /// <summary>Detaches a managed policy from a role.</summary>
    public void DetachRolePolicy(string role, string policyArn)
    {
        lock (account.Gate)
        {
            if (!Role(role).AttachedPolicies.Remove(policyArn))
            {
                throw NoSuchEntity($"Policy {policyArn} was not found.");
            }
        }
    }

    /// <summary>Whether the policies of a role allow an action on a resource. A role that does not exist allows nothing.</summary>
    /// <param name="roleArn">The role.</param>
    /// <param name="action">Such as s3:ListBucket.</param>
    /// <param name="resource">The ARN acted on.</param>
    /// <param name="conditions">Condition keys and their values, such as s3:prefix; aws:SecureTransport is true.</param>
    public bool IsAllowed(string roleArn, string action, string resource, params ReadOnlySpan<(string Key, string Value)> conditions)
    {
        var context = PolicyRequest.Secure();
        foreach (var (key, value) in conditions)
        {
            context[key] = value;
        }

        lock (account.Gate)
        {
            var role = ByArn(roleArn);
            return role is not null && PolicyEvaluator.Allows(Documents(role), new PolicyRequest(action, resource) { Context = context });
        }
    }

    /// <summary>Whether the trust policy of a role lets a service assume it on behalf of a resource.</summary>
    public bool CanAssume(string roleArn, string service, string sourceArn)
    {
        var context = PolicyRequest.Secure();
        context["aws:SourceAccount"] = account.Options.AccountId;
        context["aws:SourceArn"] = sourceArn;
        lock (account.Gate)
        {
            var role = ByArn(roleArn);
            return role is not null && PolicyEvaluator.Allows(
                [role.AssumeRolePolicyDocument],
                new PolicyRequest("sts:AssumeRole", roleArn) { ServicePrincipal = service, Context = context });
        }
    }

    private static AwsException NoSuchEntity(string message) => new("NoSuchEntity", message, 404);

    private IEnumerable<string> Documents(IamRole role) =>
        role.InlinePolicies.Values.Concat(role.AttachedPolicies
            .Select(arn => account.State.Iam.Policies.GetValueOrDefault(arn) ?? AwsManagedPolicies.Find(arn)).OfType<string>());

    private IamRole Role(string name) =>
        account.State.Iam.Roles.GetValueOrDefault(name) ?? throw NoSuchEntity($"The role with name {name} cannot be found.");

    private IamRole? ByArn(string arn) => account.State.Iam.Roles.Values.FirstOrDefault(role => role.Arn == arn);

    private void CheckPolicy(string arn)
    {
        if (!account.State.Iam.Policies.ContainsKey(arn))
        {
            throw NoSuchEntity($"Policy {arn} does not exist or is not attachable.");
        }
    }
}
