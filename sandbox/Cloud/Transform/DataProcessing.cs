using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud.Transform;

/// <summary>InputFilter, then the model, then the join with the original record, then OutputFilter.</summary>
internal sealed class DataProcessing
{
    private readonly JsonPath inputFilter;
    private readonly JsonPath outputFilter;
    private readonly bool join;
    private readonly RecordFormat? format;
    private readonly RecordFormat? outputFormat;

    private DataProcessing(JsonPath inputFilter, JsonPath outputFilter, bool join, string? contentType, string? accept)
    {
        (this.inputFilter, this.outputFilter, this.join) = (inputFilter, outputFilter, join);
        format = RecordFormat.Of(contentType);
        outputFormat = accept is null ? format : RecordFormat.Of(accept);
    }

    /// <summary>Whether responses pass as they are.</summary>
    public bool LeavesOutput => outputFilter.IsRoot && !join;

    /// <exception cref="AwsException">ValidationException for what AWS refuses.</exception>
    public static DataProcessing Read(JsonObject request)
    {
        var processing = request.Object("DataProcessing") ?? [];
        var input = request.Object("TransformInput")!;
        var output = request.Object("TransformOutput")!;
        var read = new DataProcessing(
            Filter(processing, "InputFilter"), Filter(processing, "OutputFilter"), processing.Text("JoinSource") == "Input", input.Text("ContentType"), output.Text("Accept"));
        if ((read.format is null && !read.inputFilter.IsRoot) || (read.outputFormat is null && !read.LeavesOutput))
        {
            throw AwsException.Validation("DataProcessing requires ContentType and Accept text/csv, application/json or application/jsonlines.");
        }

        if (read.join && input.Text("ContentType") != output.Text("Accept"))
        {
            throw AwsException.Validation(
                $"JoinSource Input requires ContentType and Accept to be the same, but they are \"{input.Text("ContentType")}\" and \"{output.Text("Accept")}\".");
        }

        var lines = input.Text("SplitType") == "Line" && output.Text("AssembleWith") == "Line";
        if (read.join && input.Text("ContentType") is "text/csv" or "application/jsonlines" && !lines)
        {
            throw AwsException.Validation("JoinSource Input with text/csv or application/jsonlines requires SplitType Line and AssembleWith Line.");
        }

        return read;
    }

    /// <exception cref="FormatException">The filter matches nothing.</exception>
    public string Before(string record) => inputFilter.IsRoot ? record : format!.Write(inputFilter.Apply(format.Read(record)));

    /// <exception cref="FormatException">The filter matches nothing, or the response is not in the record's format.</exception>
    public string After(string record, string response)
    {
        if (LeavesOutput)
        {
            return response;
        }

        var output = outputFormat!.Read(response);
        return outputFormat.Write(outputFilter.Apply(join ? outputFormat.Join(format!.Read(record), output) : output));
    }

    private static JsonPath Filter(JsonObject processing, string name)
    {
        try
        {
            return JsonPath.Parse(processing.Text(name) ?? "$");
        }
        catch (FormatException exception)
        {
            throw AwsException.Validation($"{name} is not a valid JSONPath: {exception.Message}");
        }
    }
}
