using System.Text.RegularExpressions;
using Infra.Components.Shared;

namespace Infra.Components.Pipelines;

/// <summary>Finds every mistake in the arguments of a <see cref="ModelVersion"/> that is known before anything is built.</summary>
public static partial class ModelVersionValidator
{
    private const int MaximumText = 1024;

    private static readonly string[] Domains = ["COMPUTER_VISION", "NATURAL_LANGUAGE_PROCESSING", "MACHINE_LEARNING"];

    private static readonly string[] Tasks =
    [
        "IMAGE_CLASSIFICATION", "OBJECT_DETECTION", "TEXT_GENERATION", "IMAGE_SEGMENTATION", "FILL_MASK", "CLASSIFICATION", "REGRESSION", "OTHER",
    ];

    private static readonly string[] Frameworks = ["TENSORFLOW", "PYTORCH", "XGBOOST", "SAGEMAKER-SCIKIT-LEARN"];

    internal static ValueRule SamplePayload { get; } = new(Diagnostics.SamplePayload, value =>
        S3Uri.TryParse(value) is { } uri && uri.Key.EndsWith(".tar.gz", StringComparison.Ordinal) ? null : $"\"{value}\" is not such an object.");

    /// <summary>All problems, in the order of the arguments; empty when there are none. Outputs are checked when they become known.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="name">The component's name, checked when given.</param>
    public static IReadOnlyList<Problem> Validate(ModelVersionArgs args, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(args);
        var problems = new ProblemList();
        problems.CheckName(name);
        CheckContainers(problems, args);
        problems.Check("groupName", args.GroupName, ValueRules.Name63(Diagnostics.GroupName));
        problems.Check("description", args.Description, ValueRules.MaximumLength(MaximumText));
        problems.OneOf("domain", args.Domain, Domains);
        problems.OneOf("task", args.Task, Tasks);
        CheckFramework(problems, args);
        problems.Check("samplePayloadUrl", args.SamplePayloadUrl, SamplePayload);
        CheckContentTypes(problems, "contentTypes", args.ContentTypes);
        CheckContentTypes(problems, "responseContentTypes", args.ResponseContentTypes);
        CheckInstanceTypes(problems, args);
        problems.OneOf("approvalStatus", args.ApprovalStatus, "PendingManualApproval", "Approved", "Rejected");
        problems.Check("approvalDescription", args.ApprovalDescription, ValueRules.MaximumLength(MaximumText));
        problems.CheckTags(args.Tags);
        return problems.Problems;
    }

    private static void CheckContainers(ProblemList problems, ModelVersionArgs args)
    {
        var count = args.Containers.Count;
        problems.AddIf(
            count is < 1 or > ContainerRules.Maximum, Diagnostics.ContainerCount, "containers", $"has {count}; the range is 1 to {ContainerRules.Maximum}.");
        foreach (var (index, container) in args.Containers.Index())
        {
            var path = $"containers[{index}]";
            problems.AddIf(container.Image is null, Diagnostics.VersionNeedsImages, $"{path}.image", "is missing.");
            ContainerRules.Check(problems, path, container, hasVpc: true);
        }

        ContainerRules.CheckHostnames(problems, args.Containers);
    }

    private static void CheckFramework(ProblemList problems, ModelVersionArgs args)
    {
        problems.OneOf("framework", args.Framework, Frameworks);
        problems.AddIf(args is { Framework: not null, FrameworkVersion: null }, Diagnostics.Framework, "frameworkVersion", "is missing beside framework.");
        problems.AddIf(args is { Framework: null, FrameworkVersion: not null }, Diagnostics.Framework, "framework", "is missing beside frameworkVersion.");
        problems.AddIf(
            args.FrameworkVersion is { } version && !(version.Length is >= 3 and <= 10 && VersionPattern().IsMatch(version)),
            Diagnostics.Framework, "frameworkVersion", $"is \"{args.FrameworkVersion}\".");
    }

    private static void CheckContentTypes(ProblemList problems, string path, List<string> types)
    {
        problems.AddIf(types.Count == 0, Diagnostics.ContentTypes, path, "is empty.");
        problems.CheckAll(path, types, new ValueRule(Diagnostics.ContentTypes, value =>
            ContentTypePattern().IsMatch(value) ? null : $"\"{value}\" is not a content type."));
    }

    private static void CheckInstanceTypes(ProblemList problems, ModelVersionArgs args)
    {
        problems.CheckAll("hostingInstanceTypes", args.HostingInstanceTypes, InstanceTypeRules.Hosting);
        problems.CheckAll("transformInstanceTypes", args.TransformInstanceTypes, InstanceTypeRules.Transform);
    }

    [GeneratedRegex("^[0-9]\\.[A-Za-z0-9.-]+\\z", RegexOptions.None, 1000)]
    private static partial Regex VersionPattern();

    [GeneratedRegex("^[-\\w.+]{1,100}/[-\\w.+]{1,150}(;\\s*\\S+)?\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ContentTypePattern();
}
