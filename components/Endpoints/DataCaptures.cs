using System.Text.RegularExpressions;
using Infra.Components.Shared;
using Pulumi;
using Pulumi.Aws.Sagemaker.Inputs;

namespace Infra.Components.Endpoints;

/// <summary>Checks and builds data capture.</summary>
internal static partial class DataCaptures
{
    private const int MaximumContentTypes = 10;

    private static readonly ValueRule Destination = ValueRules.DestinationPrefix(Diagnostics.DataCapture);

    private static readonly ValueRule ContentType = new(Diagnostics.DataCapture, value =>
        ContentTypePattern().IsMatch(value) ? null : $"\"{value}\" is not a content type.");

    public static void Check(ProblemList problems, DataCaptureArgs? capture)
    {
        const string Path = "dataCapture";
        if (capture is null)
        {
            return;
        }

        problems.Require($"{Path}.destinationUri", capture.DestinationUri);
        problems.Check($"{Path}.destinationUri", capture.DestinationUri, Destination);
        problems.Range($"{Path}.samplingPercentage", capture.SamplingPercentage, 1, 100, " %");
        problems.AddIf(capture.CaptureModes.Count == 0, Diagnostics.DataCapture, $"{Path}.captureModes", "is empty.");
        problems.AddIf(
            capture.CaptureModes.Distinct().Count() < capture.CaptureModes.Count, Diagnostics.DataCapture, $"{Path}.captureModes", "names a mode twice.");
        foreach (var (index, mode) in capture.CaptureModes.Index())
        {
            problems.OneOf($"{Path}.captureModes[{index}]", mode, "Input", "Output", "InputAndOutput");
        }

        problems.Check($"{Path}.kmsKeyArn", capture.KmsKeyArn, ValueRules.KmsKeyArn);
        CheckContentTypes(problems, $"{Path}.csvContentTypes", capture.CsvContentTypes);
        CheckContentTypes(problems, $"{Path}.jsonContentTypes", capture.JsonContentTypes);
    }

    private static void CheckContentTypes(ProblemList problems, string path, List<string> types)
    {
        problems.Range(path, types.Count, 0, MaximumContentTypes, " types");
        problems.CheckAll(path, types, ContentType);
    }

    public static Output<string> DestinationUri(DataCaptureArgs capture) => capture.DestinationUri.Checked("dataCapture.destinationUri", Destination);

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

    [GeneratedRegex("^(?=.{1,256}\\z)[a-zA-Z0-9](-*[a-zA-Z0-9])*/[a-zA-Z0-9](-*[a-zA-Z0-9.])*\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ContentTypePattern();
}
