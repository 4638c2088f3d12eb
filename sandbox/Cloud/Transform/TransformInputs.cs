using System.Text.Json;
using System.Text.Json.Nodes;
using Infra.Sandbox.Cloud.S3;

namespace Infra.Sandbox.Cloud.Transform;

/// <summary>An input object, and the name its output has under the output path.</summary>
internal sealed record TransformInputFile(S3Location Location, string RelativeKey, byte[] Content);

/// <summary>Finds the objects of a job's data source: by raw key prefix, or listed in a manifest.</summary>
internal sealed class TransformInputs(SandboxAccount account)
{
    /// <exception cref="TransformFileException">Nothing is there, or it may not be read.</exception>
    public IReadOnlyList<TransformInputFile> Find(JsonObject request, string role)
    {
        var source = request.Object("TransformInput")!.Object("DataSource")!.Object("S3DataSource")!;
        var uri = source.Required("S3Uri");
        var location = S3Location.TryParse(uri) ?? throw new TransformFileException($"ClientError: \"{uri}\" is no S3 address.");
        var files = source.Text("S3DataType") == "ManifestFile" ? Listed(location, role) : Prefixed(location, role);
        return files.Count > 0 ? files : throw NothingFound(uri, location, role);
    }

    private TransformFileException NothingFound(string uri, S3Location location, string role) => new(
        $"ClientError: No S3 objects found under S3 URL \"{uri}\" given in input data source. Please ensure that the bucket exists in the selected region "
        + $"({account.Options.Region}), that objects exist under that S3 prefix, and that the role \"{role}\" has \"s3:ListBucket\" permissions on bucket \"{location.Bucket}\".");

    /// <summary>The prefix is compared as text; names are kept from its last slash on.</summary>
    private List<TransformInputFile> Prefixed(S3Location prefix, string role)
    {
        if (!account.S3.BucketExists(prefix.Bucket) || !account.Iam.IsAllowed(role, "s3:ListBucket", $"arn:aws:s3:::{prefix.Bucket}", ("s3:prefix", prefix.Key)))
        {
            throw NothingFound(prefix.ToString(), prefix, role);
        }

        var folder = prefix.Key[..(prefix.Key.LastIndexOf('/') + 1)];
        return [.. account.S3.ListObjects(prefix.Bucket, prefix.Key)
            .Where(pair => !pair.Key.EndsWith('/'))
            .Select(pair => Read(prefix with { Key = pair.Key }, pair.Key[folder.Length..], role))];
    }

    private List<TransformInputFile> Listed(S3Location manifest, string role)
    {
        var entries = ReadManifest(Read(manifest, "", role));
        if (entries.FirstOrDefault()?["prefix"]?.ToString() is not { } prefix || S3Location.TryParse(prefix) is not { } root)
        {
            throw new TransformFileException($"ClientError: the manifest {manifest} does not begin with {{\"prefix\": \"s3://…\"}}.");
        }

        return [.. entries.Skip(1).Select(entry => entry!.ToString()).Select(name => Read(root with { Key = root.Key + name }, name, role))];
    }

    private static JsonArray ReadManifest(TransformInputFile manifest)
    {
        try
        {
            return JsonNode.Parse(manifest.Content) as JsonArray ?? [];
        }
        catch (JsonException)
        {
            throw new TransformFileException($"ClientError: the manifest {manifest.Location} is not JSON.");
        }
    }

    private TransformInputFile Read(S3Location location, string relativeKey, string role)
    {
        return account.S3.BucketExists(location.Bucket)
            && account.Iam.IsAllowed(role, "s3:GetObject", location.ToArn())
            && account.S3.FindObject(location.Bucket, location.Key) is { } found
                ? new TransformInputFile(location, relativeKey, found.Content)
                : throw new TransformFileException($"ClientError: {location} does not exist, or the role \"{role}\" has no \"s3:GetObject\" permission on it.");
    }
}
