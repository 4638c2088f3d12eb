namespace Infra.Operations.Shared;

/// <summary>The ids of the problems that recommendations, asynchronous invocations and batch runs report: INFRA120 to INFRA159.</summary>
/// <remarks>Stack files have INFRA100 to INFRA119, promotion INFRA160 to INFRA169, reviews INFRA170 to INFRA179.</remarks>
public static class ProblemIds
{
    /// <summary>A call to AWS was refused.</summary>
    public const string AwsRefused = "INFRA120";

    /// <summary>A call to AWS kept failing (throttling, 5xx, network) until the retries were used up.</summary>
    public const string AwsUnavailable = "INFRA121";

    /// <summary>An operation took longer than its timeout.</summary>
    public const string TimedOut = "INFRA122";

    /// <summary>A text that should be an S3 URI is none.</summary>
    public const string BadS3Uri = "INFRA123";

    /// <summary>A setting of <c>infra:recommendation</c> is unknown, missing or out of range.</summary>
    public const string RecommendationSetting = "INFRA130";

    /// <summary>The model or the container to benchmark cannot be found.</summary>
    public const string BenchmarkTarget = "INFRA131";

    /// <summary>The sample payload is missing or not what Inference Recommender takes.</summary>
    public const string SamplePayload = "INFRA132";

    /// <summary>The recommendation job did not complete.</summary>
    public const string RecommendationJob = "INFRA133";

    /// <summary>A saved job description cannot be read.</summary>
    public const string RecommendationDocument = "INFRA135";

    /// <summary>The input of an invocation is missing or too large.</summary>
    public const string InvocationInput = "INFRA140";

    /// <summary>The result of an asynchronous invocation cannot be obtained.</summary>
    public const string AsyncResult = "INFRA141";

    /// <summary>The definition of a batch job is malformed or contradicts itself.</summary>
    public const string BatchDefinition = "INFRA150";

    /// <summary>The input objects of a batch job do not fit its definition.</summary>
    public const string BatchInput = "INFRA151";

    /// <summary>The batch job does not exist.</summary>
    public const string BatchJob = "INFRA152";

    /// <summary>A job may cost more than is allowed, or nobody can tell what it costs.</summary>
    public const string SpendLimit = "INFRA153";

    /// <summary>The model has no prospective instance types.</summary>
    public const string NoHint = "INFRA154";

    /// <summary>A dry run has no job to rank, and starts none.</summary>
    public const string NoJobToRank = "INFRA155";

    /// <summary>A candidate could not be used by the stack's endpoint, and is not worth paying for.</summary>
    public const string UselessCandidate = "INFRA156";
}
