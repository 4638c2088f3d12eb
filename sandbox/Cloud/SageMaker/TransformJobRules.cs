using System.Text.Json.Nodes;
using Infra.Components.Shared.Instances;
using Infra.Sandbox.Cloud.S3;
using Infra.Sandbox.Cloud.Transform;

namespace Infra.Sandbox.Cloud.SageMaker;

/// <summary>What CreateTransformJob refuses beyond the limits of single fields.</summary>
internal static class TransformJobRules
{
    private const int LargestProduct = 100;
    private const int MostInstances = 100;

    public static void Check(JsonObject request, JsonObject model)
    {
        var containers = model.Object("PrimaryContainer") is { } primary ? [primary] : model.Objects("Containers").ToList();
        if (containers.Exists(container => container.Object("ModelDataSource") is not null))
        {
            throw AwsException.Validation("Batch transform does not support models with container definitions that use ModelDataSource.");
        }

        if (containers.Exists(container => container.Text("Mode") == "MultiModel"))
        {
            throw AwsException.Validation("Batch transform does not support multi-model containers.");
        }

        CheckPayload(request);
        CheckInput(request);
        CheckVolumeKey(request.Object("TransformResources")!);
        CheckCapture(request);
        DataProcessing.Read(request);
    }

    private static void CheckPayload(JsonObject request)
    {
        var payload = request.Int("MaxPayloadInMB");
        if (payload > LargestProduct)
        {
            throw AwsException.Validation($"MaxPayloadInMB must be less than or equal to {LargestProduct}, but it is {payload}.");
        }

        if (request.Int("MaxConcurrentTransforms") * (payload ?? 6) > LargestProduct)
        {
            throw AwsException.Validation(
                $"The product of MaxConcurrentTransforms ({request.Int("MaxConcurrentTransforms")}) and MaxPayloadInMB ({payload ?? 6}) must be less than or equal to {LargestProduct} MB.");
        }

        if (request.Int("TransformResources", "InstanceCount") > MostInstances)
        {
            throw AwsException.Validation($"InstanceCount must be less than or equal to {MostInstances}.");
        }
    }

    private static void CheckInput(JsonObject request)
    {
        var input = request.Object("TransformInput")!;
        var split = input.Text("SplitType") ?? "None";
        if (split is not ("None" or "Line"))
        {
            throw AwsException.Validation($"The sandbox splits input by Line only, not by {split}.");
        }

        if (request.Text("BatchStrategy") is { } strategy && split == "None")
        {
            throw AwsException.Validation($"BatchStrategy {strategy} requires SplitType Line, RecordIO or TFRecord.");
        }

        var type = input.Object("DataSource")!.Object("S3DataSource")!.Text("S3DataType");
        if (type is not ("S3Prefix" or "ManifestFile"))
        {
            throw AwsException.Validation($"S3DataType {type} is not supported by batch transform. Use S3Prefix or ManifestFile.");
        }
    }

    private static void CheckVolumeKey(JsonObject resources)
    {
        var type = resources.Text("InstanceType")!;
        if (resources.Text("VolumeKmsKeyId") is not null && InstanceTypes.Find(type) is { HasLocalStorage: true })
        {
            throw AwsException.Validation($"VolumeKmsKeyId is not supported for instance type {type}, which has local storage.");
        }
    }

    private static void CheckCapture(JsonObject request)
    {
        if (request.Object("DataCaptureConfig") is { } capture && S3Location.TryParse(capture.Text("DestinationS3Uri")) is null)
        {
            throw AwsException.Validation($"DestinationS3Uri {capture.Text("DestinationS3Uri")} of DataCaptureConfig is not an S3 location.");
        }
    }

    private static int? Int(this JsonObject request, string member, string name) => request.Object(member)?.Int(name);
}
