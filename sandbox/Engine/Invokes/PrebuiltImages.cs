using Infra.Sandbox.Engine.Properties;

namespace Infra.Sandbox.Engine.Invokes;

/// <summary>Addresses of AWS's own inference images. The registry accounts are those of us-east-1: the sandbox pulls no image, so
/// any region gets them.</summary>
internal static class PrebuiltImages
{
    private const string DeepLearningAccount = "763104351884";
    private const string ScikitLearnAccount = "683313688378";
    private const string AlgorithmAccount = "811284229777";

    public static MapValue Find(MapValue args, string accountRegion)
    {
        var repository = args.Text("repositoryName")!;
        var region = args.Text("region") ?? accountRegion;
        var suffix = args.Text("dnsSuffix") ?? "amazonaws.com";
        var tag = args.Text("imageTag") ?? "1";
        var registry = repository switch
        {
            _ when repository.Contains("-inference", StringComparison.Ordinal) || repository.Contains("-training", StringComparison.Ordinal) => DeepLearningAccount,
            _ when repository.Contains("scikit-learn", StringComparison.Ordinal) || repository.Contains("xgboost", StringComparison.Ordinal) => ScikitLearnAccount,
            _ => AlgorithmAccount,
        };
        return args
            .Set("id", registry)
            .Set("region", region)
            .Set("registryId", registry)
            .Set("registryPath", $"{registry}.dkr.ecr.{region}.{suffix}/{repository}:{tag}");
    }
}
