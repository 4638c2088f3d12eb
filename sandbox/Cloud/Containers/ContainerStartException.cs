namespace Infra.Sandbox.Cloud.Containers;

/// <summary>A container that cannot serve: its image is not known, its artefact is wrong, or it does not answer the ping.</summary>
internal sealed class ContainerStartException(string container, bool imageMissing, string detail) : Exception(detail)
{
    /// <summary>The FailureReason DescribeEndpoint gives, followed by what the sandbox knows of the cause.</summary>
    public string ForVariant(string variant) =>
        (imageMissing
            ? $"Please make sure all images included in the model for the production variant {variant} exist, and that the execution role used to create the model has permissions to access them."
            : $"The {container} container for production variant {variant} did not pass the ping health check. Please check CloudWatch logs for this endpoint.")
        + " Sandbox: " + Message;
}
