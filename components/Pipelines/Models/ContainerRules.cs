using System.Text.RegularExpressions;
using Infra.Components.Shared;
using Infra.Components.Shared.Rules;

namespace Infra.Components.Pipelines.Models;

/// <summary>Rules over one container of a pipeline or a model version.</summary>
internal static partial class ContainerRules
{
    public const int Maximum = 15;

    private const int MaximumPackageName = 176;

    public static ValueRule PackageName { get; } = new(Diagnostics.ModelPackageName, value =>
        value.Length <= MaximumPackageName && PackagePattern().IsMatch(value) ? null : $"\"{value}\" is neither the name nor the ARN of a model package.");

    public static ValueRule CredentialsProvider { get; } = new(Diagnostics.Arn, value =>
        LambdaPattern().IsMatch(value) ? null : $"\"{value}\" is not the ARN of a Lambda function.");

    public static ValueRule Image(bool isInVpcRegistry) => new(Diagnostics.Image, value =>
    {
        if (isInVpcRegistry)
        {
            return value.Length is > 0 and <= EcrImage.MaximumLength && !value.Any(char.IsWhiteSpace) ? null : $"\"{value}\" is not an image.";
        }

        return EcrImage.TryParse(value) is null ? $"\"{value}\" is not an image in ECR with a tag or digest." : null;
    });

    public static void Check(ProblemList problems, string path, PipelineContainerArgs container, bool hasVpc)
    {
        CheckPackage(problems, path, container);
        CheckImage(problems, path, container, hasVpc);
        ModelDataRules.Check(problems, path, container);
        problems.OneOf($"{path}.mode", container.Mode, ContainerModes.SingleModel, ContainerModes.MultiModel);
        problems.OneOf($"{path}.modelCacheSetting", container.ModelCacheSetting, "Enabled", "Disabled");
        problems.AddIf(
            container is { ModelCacheSetting: not null, Mode: ContainerModes.SingleModel }, Diagnostics.MultiModel, $"{path}.modelCacheSetting", "is given, but the mode is SingleModel.");
        problems.Check($"{path}.hostname", container.Hostname, ValueRules.Name63(Diagnostics.Hostname));
        EnvironmentRules.Container.Check(problems, $"{path}.environment", container.Environment);
    }

    public static void CheckHostnames(ProblemList problems, string path, List<PipelineContainerArgs> containers)
    {
        var unnamed = containers.Where(container => container.Hostname is null).ToList();
        if (unnamed.Count < containers.Count)
        {
            foreach (var container in unnamed)
            {
                problems.Add(Diagnostics.HostnamesAllOrNone, $"{path}[{containers.IndexOf(container)}].hostname", "is missing while others have one.");
            }
        }

        foreach (var twins in containers.Where(container => container.Hostname is not null).GroupBy(container => container.Hostname).Where(group => group.Count() > 1))
        {
            problems.Add(Diagnostics.HostnamesUnique, path, $"\"{twins.Key}\" is the hostname of {twins.Count()} containers.");
        }
    }

    private static void CheckPackage(ProblemList problems, string path, PipelineContainerArgs container)
    {
        problems.AddIf(container is { Image: null, ModelPackageName: null }, Diagnostics.ImageOrPackage, path, "has neither image nor modelPackageName.");
        problems.AddIf(container is { Image: not null, ModelPackageName: not null }, Diagnostics.ImageOrPackage, path, "has both image and modelPackageName.");
        problems.AddIf(
            container is { Image: null, ModelPackageName: not null } and ({ ModelDataUrl: not null } or { ModelDataSource: not null }),
            Diagnostics.ImageOrPackage, path, "has model data beside modelPackageName.");
        problems.AddIf(
            container is { InferenceSpecificationName: not null, ModelPackageName: null },
            Diagnostics.ImageOrPackage, $"{path}.inferenceSpecificationName", "is given without modelPackageName.");
        problems.Check($"{path}.modelPackageName", container.ModelPackageName, PackageName);
        problems.Check($"{path}.inferenceSpecificationName", container.InferenceSpecificationName, ValueRules.Name63(Diagnostics.ModelPackageName));
    }

    private static void CheckImage(ProblemList problems, string path, PipelineContainerArgs container, bool hasVpc)
    {
        var isPrivate = container.RepositoryAccessMode == RepositoryAccessModes.Vpc;
        problems.OneOf($"{path}.repositoryAccessMode", container.RepositoryAccessMode, RepositoryAccessModes.Platform, RepositoryAccessModes.Vpc);
        problems.AddIf(isPrivate && !hasVpc, Diagnostics.Image, $"{path}.repositoryAccessMode", "is Vpc, but there is no vpc.");
        problems.AddIf(
            container is { RepositoryCredentialsProviderArn: not null, RepositoryAccessMode: RepositoryAccessModes.Platform }, Diagnostics.Image,
            $"{path}.repositoryCredentialsProviderArn", "is given, but repositoryAccessMode is Platform.");
        problems.Check($"{path}.image", container.Image, Image(isPrivate));
        problems.Check($"{path}.repositoryCredentialsProviderArn", container.RepositoryCredentialsProviderArn, CredentialsProvider);
    }

    [GeneratedRegex(
        "^(arn:aws[a-z-]*:sagemaker:[a-z0-9-]*:[0-9]{12}:[a-z-]*/)?[a-zA-Z0-9]([a-zA-Z0-9-]){0,62}(?<!-)(/[0-9]{1,9})?\\z",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PackagePattern();

    [GeneratedRegex("^arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[a-zA-Z0-9_-]{1,64}(:[a-zA-Z0-9$_-]{1,128})?\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LambdaPattern();
}
