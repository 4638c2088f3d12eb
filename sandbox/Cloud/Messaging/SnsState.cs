namespace Infra.Sandbox.Cloud.Messaging;

internal sealed class SnsState
{
    public Dictionary<string, SnsTopic> Topics { get; set; } = [];

    public Dictionary<string, SnsSubscription> Subscriptions { get; set; } = [];
}

internal sealed class SnsTopic
{
    public Dictionary<string, string> Attributes { get; set; } = [];
}

internal sealed class SnsSubscription
{
    public string TopicArn { get; set; } = "";

    public string Protocol { get; set; } = "";

    public string Endpoint { get; set; } = "";

    public Dictionary<string, string> Attributes { get; set; } = [];
}
