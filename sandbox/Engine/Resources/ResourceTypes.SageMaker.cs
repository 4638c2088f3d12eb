using System.Collections.Immutable;

namespace Infra.Sandbox.Engine.Resources;

internal static partial class ResourceTypes
{
    private static ImmutableArray<ResourceType> SageMaker =>
    [
        new("aws:sagemaker/model:Model")
        {
            Name = new("name", 63),
            ReplacedOn = ["*"],
            Computed = Arn("arn:aws:sagemaker:{region}:{account}:model/{name}"),
        },
        new("aws:sagemaker/endpointConfiguration:EndpointConfiguration")
        {
            Name = Named(63),
            ReplacedOn = ["*"],
            Computed = Arn("arn:aws:sagemaker:{region}:{account}:endpoint-config/{name}"),
        },
        new("aws:sagemaker/endpoint:Endpoint")
        {
            Name = new("name", 63),
            ReplacedOn = ["name"],
            Computed = Arn("arn:aws:sagemaker:{region}:{account}:endpoint/{name}"),
        },
        new("aws:sagemaker/modelPackageGroup:ModelPackageGroup")
        {
            Id = "{modelPackageGroupName}",
            ReplacedOn = ["modelPackageGroupName", "modelPackageGroupDescription"],
            Computed = Arn("arn:aws:sagemaker:{region}:{account}:model-package-group/{modelPackageGroupName}"),
        },
        new("aws:sagemaker/modelPackageGroupPolicy:ModelPackageGroupPolicy")
        {
            Id = "{modelPackageGroupName}",
            ReplacedOn = ["modelPackageGroupName"],
            HasTags = false,
        },
        new("aws-native:sagemaker:ModelPackage")
        {
            Id = "{modelPackageArn}",
            ReplacedOn =
            [
                "clientToken", "domain", "driftCheckBaselines", "inferenceSpecification", "metadataProperties", "modelMetrics",
                "modelPackageDescription", "modelPackageGroupName", "modelPackageStatusDetails", "samplePayloadUrl", "securityConfig",
                "sourceAlgorithmSpecification", "task", "validationSpecification",
            ],
            HasRegion = false,
            HasTags = false,
        },
    ];
}
