using Infra.Operations.Shared;

namespace Infra.Operations.Recommendation;

/// <summary>Reads and checks what only an Advanced job takes.</summary>
internal static class LoadTestSettingsReader
{
    private static readonly string[] Keys =
        ["jobDurationInSeconds", "trafficPattern", "resourceLimit", "endpointConfigurations", "stoppingConditions"];

    public static LoadTestSettings? Read(SettingsReader reader, RecommendationJobType jobType)
    {
        if (jobType is RecommendationJobType.Advanced)
            return Bind(reader);

        foreach (var key in Keys.Where(reader.Has))
            reader.Refuse(key, "Only an Advanced job takes this.", "Set jobType: Advanced, or remove the key.");
        return null;
    }

    private static LoadTestSettings Bind(SettingsReader reader)
    {
        var duration = reader.Integer("jobDurationInSeconds", 1, 18_000) ?? 7200;
        var resources = reader.Section("resourceLimit");
        var stopping = reader.Section("stoppingConditions");
        var (phases, stairs) = Traffic(reader, duration);
        var settings = new LoadTestSettings
        {
            JobDurationInSeconds = duration,
            Phases = phases,
            Stairs = stairs,
            MaxNumberOfTests = resources.Integer("maxNumberOfTests", 1, 10),
            MaxParallelOfTests = resources.Integer("maxParallelOfTests", 1, 10),
            EndpointConfigurations = Candidates(reader),
            MaxInvocations = stopping.Integer("maxInvocations", 1, 30_000),
            ModelLatencyThreshold = Threshold(stopping),
            FlatInvocations = stopping.Word("flatInvocations", "Stop", "Continue"),
        };
        resources.RefuseUnknown();
        stopping.RefuseUnknown();
        return settings;
    }

    private static (IReadOnlyList<TrafficPhase> Phases, TrafficStairs? Stairs) Traffic(SettingsReader reader, int jobDuration)
    {
        var traffic = reader.Section("trafficPattern");
        TrafficPhase[] phases = [.. traffic.Sections("phases").Select(Phase)];
        var stairs = traffic.Has("stairs") ? Stair(traffic.Section("stairs")) : null;
        traffic.RefuseUnknown();

        if (phases.Length > 0 == stairs is not null)
            reader.Refuse("trafficPattern", "An Advanced job needs its traffic.", "Give either phases or stairs.");

        var total = stairs is null ? phases.Sum(p => (long)p.DurationInSeconds) : (long)stairs.DurationInSeconds * stairs.NumberOfSteps;
        if (total > jobDuration)
            reader.Refuse(
                "trafficPattern",
                $"The traffic takes {total} s, the job only {jobDuration} s.",
                "Shorten the traffic or raise jobDurationInSeconds.");
        return (phases, stairs);
    }

    private static TrafficPhase Phase(SettingsReader reader)
    {
        var phase = new TrafficPhase(
            Required(reader, "initialNumberOfUsers", 1, 3),
            Required(reader, "spawnRate", 0, 3),
            Required(reader, "durationInSeconds", 120, 3600));
        reader.RefuseUnknown();
        return phase;
    }

    private static TrafficStairs Stair(SettingsReader reader)
    {
        var stairs = new TrafficStairs(
            Required(reader, "durationInSeconds", 1, 18_000),
            Required(reader, "numberOfSteps", 1, 18_000),
            Required(reader, "usersPerStep", 1, 3));
        reader.RefuseUnknown();
        return stairs;
    }

    private static LatencyThreshold? Threshold(SettingsReader stopping)
    {
        var thresholds = stopping.Sections("modelLatencyThresholds");
        if (thresholds.Count == 0)
            return null;

        if (thresholds.Count > 1)
            stopping.Refuse("modelLatencyThresholds", $"{thresholds.Count} thresholds are given.", "Give exactly one.");

        var threshold = new LatencyThreshold(
            thresholds[0].Word("percentile", "P95", "P99") ?? "P95", Required(thresholds[0], "valueInMilliseconds", 1, 60_000));
        thresholds[0].RefuseUnknown();
        return threshold;
    }

    private static IReadOnlyList<CandidateConfiguration> Candidates(SettingsReader reader)
    {
        CandidateConfiguration[] candidates = [.. reader.Sections("endpointConfigurations").Select(Candidate)];
        if (candidates.Length is < 1 or > 10)
            reader.Refuse("endpointConfigurations", $"{candidates.Length} candidates are given.", "An Advanced job takes 1 to 10.");
        return candidates;
    }

    private static CandidateConfiguration Candidate(SettingsReader reader)
    {
        var instanceType = reader.Text("instanceType");
        var serverless = Serverless(reader.Section("serverlessConfig"));
        if (instanceType is not null)
            HostingInstanceTypes.Check(instanceType, reader, "instanceType");
        if (instanceType is null == serverless is null)
            reader.Refuse(
                "", "A candidate is an instance type or a serverless size.", "Give exactly one of instanceType and serverlessConfig.");

        var candidate = new CandidateConfiguration
        {
            InstanceType = instanceType,
            Serverless = serverless,
            EnvironmentParameterRanges = Ranges(reader.Section("environmentParameterRanges")),
        };
        reader.RefuseUnknown();
        return candidate;
    }

    private static ServerlessSize? Serverless(SettingsReader reader)
    {
        if (!reader.Exists)
            return null;

        var size = new ServerlessSize(Required(reader, "memorySizeInMB", 1024, 6144), Required(reader, "maxConcurrency", 1, 200));
        if (size.MemorySizeInMB % 1024 != 0)
            reader.Refuse("memorySizeInMB", $"{size.MemorySizeInMB} is no step of 1024.", "Use 1024, 2048, 3072, 4096, 5120 or 6144.");
        reader.RefuseUnknown();
        return size;
    }

    private static Dictionary<string, IReadOnlyList<string>> Ranges(SettingsReader reader)
    {
        var ranges = reader.Names().ToDictionary(name => name, reader.Texts, StringComparer.Ordinal);
        if (ranges.Count > 5)
            reader.Refuse("", $"{ranges.Count} environment variables are varied.", "Vary at most 5.");
        foreach (var (name, values) in ranges.Where(r => r.Value.Count is < 1 or > 3))
            reader.Refuse(name, $"{values.Count} values are given.", "Give 1 to 3.");
        return ranges;
    }

    private static int Required(SettingsReader reader, string name, int least, int most)
    {
        if (!reader.Has(name))
            reader.Refuse(name, "The value is missing.", $"Give a whole number from {least} to {most}.");
        return reader.Integer(name, least, most) ?? least;
    }
}
