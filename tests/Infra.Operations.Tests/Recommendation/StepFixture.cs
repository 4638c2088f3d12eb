using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Amazon.SageMaker.Model;
using Infra.Operations.Recommendation;
using Infra.Operations.Tests.Shared;
using Infra.Testing;

namespace Infra.Operations.Tests.Recommendation;

/// <summary>A deployed stack with a three-container pipeline, its file on disk, and a recommendation step over an account in memory.</summary>
internal sealed class StepFixture : IDisposable
{
    public const string StackText = """
        # The dev stack.
        config:
          aws:region: us-east-1
          infra:endpoint:
            # infra recommend writes this one.
            instanceType: ml.m5.xlarge   # keep me
            initialInstanceCount: 1

          infra:recommendation:
            container: softmax
            domain: MACHINE_LEARNING
            framework: SAGEMAKER-SCIKIT-LEARN
            samplePayloadUrl: s3://samples/iris/payload.tar.gz
            contentTypes: [text/csv]
            supportedInstanceTypes: [ml.c5.large, ml.c5.xlarge, ml.m5.xlarge]
            importance: { cost: highest, latency: lowest, throughput: lowest }
          infra:tags: { team: ml }

        """;

    private readonly string directory = Directory.CreateTempSubdirectory("infra-recommendation-").FullName;

    public StepFixture(string stackText = StackText)
    {
        Account = new RecommenderAccount(Clock);
        Account.AddModel("pipe-1a2b", Container("standardize"), Container("softmax"), Container("label"));
        Account.Recommend("ml.c5.large", 0.102f, 1.5e-6f, 1130, 12);
        Account.Recommend("ml.c5.xlarge", 0.204f, 2.5e-6f, 1360, 10);
        Account.Recommend("ml.m5.xlarge", 0.23f, 4e-6f, 958, 14);
        S3.Objects["samples/iris/payload.tar.gz"] = TarGz(("row.csv", "5.1,3.5,1.4,0.2"));
        S3.Put("samples/models/softmax.tar.gz", "weights");
        StackFile = Path.Combine(directory, "Pulumi.dev.yaml");
        File.WriteAllText(StackFile, stackText);
        Request = new RecommendationRequest { StackFilePath = StackFile, ModelName = "pipe-1a2b", ExecutionRoleArn = RecommenderAccount.Role };
    }

    public ManualTimeProvider Clock { get; } = new() { AutoAdvance = true };

    public RecommenderAccount Account { get; }

    public InMemoryS3 S3 { get; } = new();

    public EventLog<RecommendationEvent> Log { get; } = new();

    public string StackFile { get; }

    public RecommendationRequest Request { get; }

    public string Text => File.ReadAllText(StackFile);

    public Task<RecommendationReport> RunAsync(
        Func<RecommendationRequest, RecommendationRequest>? change = null, CancellationToken cancellation = default) =>
        new RecommendationStep(Account.Client, S3.Client, Clock).RunAsync(change?.Invoke(Request) ?? Request, Log, cancellation);

    public void Dispose() => Directory.Delete(directory, recursive: true);

    public static ContainerDefinition Container(string name) => new()
    {
        ContainerHostname = name,
        Image = $"123456789012.dkr.ecr.us-east-1.amazonaws.com/{name}:1",
        ModelDataUrl = $"s3://samples/models/{name}.tar.gz",
        Environment = new Dictionary<string, string> { ["SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT"] = "text/csv" },
    };

    public static byte[] TarGz(params (string Name, string Content)[] files)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionMode.Compress, leaveOpen: true))
        using (var tar = new TarWriter(gzip))
        {
            // What tar writes for no files; TarWriter writes nothing at all.
            gzip.Write(new byte[files.Length == 0 ? 1024 : 0]);
            foreach (var (name, content) in files)
            {
                var entry = new PaxTarEntry(content.Length == 0 ? TarEntryType.Directory : TarEntryType.RegularFile, name);
                if (content.Length > 0)
                    entry.DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content));
                tar.WriteEntry(entry);
            }
        }

        return buffer.ToArray();
    }
}
