using Infra.Operations.Recommendation.Candidates;
using Infra.Operations.Recommendation.Jobs;
using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Recommendation.Applying;

/// <summary>Works out what a recommendation changes in a stack's config. Nothing is changed yet.</summary>
internal static class RecommendationApplication
{
    /// <param name="config">The stack's config.</param>
    /// <param name="inputs">What was benchmarked.</param>
    /// <param name="endpoint">The endpoint that the recommendation is for.</param>
    /// <param name="decision">The decision.</param>
    /// <param name="chosen">What the endpoint is to run on from now: the winner on a change, else the current candidate.</param>
    /// <param name="scaling">The scaling policy; null when none is asked for.</param>
    public static Application Of(
        StackFile config,
        RecommendationInputs inputs,
        RecommendedEndpoint endpoint,
        RecommendationDecision decision,
        RankedCandidate chosen,
        RecommendedScaling? scaling)
    {
        var draft = new ConfigDraft(config);
        var settings = inputs.Settings.Applying;
        var isChange = decision.Verdict is RecommendationVerdict.Change;
        if (isChange)
            DraftChoice(draft, inputs, endpoint, chosen.Candidate);
        if (endpoint.Kind is RecommendedEndpointKind.Serverless)
            DraftServerless(draft, settings, endpoint, chosen);
        else
            DraftInstances(draft, settings, endpoint, chosen);

        if (scaling is not null)
            ScalingPart.Draft(draft, endpoint, scaling, chosen, new ScalingContext(inputs.Target.IsPipeline, isChange, inputs.Settings.MinimumGainPercent));
        else if (settings.Parts.Contains(RecommendationPart.Scaling))
            draft.Say(WhyNoScaling(endpoint));
        return new Application(draft.Values, draft.Notes);
    }

    /// <summary>Finds out whether the config takes the variables that the candidates range over, before a job is paid for. What was read is used up by it.</summary>
    /// <exception cref="StackFileException">It does not, such as for an alias or a secret in the way.</exception>
    public static void Rehearse(StackFile config, RecommendationInputs inputs)
    {
        if (!inputs.Settings.Applying.Parts.Contains(RecommendationPart.Environment) || EnvironmentPath(config, inputs) is not { } path)
            return;

        foreach (var name in inputs.Settings.EndpointConfigurations.SelectMany(candidate => candidate.EnvironmentParameterRanges.Keys))
            config.Set(ConfigPath.Under(path, name), "rehearsal");
    }

    /// <summary>What was measured together: type or size, and environment.</summary>
    private static void DraftChoice(ConfigDraft draft, RecommendationInputs inputs, RecommendedEndpoint endpoint, Candidate candidate)
    {
        var parts = inputs.Settings.Applying.Parts;
        if (endpoint.Kind is RecommendedEndpointKind.Serverless && parts.Contains(RecommendationPart.Serverless))
            ServerlessPart.DraftMemory(draft, endpoint, candidate);
        if (endpoint.Kind is not RecommendedEndpointKind.Serverless && parts.Contains(RecommendationPart.InstanceType))
            InstanceParts.DraftType(draft, endpoint, candidate, inputs.Target.IsPipeline);
        if (!parts.Contains(RecommendationPart.Environment))
            return;

        if (EnvironmentPath(draft.Config, inputs) is { } path)
            ContainerEnvironment.Draft(draft, path, candidate);
        else if (candidate.Environment.Count > 0)
            draft.Say($"The environment stays: \"{inputs.Target.Label}\", which ran with it, is no container of the stack's config.");
    }

    /// <summary>Where the benchmarked container's environment stands; null when what was benchmarked is not the stack's own model.</summary>
    public static string? EnvironmentPath(StackFile config, RecommendationInputs inputs) =>
        inputs.Settings is { ModelName: null, ModelPackageVersionArn: null, EndpointName: null } ? ContainerEnvironment.PathOf(config, inputs.Target.Label) : null;

    private static void DraftServerless(ConfigDraft draft, ApplySettings settings, RecommendedEndpoint endpoint, RankedCandidate chosen)
    {
        if (settings.Parts.Contains(RecommendationPart.Serverless))
            ServerlessPart.DraftConcurrency(draft, endpoint, chosen);
        if (settings.Parts.Contains(RecommendationPart.Count))
            draft.Say($"The count stays: {endpoint.Key} has none.");
        if (settings.AlsoBatch)
            draft.Say("infra:batch stays: a serverless endpoint has no instance type that it could follow.");
    }

    private static void DraftInstances(ConfigDraft draft, ApplySettings settings, RecommendedEndpoint endpoint, RankedCandidate chosen)
    {
        if (settings.Parts.Contains(RecommendationPart.Count))
            InstanceParts.DraftCount(draft, endpoint, chosen);
        if (!settings.AlsoBatch)
            return;

        if (RecommendedBatch.IsThere(draft.Config))
            draft.Set(RecommendedBatch.InstanceTypePath, chosen.Candidate.InstanceType);
        else
            draft.Say("infra:batch does not follow: the stack has none.");
    }

    private static string WhyNoScaling(RecommendedEndpoint endpoint) => endpoint.Kind switch
    {
        RecommendedEndpointKind.Async => $"The scaling policy is not written: {endpoint.Key} scales on its backlog, which no recommendation job measures.",
        RecommendedEndpointKind.Serverless => $"The scaling policy is not written: {endpoint.Key} scales by itself.",
        _ => "The scaling policy is not written: the job gives no id for the candidate.",
    };
}
