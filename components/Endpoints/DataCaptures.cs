using Infra.Components.Shared;
using Infra.Components.Shared.Rules;
using Pulumi;
using Pulumi.Aws.Sagemaker.Inputs;

namespace Infra.Components.Endpoints;

/// <summary>Builds data capture.</summary>
internal static class DataCaptures
{
    public static Output<string> DestinationUri(DataCaptureArgs capture) => capture.DestinationUri.Checked("dataCapture.destinationUri", DataCaptureRules.Destination);

    public static Input<string>? KmsKeyArn(DataCaptureArgs capture) => capture.KmsKeyArn.CheckedIfGiven("dataCapture.kmsKeyArn", ValueRules.KmsKeyArn);

    public static EndpointConfigurationDataCaptureConfigArgs ToConfig(DataCaptureArgs capture)
    {
        var config = new EndpointConfigurationDataCaptureConfigArgs
        {
            EnableCapture = true,
            InitialSamplingPercentage = capture.SamplingPercentage,
            DestinationS3Uri = DestinationUri(capture),
            KmsKeyId = KmsKeyArn(capture)!,
        };
        capture.CaptureModes.ForEach(mode => config.CaptureOptions.Add(new EndpointConfigurationDataCaptureConfigCaptureOptionArgs { CaptureMode = mode }));
        if (capture.CsvContentTypes.Count + capture.JsonContentTypes.Count > 0)
        {
            var header = new EndpointConfigurationDataCaptureConfigCaptureContentTypeHeaderArgs();
            capture.CsvContentTypes.ForEach(type => header.CsvContentTypes.Add(type));
            capture.JsonContentTypes.ForEach(type => header.JsonContentTypes.Add(type));
            config.CaptureContentTypeHeader = header;
        }

        return config;
    }
}
