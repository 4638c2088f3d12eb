using Infra.Components.Shared.Instances;
using Infra.Operations.Recommendation.Candidates;
using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Recommendation.Applying;

/// <summary>What an instance type must have so that the stack can be deployed on it, whatever its figures.</summary>
internal sealed record HardwareNeeds
{
    /// <summary>The endpoint that the type is for; null judges no endpoint.</summary>
    public RecommendedEndpoint? Endpoint { get; init; }

    /// <summary>The images of all containers that run on it.</summary>
    public IReadOnlyList<string> Images { get; init; } = [];

    /// <summary>The processors that the images run on.</summary>
    public string Architecture { get; init; } = Architectures.X86;

    /// <summary>The keys whose volumes are encrypted with a customer key, which types with local storage do not take.</summary>
    public IReadOnlyList<string> VolumeKeys { get; init; } = [];

    /// <summary>Whether a transform job is to run on it too.</summary>
    public bool IsForBatch { get; init; }

    /// <summary>The needs of a stack.</summary>
    public static HardwareNeeds Of(StackFile config, RecommendedEndpoint? endpoint, ApplySettings settings, IEnumerable<string?> images)
    {
        string[] named = [.. images.OfType<string>()];
        var batch = settings.AlsoBatch && RecommendedBatch.IsThere(config);
        string[] keys = [.. endpoint is null ? [] : new[] { endpoint.Key }, .. batch ? [RecommendedBatch.Key] : Array.Empty<string>()];
        return new HardwareNeeds
        {
            Endpoint = endpoint,
            Images = named,
            Architecture = settings.Architecture ?? (named.Any(ImageNeeds.Arm) ? Architectures.Arm : Architectures.X86),
            VolumeKeys = [.. keys.Where(key => config.Has($"{key}.volumeKmsKeyArn"))],
            IsForBatch = batch,
        };
    }

    /// <summary>Why the stack cannot run on a candidate; null when it can.</summary>
    public string? WhyNot(Candidate candidate) => (candidate.InstanceType, Endpoint?.Kind) switch
    {
        (null, RecommendedEndpointKind.Async or RecommendedEndpointKind.RealTime) => $"it is serverless, and {Endpoint.Key} runs on instances",
        ({ } type, RecommendedEndpointKind.Serverless) => $"it is an instance type, and {Endpoint.Key} is serverless; {type} is for infra:realTimeEndpoint",
        ({ } type, _) => InstanceTypes.Find(type) is { } known ? WhyNot(known) : null,
        _ => null,
    };

    private string? WhyNot(InstanceType type)
    {
        if (type.Architecture != Architecture)
            return $"its processors are {type.Architecture}, the images are for {Architecture} (infra:recommendation.architecture)";
        if (Images.FirstOrDefault(image => ImageNeeds.MissingOn(type, image) is not null) is { } image)
            return $"the image \"{image}\" needs {ImageNeeds.MissingOn(type, image)}, which it has not";
        if (type.HasLocalStorage && VolumeKeys.Count > 0)
            return $"it has local NVMe storage, which takes no volume key ({VolumeKeys[0]}.volumeKmsKeyArn)";

        return IsForBatch && !type.IsTransform ? "transform jobs cannot run on it (infra:recommendation.alsoBatch)" : null;
    }
}
