using System.Globalization;
using Amazon.S3;
using Amazon.SageMaker;
using Infra.Operations.Recommendation.Applying;
using Infra.Operations.Recommendation.Candidates;
using Infra.Operations.Recommendation.Jobs;
using Infra.Operations.Shared;
using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Recommendation.Staleness;

/// <summary>
/// Finds out whether the recorded decision still stands: for the model, image, payload and load test of today, and not too long ago. It only
/// reads: no job is started, no model made, no file written.
/// </summary>
/// <remarks>
/// A decision that left the config as it was is recorded nowhere, so that the config stays as it is. But its job can be found by today's inputs,
/// and counts: that is why a job which measured them comes before what is recorded.
/// </remarks>
public sealed class StalenessCheck(IAmazonSageMaker sageMaker, IAmazonS3 s3, TimeProvider clock)
{
    private readonly AwsCalls calls = new(clock);

    /// <summary>Runs the check.</summary>
    /// <param name="request">The stack; nothing of it is written.</param>
    /// <param name="maxAgeDays">How old the measurement may be, in days, 1 or more; null for <c>infra:recommendation.maxAgeDays</c>, by default 30.</param>
    /// <param name="cancellation">Cancels the check.</param>
    /// <exception cref="OperationException">The settings, model or payload are wrong, or AWS fails.</exception>
    /// <exception cref="StackFileException">The stack file cannot be read.</exception>
    public async Task<StalenessReport> RunAsync(RecommendationRequest request, int? maxAgeDays, CancellationToken cancellation)
    {
        var config = await request.Config.LoadAsync(cancellation);
        var inputs = await new RecommendationPreflight(sageMaker, s3, calls).CheckAsync(request, config, cancellation);
        var recorded = RecordedDecision.Read(config);
        var measured = await FindMeasuredAsync(request, config, inputs, cancellation);
        var reasons = new List<StalenessReason>();
        reasons.AddRange(measured is null ? Changes(inputs, recorded) : Differences(measured));
        reasons.AddRange(ByHand(config, recorded, measured));

        var date = measured?.Date ?? recorded?.Date;
        var allowed = maxAgeDays ?? inputs.Settings.MaxAgeDays;
        var age = date is { } then ? (int)Math.Floor((clock.GetUtcNow() - then).TotalDays) : (int?)null;
        if ((recorded is not null || measured is not null) && age is not { } days)
            reasons.Add(new(StalenessKind.TooOld, "The date of the recommendation is not recorded, so nobody knows how old it is."));
        else if (age > allowed)
            reasons.Add(new(StalenessKind.TooOld, $"The measurement is {age} days old; {allowed} are allowed."));
        return new StalenessReport
        {
            Reasons = reasons,
            JobName = measured?.JobName ?? recorded?.JobName,
            Date = date,
            AgeDays = age,
            MaxAgeDays = allowed,
            InstanceType = NameOf(config),
        };
    }

    /// <summary>The newest completed job with today's inputs, and what it would decide. A shortlist is not asked for: that makes a model.</summary>
    private async Task<MeasuredDecision?> FindMeasuredAsync(
        RecommendationRequest request, StackFile config, RecommendationInputs inputs, CancellationToken cancellation)
    {
        if (inputs.Settings.Shortlist)
            return null;

        var (_, job) = await new RecommendationJobs(sageMaker, calls).FindLatestAsync(inputs.Hash, cancellation);
        return RecommendationJobStatuses.IsCompleted(job?.Status)
            ? new MeasuredDecision(
                job!.JobName,
                job.CompletionTime.ToUtc() ?? job.LastModifiedTime.ToUtc() ?? job.CreationTime.ToUtc(),
                RecommendationConclusion.Decide(request, inputs, job, config).Decision)
            : null;
    }

    /// <summary>What the recorded job did not measure.</summary>
    private static IEnumerable<StalenessReason> Changes(RecommendationInputs inputs, RecordedDecision? recorded)
    {
        if (recorded is null)
            return [new(StalenessKind.NothingRecorded, "No recommendation is recorded, and no job has measured the stack as it is.")];

        var since = recorded.Date is { } date ? $"since {date.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "since it was recorded";
        if (recorded.Inputs is { } then)
            return InputDigests.Of(inputs.Description).ChangesSince(then, withCandidates: !inputs.Settings.Shortlist).Select(part => Change(part, since));

        return inputs.Settings.Shortlist || recorded.Hash == inputs.Hash
            ? []
            : [new(StalenessKind.InputsChanged, $"The job's inputs changed {since}; the record is too old to tell which.")];
    }

    private static StalenessReason Change(string part, string since) => part switch
    {
        "model" => new(StalenessKind.ModelChanged, $"The model changed {since}: its artefact, its environment, or what is said of it."),
        "image" => new(StalenessKind.ImageChanged, $"The container's image changed {since}."),
        "payload" => new(StalenessKind.PayloadChanged, $"The sample payload changed {since}."),
        "traffic" => new(StalenessKind.TrafficChanged, $"The load test changed {since}."),
        _ => new(StalenessKind.CandidatesChanged, $"The candidates, or where they run, changed {since}."),
    };

    private static IEnumerable<StalenessReason> Differences(MeasuredDecision measured) => measured.Decision.Verdict is RecommendationVerdict.Change
        ? [new(StalenessKind.DecisionDiffers, $"Job \"{measured.JobName}\" measured the stack as it is, and {Lower(measured.Decision.Reason)}")]
        : [];

    /// <summary>A job of today's inputs that left the config as it is has judged a type that somebody chose by hand.</summary>
    private static IEnumerable<StalenessReason> ByHand(StackFile config, RecordedDecision? recorded, MeasuredDecision? measured)
    {
        var current = NameOf(config);
        return recorded?.Name is { } type && type != current && (measured is null || measured.JobName == recorded.JobName)
            ? [new(StalenessKind.InstanceTypeDiffers, $"The config has \"{current}\"; recommended was \"{type}\".")]
            : [];
    }

    private static string? NameOf(StackFile config) => RecommendedEndpoint.Of(config) is { } endpoint ? CurrentChoice.Of(config, endpoint).Name : null;

    private static string Lower(string sentence) => sentence.StartsWith('"') ? sentence : char.ToLowerInvariant(sentence[0]) + sentence[1..];

    private sealed record MeasuredDecision(string JobName, DateTimeOffset? Date, RecommendationDecision Decision);
}
