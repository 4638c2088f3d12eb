using Infra.Components.Shared;
using Infra.Components.Shared.Rules;
using Pulumi;
using Pulumi.AwsNative.SageMaker.Inputs;

namespace Infra.Components.Pipelines.Registry;

/// <summary>Maps metrics and baselines to those of a model package.</summary>
internal static class RegisteredMetrics
{
    public static ModelPackageModelMetricsArgs Of(string path, ModelMetricsArgs metrics)
    {
        var args = new ModelPackageModelMetricsArgs();
        if (metrics.ModelQuality is { } quality)
        {
            args.ModelQuality = new ModelPackageModelQualityArgs
            {
                Statistics = Metrics($"{path}.modelQuality.statistics", quality.Statistics),
                Constraints = Metrics($"{path}.modelQuality.constraints", quality.Constraints),
            };
        }

        if (metrics.ModelDataQuality is { } data)
        {
            args.ModelDataQuality = new ModelPackageModelDataQualityArgs
            {
                Statistics = Metrics($"{path}.modelDataQuality.statistics", data.Statistics),
                Constraints = Metrics($"{path}.modelDataQuality.constraints", data.Constraints),
            };
        }

        if (metrics.Bias is { } bias)
        {
            args.Bias = new ModelPackageBiasArgs
            {
                Report = Metrics($"{path}.bias.report", bias.Report),
                PreTrainingReport = Metrics($"{path}.bias.preTrainingReport", bias.PreTrainingReport),
                PostTrainingReport = Metrics($"{path}.bias.postTrainingReport", bias.PostTrainingReport),
            };
        }

        if (metrics.Explainability is { } explainability)
        {
            args.Explainability = new ModelPackageExplainabilityArgs { Report = Metrics($"{path}.explainability.report", explainability.Report) };
        }

        return args;
    }

    public static ModelPackageDriftCheckBaselinesArgs Of(string path, DriftCheckBaselinesArgs baselines)
    {
        var args = new ModelPackageDriftCheckBaselinesArgs();
        if (baselines.ModelQuality is { } quality)
        {
            args.ModelQuality = new ModelPackageDriftCheckModelQualityArgs
            {
                Statistics = Metrics($"{path}.modelQuality.statistics", quality.Statistics),
                Constraints = Metrics($"{path}.modelQuality.constraints", quality.Constraints),
            };
        }

        if (baselines.ModelDataQuality is { } data)
        {
            args.ModelDataQuality = new ModelPackageDriftCheckModelDataQualityArgs
            {
                Statistics = Metrics($"{path}.modelDataQuality.statistics", data.Statistics),
                Constraints = Metrics($"{path}.modelDataQuality.constraints", data.Constraints),
            };
        }

        if (baselines.Bias is { } bias)
        {
            args.Bias = new ModelPackageDriftCheckBiasArgs
            {
                ConfigFile = File($"{path}.bias.configFile", bias.ConfigFile),
                PreTrainingConstraints = Metrics($"{path}.bias.preTrainingConstraints", bias.PreTrainingConstraints),
                PostTrainingConstraints = Metrics($"{path}.bias.postTrainingConstraints", bias.PostTrainingConstraints),
            };
        }

        if (baselines.Explainability is { } explainability)
        {
            args.Explainability = new ModelPackageDriftCheckExplainabilityArgs
            {
                ConfigFile = File($"{path}.explainability.configFile", explainability.ConfigFile),
                Constraints = Metrics($"{path}.explainability.constraints", explainability.Constraints),
            };
        }

        return args;
    }

    private static Input<ModelPackageMetricsSourceArgs>? Metrics(string path, MetricsSourceArgs? source)
    {
        if (source is null)
        {
            return null;
        }

        return new ModelPackageMetricsSourceArgs
        {
            S3Uri = source.S3Uri.Checked($"{path}.s3Uri", ValueRules.S3Uri),
            ContentType = source.ContentType,
            ContentDigest = source.ContentDigest!,
        };
    }

    private static Input<ModelPackageFileSourceArgs>? File(string path, FileSourceArgs? source)
    {
        if (source is null)
        {
            return null;
        }

        return new ModelPackageFileSourceArgs
        {
            S3Uri = source.S3Uri.Checked($"{path}.s3Uri", ValueRules.S3Uri),
            ContentType = source.ContentType!,
            ContentDigest = source.ContentDigest!,
        };
    }
}
