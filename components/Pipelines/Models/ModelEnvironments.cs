using System.Collections.Immutable;
using Infra.Components.Shared;
using Infra.Components.Shared.Rules;
using Pulumi;

namespace Infra.Components.Pipelines.Models;

/// <summary>
/// The environments that the containers of a model get: those of the args, with the response keys of an AutoML candidate worked in. Those that
/// are outputs are checked together when they become known, because their size is limited together.
/// </summary>
internal static class ModelEnvironments
{
    public static IReadOnlyList<ContainerInputs> Containers(ISageMakerModelArgs args)
    {
        var all = Output.All(args.NamedContainers.Select(Checked)).Apply(environments => Chained(args, environments));
        return [.. args.NamedContainers.Select((container, index) =>
            new ContainerInputs(container.Path, container.Args, Environment(args, container.Args, all.Apply(environments => environments[index]))))];
    }

    /// <summary>The environments, when all of them are known now.</summary>
    public static ImmutableArray<ImmutableDictionary<string, string>>? Peek(ISageMakerModelArgs args)
    {
        var environments = args.NamedContainers.Select(container => Peek(container.Args)).OfType<ImmutableDictionary<string, string>>().ToImmutableArray();
        return environments.Length == args.NamedContainers.Count ? environments : null;
    }

    /// <summary>What is known is passed as it is, so that a preview shows it and a secret stays one.</summary>
    private static InputMap<string>? Environment(ISageMakerModelArgs args, PipelineContainerArgs container, Output<ImmutableDictionary<string, string>> worked) =>
        Peek(container) switch
        {
            { IsEmpty: true } => null,
            not null when args.InferenceResponseKeys.Count == 0 => container.Environment,
            _ => worked,
        };

    private static ImmutableDictionary<string, string>? Peek(PipelineContainerArgs container) =>
        Inputs.TryPeek<ImmutableDictionary<string, string>>(container.Environment, out var environment) ? environment : null;

    private static Output<ImmutableDictionary<string, string>> Checked(NamedContainer container) =>
        container.Args.Environment.Checked($"{container.Path}.environment", EnvironmentRules.Container.Check);

    private static ImmutableArray<ImmutableDictionary<string, string>> Chained(
        ISageMakerModelArgs args, ImmutableArray<ImmutableDictionary<string, string>> environments)
    {
        var problems = new ProblemList();
        ModelRules.CheckEnvironmentSize(problems, args, EnvironmentRules.Bytes(environments));
        InferenceResponse.Check(problems, args, environments);
        return problems.OrThrow(InferenceResponse.Chain(environments, args.InferenceResponseKeys));
    }
}
