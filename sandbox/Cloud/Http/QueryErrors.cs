namespace Infra.Sandbox.Cloud.Http;

/// <summary>Error codes that differ between the JSON and the Query protocol of SQS.</summary>
internal static class QueryErrors
{
    public static string Code(string code) => code switch
    {
        "QueueDoesNotExist" => "AWS.SimpleQueueService.NonExistentQueue",
        "QueueNameExists" => "QueueAlreadyExists",
        _ => code,
    };
}
