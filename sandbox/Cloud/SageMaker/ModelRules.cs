using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Infra.Sandbox.Cloud.S3;

namespace Infra.Sandbox.Cloud.SageMaker;

/// <summary>What CreateModel refuses beyond the limits of single fields.</summary>
internal sealed partial class ModelRules(SandboxAccount account)
{
    private const int EnvironmentBytes = 32 * 1024;

    public void Check(JsonObject request, string arn)
    {
        var containers = Containers(request);
        CheckHostnames(request, containers);
        if (containers.Count(container => container.Text("Mode") == "MultiModel") > 1)
        {
            throw AwsException.Validation("More than one container in MultiModel mode is not supported with inference pipeline.");
        }

        var size = containers.SelectMany(container => container.Map("Environment")).Sum(pair => Encoding.UTF8.GetByteCount(pair.Key + pair.Value));
        if (size > EnvironmentBytes)
        {
            throw AwsException.Validation($"The total size of the environment variables of all containers is {size} bytes, which exceeds the maximum of {EnvironmentBytes} bytes.");
        }

        foreach (var container in containers)
        {
            CheckImage(container);
            CheckModelData(container, request.Text("ExecutionRoleArn"), arn);
        }
    }

    private static List<JsonObject> Containers(JsonObject request)
    {
        var primary = request.Object("PrimaryContainer");
        var containers = request.Objects("Containers").ToList();
        if (primary is not null && containers.Count > 0)
        {
            throw AwsException.Validation("Both PrimaryContainer and Containers are specified. Specify exactly one of them.");
        }

        if (primary is null && containers.Count == 0)
        {
            throw AwsException.Validation("Neither PrimaryContainer nor Containers is specified. Specify exactly one of them.");
        }

        return primary is null ? containers : [primary];
    }

    private static void CheckHostnames(JsonObject request, List<JsonObject> containers)
    {
        var names = containers.Select(container => container.Text("ContainerHostname")).OfType<string>().ToList();
        var direct = request.Object("InferenceExecutionConfig")?.Text("Mode") == "Direct";
        if (direct && names.Count < containers.Count)
        {
            throw AwsException.Validation("ContainerHostname is required for every container when the inference execution mode is Direct.");
        }

        if (names.Count > 0 && names.Count < containers.Count)
        {
            throw AwsException.Validation("ContainerHostname must be specified for all containers of an inference pipeline or for none.");
        }

        if (names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw AwsException.Validation($"ContainerHostname \"{twice.Key}\" is used by more than one container.");
        }
    }

    private void CheckImage(JsonObject container)
    {
        if (container.Object("ImageConfig") is { } config && config.Object("RepositoryAuthConfig") is not null && config.Text("RepositoryAccessMode") != "Vpc")
        {
            throw AwsException.Validation("RepositoryAuthConfig can be specified only when RepositoryAccessMode is Vpc.");
        }

        if (container.Text("ModelPackageName") is { } package)
        {
            account.SageMaker.ModelPackages.Get(package);
            return;
        }

        var image = container.Text("Image") ?? throw AwsException.Validation("A container definition needs either Image or ModelPackageName.");
        if (image.Contains(".dkr.ecr.", StringComparison.Ordinal))
        {
            if (!EcrImage().IsMatch(image))
            {
                throw AwsException.Validation($"ECR image \"{image}\" is invalid.");
            }
        }
        else if (container.Object("ImageConfig")?.Text("RepositoryAccessMode") != "Vpc" && !LocalImage().IsMatch(image))
        {
            throw AwsException.Validation($"Using non-ECR image \"{image}\" without Vpc repository access mode is not supported.");
        }
    }

    private void CheckModelData(JsonObject container, string? role, string arn)
    {
        if (role is not null && !account.Iam.CanAssume(role, "sagemaker.amazonaws.com", arn))
        {
            throw AwsException.Validation(
                $"Could not assume role {role}. Please ensure that the role exists and allows principal 'sagemaker.amazonaws.com' to assume the role.");
        }

        foreach (var (url, isPrefix) in ModelData(container))
        {
            if (S3Location.TryParse(url) is not { } location || role is null || !Readable(location, isPrefix, role))
            {
                throw AwsException.Validation(
                    $"Could not access model data at {url}. Please ensure that the role \"{role}\" exists and that its trust relationship policy allows the action \"sts:AssumeRole\" "
                    + "for the service principal \"sagemaker.amazonaws.com\". Also ensure that the role has \"s3:GetObject\" permissions and that the object is located in "
                    + $"{account.Options.Region}.");
            }
        }
    }

    private static IEnumerable<(string Url, bool IsPrefix)> ModelData(JsonObject container)
    {
        if (container.Text("ModelDataUrl") is { } url)
        {
            yield return (url, container.Text("Mode") == "MultiModel");
        }

        var owners = container.Objects("AdditionalModelDataSources").Prepend(container.Object("ModelDataSource"));
        foreach (var source in owners.Select(owner => owner?.Object("S3DataSource")).OfType<JsonObject>())
        {
            yield return (source.Text("S3Uri")!, source.Text("S3DataType") == "S3Prefix");
        }
    }

    /// <summary>What stands under a prefix is asked for one by one, so the right must reach beyond the prefix itself.</summary>
    private bool Readable(S3Location location, bool isPrefix, string role)
    {
        if (!account.S3.BucketExists(location.Bucket))
        {
            return false;
        }

        var keys = isPrefix
            ? account.S3.ListObjects(location.Bucket, location.Key).Select(found => found.Key).ToList()
            : account.S3.FindObject(location.Bucket, location.Key) is null ? [] : [location.Key];
        return keys.Count > 0 && keys.TrueForAll(key => account.Iam.IsAllowed(role, "s3:GetObject", new S3Location(location.Bucket, key).ToArn()));
    }

    [GeneratedRegex(@"^\d{12}\.dkr\.ecr\.[a-z0-9\-]+\.amazonaws\.com(\.cn)?/[a-z0-9]+([._/\-]+[a-z0-9]+)*(:[\w.\-]{1,128}|@sha256:[0-9a-f]{64}|:[\w.\-]{1,128}@sha256:[0-9a-f]{64})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EcrImage();

    /// <summary>The sandbox's own form: a server on this machine that speaks the container contract.</summary>
    [GeneratedRegex(@"^(localhost|127\.0\.0\.1):\d{1,5}(/\S*)?$", RegexOptions.ExplicitCapture, 1000)]
    internal static partial Regex LocalImage();
}
