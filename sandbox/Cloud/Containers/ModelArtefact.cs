using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Infra.Sandbox.Cloud.S3;

namespace Infra.Sandbox.Cloud.Containers;

/// <summary>The artefact of a built-in container: <c>parameters.json</c> in the model.tar.gz, or under the uncompressed prefix, in the account's S3.</summary>
internal static class ModelArtefact
{
    public const string FileName = "parameters.json";

    public static JsonObject ReadParameters(SandboxAccount account, string container, JsonObject definition)
    {
        var source = definition.Object("ModelDataSource")?.Object("S3DataSource");
        var url = definition.Text("ModelDataUrl") ?? source?.Text("S3Uri");
        try
        {
            var content = S3Location.TryParse(url) is { } location ? Find(account, location, source?.Text("CompressionType") == "None") : null;
            return content is not null && JsonNode.Parse(content) is JsonObject parameters
                ? parameters
                : throw new ContainerStartException(container, imageMissing: false, $"the model artefact \"{url}\" holds no {FileName}.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException or EndOfStreamException or AwsException)
        {
            throw new ContainerStartException(container, imageMissing: false, $"the model artefact \"{url}\" cannot be read: {exception.Message}");
        }
    }

    /// <summary>The regular files of a tar.gz, in its order.</summary>
    /// <exception cref="InvalidDataException">It is no tar.gz.</exception>
    public static IReadOnlyList<(string Name, byte[] Content)> Unpack(byte[] archive)
    {
        var files = new List<(string, byte[])>();
        using var reader = new TarReader(new GZipStream(new MemoryStream(archive), CompressionMode.Decompress));
        while (reader.GetNextEntry() is { } entry)
        {
            if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile)
            {
                var content = new MemoryStream();
                entry.DataStream?.CopyTo(content);
                files.Add((entry.Name, content.ToArray()));
            }
        }

        return files;
    }

    private static byte[]? Find(SandboxAccount account, S3Location location, bool uncompressed) =>
        uncompressed
            ? account.S3.FindObject(location.Bucket, location.Under(FileName).Key)?.Content
            : Unpack(account.S3.GetObject(location.Bucket, location.Key).Content).FirstOrDefault(file => Path.GetFileName(file.Name) == FileName).Content;
}
