using Infra.Components.Shared.Instances;
using Infra.Operations.Shared;

namespace Infra.Operations.Recommendation.Applying;

/// <summary>Reads what of a recommendation is written.</summary>
internal static class ApplySettingsReader
{
    public static ApplySettings Read(SettingsReader reader)
    {
        reader.Word("target", RecommendedEndpoint.Words);
        var settings = new ApplySettings
        {
            AlsoBatch = reader.Flag("alsoBatch") ?? false,
            Architecture = reader.Word("architecture", Architectures.X86, Architectures.Arm),
            Objective = Objective(reader.Section("scalingObjective")),
        };
        return reader.Has("apply") ? settings with { Parts = Parts(reader) } : settings;
    }

    private static HashSet<RecommendationPart> Parts(SettingsReader reader)
    {
        var parts = new HashSet<RecommendationPart>();
        foreach (var word in reader.Texts("apply"))
        {
            if (RecommendationParts.Find(word) is { } part)
                parts.Add(part);
            else
                reader.Refuse("apply", $"\"{word}\" is no part of a recommendation.", $"Use {string.Join(", ", RecommendationParts.Words.Select(known => $"\"{known}\""))}.");
        }

        return parts;
    }

    private static ScalingObjective Objective(SettingsReader reader)
    {
        var objective = new ScalingObjective(
            reader.Integer("minInvocationsPerMinute", 0, 1_000_000_000), reader.Integer("maxInvocationsPerMinute", 1, 1_000_000_000));
        if (objective.MinInvocationsPerMinute > objective.MaxInvocationsPerMinute)
            reader.Refuse("minInvocationsPerMinute", $"{objective.MinInvocationsPerMinute} is above maxInvocationsPerMinute, {objective.MaxInvocationsPerMinute}.", "Give the least and the most traffic.");
        reader.RefuseUnknown();
        return objective;
    }
}
