namespace Pulumi;

public class Stack : ComponentResource
{
    internal const string RootType = "pulumi:pulumi:Stack";

    public Stack(StackOptions? options = null)
        : base(RootType, NameOf(Deployment.InternalInstance), ToComponentOptions(options)) => Deployment.InternalInstance.Stack = this;

    /// <exception cref="RunException">An [Output] property is not an Output, or was not assigned by the constructor.</exception>
    internal void RegisterPropertyOutputs()
    {
        var unassigned = OutputProperties.Of(GetType()).Where(property => property.Read(this) is null).Select(property => property.Name);
        if (unassigned.ToList() is { Count: > 0 } names)
            throw RunException.OutputsHaveNoValue(names);

        RegisterOutputs();
    }

    private static string NameOf(Deployment deployment) => $"{deployment.ProjectName}-{deployment.StackName}";

    private static ComponentResourceOptions ToComponentOptions(StackOptions? options) => new()
    {
        ResourceTransformations = options?.ResourceTransformations ?? [],
        ResourceTransforms = options?.ResourceTransforms ?? [],
    };
}
