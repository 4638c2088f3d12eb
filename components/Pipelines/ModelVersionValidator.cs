using System.Text.RegularExpressions;
using Infra.Components.Pipelines.Models;
using Infra.Components.Pipelines.Registry;
using Infra.Components.Shared;
using Infra.Components.Shared.Rules;

namespace Infra.Components.Pipelines;

/// <summary>Finds every mistake in the arguments of a <see cref="ModelVersion"/> that is known before anything is built.</summary>
public static partial class ModelVersionValidator
{
    private const int MaximumDataInputConfig = 16_384;
    private const int MaximumSpecifications = 15;

    private static readonly string[] Domains = ["COMPUTER_VISION", "NATURAL_LANGUAGE_PROCESSING", "MACHINE_LEARNING"];

    private static readonly string[] Tasks =
    [
        "IMAGE_CLASSIFICATION", "OBJECT_DETECTION", "TEXT_GENERATION", "IMAGE_SEGMENTATION", "FILL_MASK", "CLASSIFICATION", "REGRESSION", "OTHER",
    ];

    private static readonly string[] Frameworks = ["TENSORFLOW", "PYTORCH", "XGBOOST", "SAGEMAKER-SCIKIT-LEARN"];

    internal static ValueRule SamplePayload { get; } = new(Diagnostics.SamplePayload, value =>
        S3Uri.TryParse(value) is { } uri && uri.Key.EndsWith(".tar.gz", StringComparison.Ordinal) ? null : $"\"{value}\" is not a .tar.gz object in S3.");

    /// <summary>All problems, in the order of the arguments; empty when there are none. Outputs are checked when they become known.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="name">The component's name, checked when given.</param>
    public static IReadOnlyList<Problem> Validate(ModelVersionArgs args, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(args);
        var problems = new ProblemList();
        problems.CheckName(name);
        CheckContainers(problems, "containers", args.Containers);
        CheckGroup(problems, args);
        CheckModel(problems, args);
        CheckContentTypes(problems, "contentTypes", args.ContentTypes, isRequired: true);
        CheckContentTypes(problems, "responseContentTypes", args.ResponseContentTypes, isRequired: true);
        CheckInstanceTypes(problems, "", args.HostingInstanceTypes, args.TransformInstanceTypes);
        CheckSpecifications(problems, args.AdditionalInferenceSpecifications);
        RegistryRules.CheckFiles(problems, [.. args.ModelMetrics?.Files("modelMetrics") ?? [], .. args.DriftCheckBaselines?.Files("driftCheckBaselines") ?? []]);
        RegistryRules.CheckCard(problems, args.ModelCard);
        RegistryRules.CheckMetadata(problems, args.MetadataProperties);
        problems.Check("sourceUri", args.SourceUri, RegistryRules.SourceUri);
        problems.OneOf("skipModelValidation", args.SkipModelValidation, "None", "All");
        problems.Check("kmsKeyArn", args.KmsKeyArn, ValueRules.KmsKeyArn);
        problems.OneOf("approvalStatus", args.ApprovalStatus, "PendingManualApproval", "Approved", "Rejected");
        problems.Check("approvalDescription", args.ApprovalDescription, ValueRules.MaximumLength(RegistryRules.MaximumText));
        problems.CheckTags(args.Tags);
        return problems.Problems;
    }

    private static void CheckContainers(ProblemList problems, string path, List<PipelineContainerArgs> containers)
    {
        var count = containers.Count;
        problems.AddIf(count is < 1 or > ContainerRules.Maximum, Diagnostics.ContainerCount, path, $"has {count}; the range is 1 to {ContainerRules.Maximum}.");
        foreach (var (index, container) in containers.Index())
        {
            problems.AddIf(container.Image is null, Diagnostics.VersionNeedsImages, $"{path}[{index}].image", "is missing.");
            ContainerRules.Check(problems, $"{path}[{index}]", container, hasVpc: true);
        }

        ContainerRules.CheckHostnames(problems, path, containers);
    }

    private static void CheckGroup(ProblemList problems, ModelVersionArgs args)
    {
        problems.OneOf("groupChoice", args.GroupChoice, Choice.Create, Choice.Adopt);
        problems.AddIf(args is { GroupChoice: Choice.Adopt, GroupName: null }, Diagnostics.Required, "groupName", "is missing, but the choice is Adopt.");
        problems.Check("groupName", args.GroupName, ValueRules.Name63(Diagnostics.GroupName));
    }

    private static void CheckModel(ProblemList problems, ModelVersionArgs args)
    {
        problems.Check("description", args.Description, ValueRules.MaximumLength(RegistryRules.MaximumText));
        problems.OneOf("domain", args.Domain, Domains);
        problems.OneOf("task", args.Task, Tasks);
        CheckFramework(problems, args);
        problems.AddIf(
            args.DataInputConfig is { Length: 0 or > MaximumDataInputConfig }, Diagnostics.Range, "dataInputConfig",
            $"has {args.DataInputConfig?.Length} characters; the range is 1 to {MaximumDataInputConfig}.");
        problems.Check("samplePayloadUrl", args.SamplePayloadUrl, SamplePayload);
    }

    private static void CheckFramework(ProblemList problems, ModelVersionArgs args)
    {
        problems.OneOf("framework", args.Framework, Frameworks);
        problems.AddIf(args is { Framework: not null, FrameworkVersion: null }, Diagnostics.Framework, "frameworkVersion", "is missing beside framework.");
        problems.AddIf(args is { Framework: null, FrameworkVersion: not null }, Diagnostics.Framework, "framework", "is missing beside frameworkVersion.");
        problems.AddIf(
            args.FrameworkVersion is { } version && !(version.Length is >= 3 and <= 10 && VersionPattern().IsMatch(version)),
            Diagnostics.Framework, "frameworkVersion", $"is \"{args.FrameworkVersion}\", not a version of 3 to 10 characters such as 1.5.");
    }

    private static void CheckSpecifications(ProblemList problems, List<InferenceSpecificationArgs> specifications)
    {
        const string Path = "additionalInferenceSpecifications";
        var count = specifications.Count;
        problems.AddIf(count > MaximumSpecifications, Diagnostics.Range, Path, $"has {count}; at most {MaximumSpecifications} are allowed.");
        foreach (var (index, specification) in specifications.Index())
        {
            var path = $"{Path}[{index}]";
            problems.Check($"{path}.name", specification.Name ?? "", ValueRules.Name63(Diagnostics.GroupName));
            problems.Check($"{path}.description", specification.Description, ValueRules.MaximumLength(RegistryRules.MaximumText));
            CheckContainers(problems, $"{path}.containers", specification.Containers);
            CheckContentTypes(problems, $"{path}.contentTypes", specification.ContentTypes, isRequired: false);
            CheckContentTypes(problems, $"{path}.responseContentTypes", specification.ResponseContentTypes, isRequired: false);
            CheckInstanceTypes(problems, $"{path}.", specification.HostingInstanceTypes, specification.TransformInstanceTypes);
        }

        foreach (var twins in specifications.GroupBy(specification => specification.Name, StringComparer.Ordinal).Where(group => group.Key is not null && group.Count() > 1))
        {
            problems.Add(Diagnostics.GroupName, Path, $"\"{twins.Key}\" is the name of {twins.Count()} specifications.");
        }
    }

    private static void CheckContentTypes(ProblemList problems, string path, List<string> types, bool isRequired)
    {
        problems.AddIf(isRequired && types.Count == 0, Diagnostics.ContentTypes, path, "is empty.");
        problems.CheckAll(path, types, RegistryRules.ContentType(Diagnostics.ContentTypes));
    }

    private static void CheckInstanceTypes(ProblemList problems, string path, List<string> hosting, List<string> transform)
    {
        problems.CheckAll($"{path}hostingInstanceTypes", hosting, InstanceTypeRules.Hosting);
        problems.CheckAll($"{path}transformInstanceTypes", transform, InstanceTypeRules.Transform);
    }

    [GeneratedRegex("^[0-9]\\.[A-Za-z0-9.-]+\\z", RegexOptions.None, 1000)]
    private static partial Regex VersionPattern();
}
