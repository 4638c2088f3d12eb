using Infra.Components.Shared;
using Infra.Components.Shared.Rules;
using Pulumi;
using Pulumi.AwsNative.SageMaker;
using Pulumi.AwsNative.SageMaker.Inputs;

namespace Infra.Components.Pipelines.Registry;

/// <summary>Maps the arguments of a model version to a model package.</summary>
internal static class RegisteredVersion
{
    /// <summary>Without tags: a version carries those of its group, and AWS refuses others.</summary>
    public static ModelPackageArgs Of(ModelVersionArgs args, Output<string> groupName)
    {
        var version = new ModelPackageArgs
        {
            ModelPackageGroupName = groupName,
            ModelPackageDescription = args.Description!,
            Domain = args.Domain,
            Task = args.Task,
            SamplePayloadUrl = args.SamplePayloadUrl.CheckedIfGiven("samplePayloadUrl", ModelVersionValidator.SamplePayload)!,
            InferenceSpecification = RegisteredSpecifications.Main(args),
            SourceUri = args.SourceUri.CheckedIfGiven("sourceUri", RegistryRules.SourceUri),
            ModelApprovalStatus = Approval(args.ApprovalStatus),
            ApprovalDescription = args.ApprovalDescription!,
        };
        AddSpecifications(version, args);
        AddEvidence(version, args);
        AddSecurity(version, args);
        return version;
    }

    private static void AddSpecifications(ModelPackageArgs version, ModelVersionArgs args)
    {
        if (args.AdditionalInferenceSpecifications.Count > 0)
        {
            version.AdditionalInferenceSpecifications = RegisteredSpecifications.Additional(args);
        }

        if (args.SkipModelValidation == "All")
        {
            version.SkipModelValidation = ModelPackageSkipModelValidation.All;
        }
    }

    private static void AddEvidence(ModelPackageArgs version, ModelVersionArgs args)
    {
        if (args.ModelMetrics is { } metrics)
        {
            version.ModelMetrics = RegisteredMetrics.Of("modelMetrics", metrics);
        }

        if (args.DriftCheckBaselines is { } baselines)
        {
            version.DriftCheckBaselines = RegisteredMetrics.Of("driftCheckBaselines", baselines);
        }

        if (args.ModelCard is { } card)
        {
            version.ModelCard = new ModelPackageModelCardArgs { ModelCardContent = card.ModelCardContent, ModelCardStatus = CardStatus(card.ModelCardStatus) };
        }

        if (args.MetadataProperties is { } metadata)
        {
            version.MetadataProperties = new ModelPackageMetadataPropertiesArgs
            {
                CommitId = metadata.CommitId!,
                Repository = metadata.Repository!,
                GeneratedBy = metadata.GeneratedBy!,
                ProjectId = metadata.ProjectId!,
            };
        }
    }

    private static void AddSecurity(ModelPackageArgs version, ModelVersionArgs args)
    {
        if (args.KmsKeyArn is { } key)
        {
            version.SecurityConfig = new ModelPackageSecurityConfigArgs { KmsKeyId = key.Checked("kmsKeyArn", ValueRules.KmsKeyArn) };
        }
    }

    private static ModelPackageModelApprovalStatus Approval(string status) => status switch
    {
        "Approved" => ModelPackageModelApprovalStatus.Approved,
        "Rejected" => ModelPackageModelApprovalStatus.Rejected,
        _ => ModelPackageModelApprovalStatus.PendingManualApproval,
    };

    private static ModelPackageModelCardModelCardStatus CardStatus(string status) => status switch
    {
        "PendingReview" => ModelPackageModelCardModelCardStatus.PendingReview,
        "Approved" => ModelPackageModelCardModelCardStatus.Approved,
        "Archived" => ModelPackageModelCardModelCardStatus.Archived,
        _ => ModelPackageModelCardModelCardStatus.Draft,
    };
}
