using System.Reflection;
using Offline.PulumiProviders.Tests.Facts;
using Pulumi;

namespace Offline.PulumiProviders.Tests.Surface;

public sealed class TypeSurfaceTests
{
    [Theory]
    [MemberData(nameof(FactData.Types), MemberType = typeof(FactData))]
    public void Classes_EachType_HaveThePropertiesOfTheFacts(string ns, string key)
    {
        var package = FactData.Package(ns);
        var properties = package.PropertiesOf(key).EnumerateObject().ToList();

        var classes = ClassesOf(package, key);

        Assert.NotEmpty(classes);
        foreach (var type in classes)
        {
            if (key.StartsWith("inputs.", StringComparison.Ordinal))
            {
                var expected = properties.Select(property => (property.Name, !Expression.Of(property).IsOptional));
                Assert.Equal(expected.Order(), Members.RequiredByInput(type).Select(input => (input.Key, input.Value)).Order());
            }
            else
            {
                Assert.NotNull(type.GetCustomAttribute<OutputTypeAttribute>());
                var constructor = Assert.Single(type.GetConstructors(BindingFlags.NonPublic | BindingFlags.Instance));
                Assert.Equal(properties.Select(property => property.Name), constructor.GetParameters().Select(parameter => parameter.Name));
            }
        }
    }

    [Fact]
    public void Facts_FractionalNumbers_AreThoseOfTheGenuinePackages()
    {
        string[] fractional = ["initialVariantWeight", "numberOfAcceleratorDevicesRequired", "numberOfCpuCoresRequired", "targetValue", "threshold"];

        var numbers = from package in Package.All
                      from property in package.Types.SelectMany(type => package.PropertiesOf(type).EnumerateObject())
                          .Concat(package.Resources.SelectMany(resource => resource.Args.EnumerateObject().Concat(resource.Outputs.EnumerateObject())))
                      where property.Value.GetString()!.TrimStart('?') == "number"
                      select property.Name;

        Assert.Equal(fractional, numbers.Distinct().Order());
    }

    [Theory]
    [InlineData("Pulumi.Aws.Sagemaker.Inputs.EndpointConfigurationProductionVariantArgs", "InitialInstanceCount", "Input<int>")]
    [InlineData("Pulumi.Aws.Sagemaker.Inputs.EndpointConfigurationProductionVariantArgs", "InitialVariantWeight", "Input<double>")]
    [InlineData("Pulumi.Aws.CloudWatch.MetricAlarmArgs", "Threshold", "Input<double>")]
    [InlineData("Pulumi.Aws.CloudWatch.MetricAlarmArgs", "EvaluationPeriods", "Input<int>")]
    [InlineData("Pulumi.Aws.CloudWatch.MetricAlarmArgs", "AlarmActions", "InputList<string>")]
    [InlineData("Pulumi.Aws.AppAutoScaling.Inputs.PolicyTargetTrackingScalingPolicyConfigurationArgs", "TargetValue", "Input<double>")]
    [InlineData("Pulumi.Aws.S3.BucketArgs", "BucketName", "Input<string>")]
    [InlineData("Pulumi.Aws.S3.BucketArgs", "Acl", "InputUnion<string, CannedAcl>")]
    [InlineData("Pulumi.Aws.S3.BucketArgs", "Tags", "InputMap<string>")]
    [InlineData("Pulumi.Aws.S3.BucketArgs", "CorsRules", "InputList<BucketCorsRuleArgs>")]
    [InlineData("Pulumi.Aws.S3.BucketState", "CorsRules", "InputList<BucketCorsRuleGetArgs>")]
    [InlineData("Pulumi.Aws.S3.BucketObjectv2Args", "Source", "Input<AssetOrArchive>")]
    [InlineData("Pulumi.Aws.S3.BucketPolicyArgs", "Policy", "InputUnion<string, PolicyDocumentArgs>")]
    [InlineData("Pulumi.Aws.Iam.RoleArgs", "AssumeRolePolicy", "InputUnion<string, PolicyDocumentArgs>")]
    [InlineData("Pulumi.Aws.Iam.RolePolicyAttachmentArgs", "Role", "Input<string>")]
    [InlineData("Pulumi.Aws.Iam.Inputs.PolicyStatementArgs", "Action", "InputUnion<string, ImmutableArray<string>>")]
    [InlineData("Pulumi.Aws.Iam.Inputs.PolicyStatementArgs", "Principal", "object")]
    [InlineData("Pulumi.Aws.Iam.Inputs.PolicyStatementArgs", "Condition", "InputMap<object>")]
    [InlineData("Pulumi.Aws.Iam.Inputs.PolicyStatementArgs", "Effect", "Input<PolicyStatementEffect>")]
    [InlineData("Pulumi.Aws.Iam.GetPolicyDocumentArgs", "Statements", "List<GetPolicyDocumentStatementArgs>")]
    [InlineData("Pulumi.Aws.Iam.GetPolicyDocumentInvokeArgs", "Statements", "InputList<GetPolicyDocumentStatementInputArgs>")]
    [InlineData("Pulumi.Aws.Sns.TopicSubscriptionArgs", "Topic", "Input<string>")]
    [InlineData("Pulumi.Aws.Sagemaker.EndpointConfiguration", "ProductionVariants", "Output<ImmutableArray<EndpointConfigurationProductionVariant>>")]
    [InlineData("Pulumi.Aws.Sagemaker.EndpointConfiguration", "Tags", "Output<ImmutableDictionary<string, string>>")]
    [InlineData("Pulumi.Aws.Sagemaker.EndpointConfiguration", "AsyncInferenceConfig", "Output<EndpointConfigurationAsyncInferenceConfig>")]
    [InlineData("Pulumi.AwsNative.SageMaker.ModelPackageArgs", "ModelApprovalStatus", "Input<ModelPackageModelApprovalStatus>")]
    [InlineData("Pulumi.AwsNative.SageMaker.ModelPackageArgs", "Tags", "InputList<TagArgs>")]
    [InlineData("Pulumi.AwsNative.SageMaker.ModelPackage", "ModelPackageVersion", "Output<int?>")]
    [InlineData("Pulumi.AwsNative.SageMaker.ModelPackage", "Tags", "Output<ImmutableArray<Tag>>")]
    [InlineData("Pulumi.AwsNative.ProviderArgs", "Region", "Input<string>")]
    public void Property_AsTheGenuinePackageDeclaresIt_HasThatType(string type, string property, string expected)
    {
        var package = type.StartsWith("Pulumi.AwsNative", StringComparison.Ordinal) ? Package.AwsNative : Package.Aws;

        Assert.Equal(expected, CSharpName(package.TypeOf(type).GetProperty(property)!.PropertyType));
    }

    private static List<Type> ClassesOf(Package package, string key)
    {
        var parts = key.Split('.');
        var ns = package.NamespaceOf(parts.Length == 3 ? parts[1] : "");
        var (folder, suffixes) = parts[0] == "inputs" ? ("Inputs", new[] { "Args", "GetArgs", "InputArgs" }) : ("Outputs", ["", "Result"]);
        return [.. suffixes.Select(suffix => package.Assembly.GetType($"{ns}.{folder}.{parts[^1]}{suffix}")).OfType<Type>()];
    }

    private static string CSharpName(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return CSharpName(value) + "?";
        }

        return type.IsGenericType
            ? $"{type.Name[..type.Name.IndexOf('`')]}<{string.Join(", ", type.GetGenericArguments().Select(CSharpName))}>"
            : type.Name switch { "String" => "string", "Int32" => "int", "Double" => "double", "Boolean" => "bool", "Object" => "object", var name => name };
    }
}
