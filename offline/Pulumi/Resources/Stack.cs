using Pulumi.Serialization;

namespace Pulumi;

/// <summary>The root of a program's resources.</summary>
public class Stack : ComponentResource
{
    internal const string TypeToken = "pulumi:pulumi:Stack";

    public Stack(StackOptions? options = null)
        : base(TypeToken, NameOf(DeploymentRun.Require()), Convert(options)) => DeploymentRun.Require().Stack = this;

    /// <summary>Checks and registers the <c>[Output]</c> properties once the program has run.</summary>
    internal void RegisterPropertyOutputs()
    {
        var missing = OutputProperties.Of(GetType()).Where(property => property.Property.GetValue(this) is null).Select(property => property.Name).ToArray();
        if (missing.Length > 0)
        {
            throw new RunException(
                $"Output(s) '{string.Join("', '", missing)}' have no value assigned. [Output] attributed properties must be assigned inside Stack constructor.");
        }

        RegisterOutputs();
    }

    private static string NameOf(DeploymentRun run) => $"{run.ProjectName}-{run.StackName}";

    private static ComponentResourceOptions? Convert(StackOptions? options) => options is null ? null : new ComponentResourceOptions
    {
        ResourceTransformations = options.ResourceTransformations,
        ResourceTransforms = options.ResourceTransforms,
    };
}

public class StackOptions
{
    public List<ResourceTransformation> ResourceTransformations { get; set; } = [];

    public List<ResourceTransform> ResourceTransforms { get; set; } = [];
}
