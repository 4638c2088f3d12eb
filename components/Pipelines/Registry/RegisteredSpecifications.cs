using Pulumi;
using Pulumi.AwsNative.SageMaker.Inputs;

namespace Infra.Components.Pipelines.Registry;

/// <summary>Maps what a model version supports to the inference specifications of a model package.</summary>
internal static class RegisteredSpecifications
{
    public static ModelPackageInferenceSpecificationArgs Main(ModelVersionArgs args)
    {
        var specification = new ModelPackageInferenceSpecificationArgs
        {
            Containers = RegisteredContainers.Of("containers", args.Containers, args),
            SupportedContentTypes = args.ContentTypes,
            SupportedResponseMimeTypes = args.ResponseContentTypes,
        };
        IfAny(args.HostingInstanceTypes, types => specification.SupportedRealtimeInferenceInstanceTypes = types);
        IfAny(args.TransformInstanceTypes, types => specification.SupportedTransformInstanceTypes = types);
        return specification;
    }

    public static List<Input<ModelPackageAdditionalInferenceSpecificationDefinitionArgs>> Additional(ModelVersionArgs args) =>
    [
        .. args.AdditionalInferenceSpecifications.Select((specification, index) => (Input<ModelPackageAdditionalInferenceSpecificationDefinitionArgs>)Additional(
            $"additionalInferenceSpecifications[{index}]", specification, args)),
    ];

    private static ModelPackageAdditionalInferenceSpecificationDefinitionArgs Additional(string path, InferenceSpecificationArgs args, ModelVersionArgs version)
    {
        var specification = new ModelPackageAdditionalInferenceSpecificationDefinitionArgs
        {
            Name = args.Name,
            Description = args.Description!,
            Containers = RegisteredContainers.Of($"{path}.containers", args.Containers, version),
        };
        IfAny(args.ContentTypes, types => specification.SupportedContentTypes = types);
        IfAny(args.ResponseContentTypes, types => specification.SupportedResponseMimeTypes = types);
        IfAny(args.HostingInstanceTypes, types => specification.SupportedRealtimeInferenceInstanceTypes = types);
        IfAny(args.TransformInstanceTypes, types => specification.SupportedTransformInstanceTypes = types);
        return specification;
    }

    /// <summary>An empty list would say that nothing is supported.</summary>
    private static void IfAny(List<string> values, Action<List<string>> set)
    {
        if (values.Count > 0)
        {
            set(values);
        }
    }
}
