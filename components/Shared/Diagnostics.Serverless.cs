namespace Infra.Components.Shared;

/// <content>Rules of serverless endpoints.</content>
public static partial class Diagnostics
{
    internal static readonly Diagnostic ServerlessMemory = new("INFRA063",
        "Serverless memory is 1024, 2048, 3072, 4096, 5120 or 6144 MB.",
        "Choose one of them; for more memory, use RealTimeEndpoint.");

    internal static readonly Diagnostic ServerlessConcurrency = new("INFRA064",
        "Provisioned concurrency is at most the maximum concurrency; when scaled, it starts within the bounds of scaling, which keep the same limit.",
        "Raise maxConcurrency or lower the other; scaling needs a provisionedConcurrency of 1 or more.");

    internal static readonly Diagnostic ServerlessPipeline = new("INFRA065",
        "A serverless endpoint has one container: it cannot host pipelines.",
        "Use RealTimeEndpoint, or AsyncEndpoint for traffic with long pauses.");

    internal static readonly Diagnostic ServerlessNetwork = new("INFRA066",
        "A serverless endpoint has no VPC, no network isolation and no private registry.",
        "Use RealTimeEndpoint, or remove vpc, enableNetworkIsolation and repositoryAccessMode from the model.");

    internal static readonly Diagnostic ServerlessGpu = new("INFRA067",
        "A serverless endpoint has no GPU and no accelerator.",
        "Use the CPU image of the framework, or RealTimeEndpoint with a GPU instance type.");

    internal static readonly Diagnostic ServerlessDataCapture = new("INFRA068",
        "A serverless endpoint cannot capture data.",
        "Remove dataCapture and log in the container, or use RealTimeEndpoint.");

    internal static readonly Diagnostic ServerlessMultiModel = new("INFRA069",
        "A serverless endpoint cannot host multi-model containers.",
        "Make one serverless endpoint for each model, or use RealTimeEndpoint.");

    internal static readonly Diagnostic ServerlessModelDataSource = new("INFRA097",
        "A serverless endpoint takes its model from a modelDataUrl.",
        "Pack the model into a .tar.gz and name it in modelDataUrl, or use RealTimeEndpoint.");
}
