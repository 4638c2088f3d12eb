using System.Text;
using System.Text.Json.Nodes;
using Infra.Sandbox.Cloud.Containers;
using Infra.Sandbox.Cloud.S3;

namespace Infra.Sandbox.Cloud.Recommendations;

/// <summary>Why a recommendation job cannot go on; the message is its FailureReason.</summary>
internal sealed class BenchmarkFailureException(string reason) : Exception(reason);

/// <summary>Invokes the model with its sample payload and takes the median of the times it needs.</summary>
internal sealed class ModelMeasurement(SandboxAccount account)
{
    private const int WarmUps = 2;
    private const int Samples = 9;

    /// <exception cref="BenchmarkFailureException">The payload is wrong, or the model does not start or answers with an error.</exception>
    public async Task<TimeSpan> MedianAsync(JsonObject model, string role, string payloadUrl, string? contentType)
    {
        var bodies = Payload(payloadUrl, role);
        try
        {
            var pipeline = await account.Runtime.Pipelines.StartAsync(model, CancellationToken.None);
            var times = new List<TimeSpan>();
            for (var i = 0; i < WarmUps + Samples; i++)
            {
                var begin = account.TimeProvider.GetTimestamp();
                await pipeline.InvokeAsync(new ContainerRequest(bodies[i % bodies.Count], contentType), pipeline.Names.First(), CancellationToken.None);
                times.Add(account.TimeProvider.GetElapsedTime(begin));
            }

            return times.Skip(WarmUps).Order().ElementAt(Samples / 2);
        }
        catch (ModelInvocationException exception)
        {
            throw InvalidInput($"The model answered {exception.OriginalStatus}: {Encoding.UTF8.GetString(exception.OriginalBody)}");
        }
        catch (ContainerStartException exception)
        {
            throw InvalidInput(exception.Message);
        }
    }

    private static BenchmarkFailureException InvalidInput(string detail) =>
        new("INVALID_INPUT : 1. Model (owned by the customer in the container) returned 4xx or 5xx error code. " + detail);

    private List<byte[]> Payload(string url, string role)
    {
        if (S3Location.TryParse(url) is not { } location
            || !account.S3.BucketExists(location.Bucket)
            || !account.Iam.IsAllowed(role, "s3:GetObject", location.ToArn())
            || account.S3.FindObject(location.Bucket, location.Key) is not { } found)
        {
            throw new BenchmarkFailureException($"PayloadError: The sample payload {url} does not exist, or the role \"{role}\" has no \"s3:GetObject\" permission on it.");
        }

        try
        {
            var files = ModelArtefact.Unpack(found.Content);
            return files.Count > 0
                ? [.. files.Select(file => file.Content)]
                : throw new BenchmarkFailureException($"PayloadError: The sample payload {url} holds no regular file.");
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            throw new BenchmarkFailureException($"PayloadError: The sample payload {url} is no tar archive compressed with gzip.");
        }
    }
}
