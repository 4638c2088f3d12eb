using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Infra.Sandbox.Cloud.Containers;

namespace Infra.Sandbox.Cloud.Transform;

/// <summary>How a job sends records: what the request says, else what the container wishes, else the defaults.</summary>
internal sealed record TransformSettings(bool SplitLines, bool MultiRecord, long MaxBytes, string? ContentType, string? Accept, bool Gzip, bool AssembleLines, int Retries, TimeSpan Timeout)
{
    private const int DefaultPayloadInMB = 6;
    private const int Unlimited = 0;

    public static TransformSettings Read(JsonObject request, JsonObject? wishes)
    {
        var input = request.Object("TransformInput")!;
        var output = request.Object("TransformOutput")!;
        var strategy = request.Text("BatchStrategy") ?? (wishes?.Text("BatchStrategy") == "SINGLE_RECORD" ? "SingleRecord" : "MultiRecord");
        var payload = request.Int("MaxPayloadInMB") ?? wishes?.Int("MaxPayloadInMB") ?? DefaultPayloadInMB;
        var client = request.Object("ModelClientConfig") ?? [];
        return new TransformSettings(
            input.Text("SplitType") == "Line",
            strategy == "MultiRecord",
            payload == Unlimited ? long.MaxValue : payload * 1024L * 1024L,
            input.Text("ContentType"),
            output.Text("Accept"),
            input.Text("CompressionType") == "Gzip",
            output.Text("AssembleWith") == "Line",
            client.Int("InvocationsMaxRetries") ?? 3,
            TimeSpan.FromSeconds(client.Int("InvocationsTimeoutInSeconds") ?? 600));
    }
}

/// <summary>Sends one file through a pipeline and puts its output together.</summary>
internal sealed class FileTransform(Pipeline pipeline, TransformSettings settings, DataProcessing processing, TimeProvider time)
{
    /// <exception cref="TransformFileException">Any of the file's requests failed: the file has no output.</exception>
    public async Task<byte[]> RunAsync(TransformInputFile file, CancellationToken cancellationToken)
    {
        try
        {
            var content = settings.Gzip ? Decompress(file.Content) : file.Content;
            return settings.SplitLines ? await RunLinesAsync(content, cancellationToken) : await RunWholeAsync(content, cancellationToken);
        }
        catch (FormatException exception)
        {
            throw new TransformFileException($"ClientError: DataProcessing: {exception.Message}");
        }
        catch (InvalidDataException)
        {
            throw new TransformFileException("ClientError: the object is not compressed with gzip.");
        }
    }

    private async Task<byte[]> RunWholeAsync(byte[] content, CancellationToken cancellationToken)
    {
        if (content.Length > settings.MaxBytes)
        {
            throw new TransformFileException($"ClientError: 413: the object has {content.Length} bytes, which is more than MaxPayloadInMB allows. Set SplitType to Line.");
        }

        var record = Encoding.UTF8.GetString(content);
        var filtered = processing.Before(record);
        var response = await InvokeAsync(ReferenceEquals(filtered, record) ? content : Encoding.UTF8.GetBytes(filtered), cancellationToken);
        return processing.LeavesOutput && !settings.AssembleLines
            ? response
            : Encoding.UTF8.GetBytes(Batching.Assemble([processing.After(record, Encoding.UTF8.GetString(response))], settings.AssembleLines));
    }

    private async Task<byte[]> RunLinesAsync(byte[] content, CancellationToken cancellationToken)
    {
        var records = Batching.SplitLines(Encoding.UTF8.GetString(content));
        var filtered = records.Select(processing.Before).ToList();
        var responses = new List<string>();
        foreach (var group in Batching.Group(filtered, settings.MultiRecord, settings.MaxBytes))
        {
            var body = settings.MultiRecord ? string.Concat(group.Select(i => filtered[i] + "\n")) : filtered[group[0]];
            var response = Encoding.UTF8.GetString(await InvokeAsync(Encoding.UTF8.GetBytes(body), cancellationToken));
            responses.AddRange(processing.LeavesOutput ? [response] : PerRecord(records, group, response));
        }

        return Encoding.UTF8.GetBytes(Batching.Assemble(responses, settings.AssembleLines));
    }

    private IEnumerable<string> PerRecord(IReadOnlyList<string> records, IReadOnlyList<int> group, string response)
    {
        var lines = settings.MultiRecord ? Batching.SplitLines(response) : [response.TrimEnd('\n', '\r')];
        return lines.Count == group.Count
            ? group.Zip(lines, (index, line) => processing.After(records[index], line))
            : throw new TransformFileException($"ClientError: the model answered {lines.Count} lines to {group.Count} records, so they cannot be matched.");
    }

    private async Task<byte[]> InvokeAsync(byte[] body, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            using var timeout = new CancellationTokenSource(settings.Timeout, time);
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
            try
            {
                return (await pipeline.InvokeAsync(new ContainerRequest(body, settings.ContentType, settings.Accept), pipeline.Names.First(), linked.Token)).Body;
            }
            catch (ModelInvocationException exception) when (exception.OriginalStatus < 500 || attempt >= settings.Retries)
            {
                var kind = exception.OriginalStatus >= 500 ? "AlgorithmError" : "ClientError";
                throw new TransformFileException($"{kind}: {exception.OriginalStatus}: {Encoding.UTF8.GetString(exception.OriginalBody)}");
            }
            catch (ModelInvocationException)
            {
                // A server error is retried.
            }
            catch (OperationCanceledException) when (timeout.IsCancellationRequested)
            {
                throw new TransformFileException($"AlgorithmError: the model did not answer within {settings.Timeout.TotalSeconds:0} seconds.");
            }
        }
    }

    private static byte[] Decompress(byte[] content)
    {
        using var stream = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
        var output = new MemoryStream();
        stream.CopyTo(output);
        return output.ToArray();
    }
}
