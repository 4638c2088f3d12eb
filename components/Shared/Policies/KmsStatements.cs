namespace Infra.Components.Shared.Policies;

/// <summary>Statements on customer keys, each usable only through the service it is meant for.</summary>
internal static class KmsStatements
{
    public static PolicyStatement Decrypt(string sid, AwsScope scope, IReadOnlyList<string> keyArns) =>
        Through(scope, "s3", new PolicyStatement(sid, "kms:Decrypt") { Resources = keyArns });

    /// <summary>Writing results: multipart uploads decrypt the key of the parts before.</summary>
    public static PolicyStatement Encrypt(string sid, AwsScope scope, string keyArn) =>
        Through(scope, "s3", new PolicyStatement(sid, "kms:Decrypt", "kms:GenerateDataKey") { Resources = [keyArn] });

    /// <summary>Publishing to encrypted topics.</summary>
    public static PolicyStatement Publish(string sid, AwsScope scope, params IReadOnlyList<string> keyArns) =>
        Through(scope, "sns", new PolicyStatement(sid, "kms:Decrypt", "kms:GenerateDataKey") { Resources = keyArns });

    /// <summary>Volumes: SageMaker hands the key to the storage service by a grant.</summary>
    public static PolicyStatement Volume(string sid, string keyArn) => new(sid, "kms:CreateGrant")
    {
        Resources = [keyArn],
        Conditions = [new PolicyCondition("Bool", "kms:GrantIsForAWSResource", "true")],
    };

    /// <summary>Policy of a key for topics: the account administers it, exactly the publisher uses it, and only through SNS.</summary>
    public static string TopicKeyPolicy(AwsScope scope, string publisherRoleArn) => PolicyDocument.ToJson(
        new PolicyStatement("AdministerByAccount", "kms:*")
        {
            Principal = PolicyPrincipal.Aws(scope.RootArn),
            Resources = ["*"],
        },
        Through(scope, "sns", new PolicyStatement("PublishByRole", "kms:Decrypt", "kms:GenerateDataKey*")
        {
            Principal = PolicyPrincipal.Aws(publisherRoleArn),
            Resources = ["*"],
        }));

    private static PolicyStatement Through(AwsScope scope, string service, PolicyStatement statement) => statement with
    {
        Conditions = [new PolicyCondition("StringEquals", "kms:ViaService", $"{service}.{scope.Region}.amazonaws.com")],
    };
}
