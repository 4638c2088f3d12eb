using Infra.Components.BatchInference;

namespace Infra.Components.Tests.Mocks;

/// <summary>Runs of a program of one batch transform.</summary>
internal static class BatchRuns
{
    public const string Machine = "aws:sfn/stateMachine:StateMachine";

    /// <summary>Starts the job each day at three.</summary>
    public static void Daily(BatchTransformArgs args) => args.Schedule = new BatchScheduleArgs { Expression = "cron(0 3 * * ? *)" };

    public static Task<TestRun> Run(Action<BatchTransformArgs>? change = null, bool isPreview = false)
    {
        var args = Samples.Batch();
        change?.Invoke(args);
        return TestRun.Of(() => _ = new BatchTransform("iris", args), isPreview);
    }
}
