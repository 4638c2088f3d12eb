using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud.Messaging;

/// <summary>Moves messages that were received too often to the queue their queue's redrive policy names.</summary>
internal static class DeadLetters
{
    public static void Move(SqsQueue queue, DateTimeOffset now, Func<string, SqsQueue?> find)
    {
        if (!queue.Attributes.TryGetValue("RedrivePolicy", out var text) || JsonNode.Parse(text) is not JsonObject policy)
        {
            return;
        }

        if (policy.Int("maxReceiveCount") is not { } limit || find(policy.Text("deadLetterTargetArn") ?? "") is not { } target)
        {
            return;
        }

        var dead = queue.Messages.Where(message => message.VisibleAt <= now && message.ReceiveCount >= limit).ToList();
        queue.Messages.RemoveAll(dead.Contains);
        target.Messages.AddRange(dead);
    }
}
