using System.Text.Json.Nodes;
using Infra.Sandbox.Cloud.SageMaker;

namespace Infra.Sandbox.Cloud.Containers;

/// <summary>
/// Starts the container of a definition: a server on this machine (environment <c>SANDBOX_CONTAINER_URL</c>, or an image named
/// <c>localhost:port</c> or <c>127.0.0.1:port</c>), or one of the built-in images <c>…/infra-samples/standardize</c>, <c>softmax</c>, <c>label</c>.
/// </summary>
internal sealed class ContainerFactory(SandboxAccount account, HttpClient http)
{
    public const string UrlVariable = "SANDBOX_CONTAINER_URL";

    public IContainer Start(string name, JsonObject definition)
    {
        var image = definition.Text("Image") ?? "";
        var environment = definition.Map("Environment");
        if (environment.TryGetValue(UrlVariable, out var url) && Uri.TryCreate(url, UriKind.Absolute, out var given) && given.IsLoopback)
        {
            return new HttpContainer(http, given);
        }

        if (ModelRules.LocalImage().IsMatch(image))
        {
            return new HttpContainer(http, new Uri("http://" + image));
        }

        return BuiltIn(name, Repository(image), definition);
    }

    private IContainer BuiltIn(string name, string repository, JsonObject definition) => repository switch
    {
        "infra-samples/standardize" => StandardizeContainer.Read(name, Artefact(name, definition)),
        "infra-samples/softmax" => SoftmaxContainer.Read(name, Artefact(name, definition)),
        "infra-samples/label" => LabelContainer.Read(name, Artefact(name, definition)),
        _ => throw new ContainerStartException(
            name,
            imageMissing: true,
            $"image \"{definition.Text("Image")}\" is not built in. Use infra-samples/standardize, softmax or label, or set {UrlVariable} to a server on this machine."),
    };

    private JsonObject Artefact(string name, JsonObject definition) => ModelArtefact.ReadParameters(account, name, definition);

    /// <summary>What stands between the registry's host and the tag or digest.</summary>
    private static string Repository(string image)
    {
        var path = image.Split('@')[0];
        path = path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return path.Split(':')[0];
    }
}
