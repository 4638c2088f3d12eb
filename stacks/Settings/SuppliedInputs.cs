using Infra.Components.AsyncInference;
using Infra.Components.BatchInference;
using Infra.Components.Pipelines;
using Infra.Components.RealTimeInference;
using Infra.Components.ServerlessInference;
using Pulumi;
using Pulumi.Utilities;

namespace Infra.Settings;

/// <summary>What the program knows before the deployment, so that the checks that need it can be made; the rest it sets from outputs.</summary>
internal sealed class SuppliedInputs(ServedModel served, IReadOnlyDictionary<string, string> tags)
{
    public void To(ModelVersionArgs args)
    {
        args.Containers = served.Containers;
        args.Tags.AddRange(Copy());
    }

    public void To(AsyncEndpointArgs args)
    {
        (args.ModelName, args.ExecutionRoleArn) = (Later(), Later());
        args.Tags.AddRange(Copy());
    }

    public void To(RealTimeEndpointArgs args)
    {
        (args.ModelName, args.ExecutionRoleArn) = (Later(), Later());
        args.Tags.AddRange(Copy());
    }

    public void To(ServerlessEndpointArgs args)
    {
        (args.ModelName, args.ExecutionRoleArn) = (Later(), Later());
        (args.Model, args.Pipeline) = (served.Model, served.Pipeline);
        args.Tags.AddRange(Copy());
    }

    public void To(BatchTransformArgs args)
    {
        (args.ModelName, args.ExecutionRoleArn) = (Later(), Later());
        (args.Model, args.Pipeline) = (served.Model, served.Pipeline);
        args.Tags.AddRange(Copy());
    }

    private InputMap<string> Copy() => new Dictionary<string, string>(tags);

    /// <summary>A value that only the deployment brings: no check applies to it yet.</summary>
    private static Input<string> Later() => OutputUtilities.CreateUnknown(string.Empty);
}
