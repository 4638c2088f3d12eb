using System.Text.RegularExpressions;
using Infra.Components.Shared;
using Infra.Components.Shared.Rules;

namespace Infra.Components.Endpoints;

/// <summary>Checks of data capture.</summary>
internal static partial class DataCaptureRules
{
    private const int MaximumContentTypes = 10;

    public static ValueRule Destination { get; } = ValueRules.DestinationPrefix(Diagnostics.DataCapture);

    private static readonly ValueRule ContentType = new(Diagnostics.DataCapture, value =>
        ContentTypePattern().IsMatch(value) ? null : $"\"{value}\" is not a content type.");

    public static void CheckDataCapture(this ProblemList problems, DataCaptureArgs? capture)
    {
        const string Path = "dataCapture";
        if (capture is null)
        {
            return;
        }

        problems.Require($"{Path}.destinationUri", capture.DestinationUri, Destination);
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

    [GeneratedRegex("^(?=.{1,256}\\z)[a-zA-Z0-9](-*[a-zA-Z0-9])*/[a-zA-Z0-9](-*[a-zA-Z0-9.])*\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ContentTypePattern();
}
