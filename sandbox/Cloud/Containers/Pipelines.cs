using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud.Containers;

/// <summary>The running pipelines of models, started when first needed.</summary>
internal sealed class Pipelines(SandboxAccount account, HttpClient http)
{
    private readonly ConcurrentDictionary<string, Pipeline> running = new(StringComparer.Ordinal);
    private readonly ContainerFactory factory = new(account, http);

    /// <summary>The pipeline of a model that already serves, or a new one.</summary>
    /// <exception cref="ContainerStartException">A container cannot start.</exception>
    public Pipeline Get(JsonObject model) => running.GetOrAdd(model.ToJsonString(), _ => Build(model));

    /// <summary>Starts the containers anew, so that a changed artefact is read.</summary>
    /// <exception cref="ContainerStartException">A container cannot start or does not answer its ping.</exception>
    public async Task<Pipeline> StartAsync(JsonObject model, CancellationToken cancellationToken)
    {
        var pipeline = Build(model);
        await pipeline.PingAsync(cancellationToken);
        running[model.ToJsonString()] = pipeline;
        return pipeline;
    }

    private Pipeline Build(JsonObject model)
    {
        var definitions = ContainerPlan.Resolve(account, model);
        var containers = definitions.Select((definition, index) =>
        {
            var name = definitions.Count == 1 ? "primary" : definition.Text("ContainerHostname") ?? $"container-{index + 1}";
            return new PipelineContainer(name, factory.Start(name, definition), definition.Map("Environment").GetValueOrDefault("SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT"));
        });
        return new Pipeline([.. containers], model.Object("InferenceExecutionConfig")?.Text("Mode") == "Direct");
    }
}
