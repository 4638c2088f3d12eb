namespace Infra.Components.Pipelines;

/// <summary>Values of <see cref="InferencePipelineArgs.ExecutionMode"/>.</summary>
public static class ExecutionModes
{
    /// <summary>Each container gets the response of the one before it.</summary>
    public const string Serial = "Serial";

    /// <summary>The caller addresses one container by its hostname. Asynchronous requests cannot.</summary>
    public const string Direct = "Direct";
}

/// <summary>Values of <see cref="PipelineContainerArgs.Mode"/>.</summary>
public static class ContainerModes
{
    /// <summary>The container serves one model.</summary>
    public const string SingleModel = "SingleModel";

    /// <summary>The container loads the model that a request names from a prefix.</summary>
    public const string MultiModel = "MultiModel";
}

/// <summary>Values of <see cref="PipelineContainerArgs.RepositoryAccessMode"/>.</summary>
public static class RepositoryAccessModes
{
    /// <summary>Amazon ECR.</summary>
    public const string Platform = "Platform";

    /// <summary>A private registry in the VPC.</summary>
    public const string Vpc = "Vpc";
}
