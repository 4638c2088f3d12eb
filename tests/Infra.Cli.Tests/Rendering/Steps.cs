using System.Text.Json.Nodes;
using Infra.Sandbox.Engine.Planning;

namespace Infra.Cli.Tests.Rendering;

/// <summary>Steps of a small stack: a component with an endpoint and its configuration.</summary>
internal static class Steps
{
    public static PlannedStep Stack(StepOperation operation) => Step(operation, "infra-test", "pulumi:pulumi:Stack", parent: null, custom: false);

    public static PlannedStep Component(StepOperation operation) => Step(operation, "async", "infra:index:AsyncEndpoint", "infra-test", custom: false);

    public static PlannedStep Endpoint(StepOperation operation, params PropertyChange[] changes) =>
        Step(operation, "async-endpoint", "aws:sagemaker/endpoint:Endpoint", "async", custom: true) with { Changes = [.. changes] };

    public static PlannedStep Configuration(StepOperation operation, params PropertyChange[] changes) =>
        Step(operation, "async-config", "aws:sagemaker/endpointConfiguration:EndpointConfiguration", "async", custom: true) with { Changes = [.. changes] };

    public static PropertyChange Change(string path, JsonNode? before, JsonNode? after, bool replaces = false) =>
        new(path, before is null ? PropertyChangeKind.Add : after is null ? PropertyChangeKind.Delete : PropertyChangeKind.Update, replaces, before, after);

    private static PlannedStep Step(StepOperation operation, string name, string type, string? parent, bool custom) => new()
    {
        Operation = operation,
        Urn = name,
        Type = type,
        Name = name,
        Parent = parent,
        Custom = custom,
    };
}
