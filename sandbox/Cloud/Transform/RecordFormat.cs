using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud.Transform;

/// <summary>How a record of a content type is read, written and joined with its prediction.</summary>
internal abstract class RecordFormat
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static readonly RecordFormat Csv = new CsvFormat();
    public static readonly RecordFormat Json = new JsonFormat();

    /// <summary>The format of a content type; null when filters and joins do not support it.</summary>
    public static RecordFormat? Of(string? contentType) => contentType?.Split(';')[0].Trim() switch
    {
        "text/csv" => Csv,
        "application/json" or "application/jsonlines" => Json,
        _ => null,
    };

    public abstract JsonNode? Read(string record);

    public abstract string Write(JsonNode? value);

    public abstract JsonNode Join(JsonNode? input, JsonNode? output);

    /// <summary>A row is a list of its cells' texts, quotes included.</summary>
    private sealed class CsvFormat : RecordFormat
    {
        public override JsonNode Read(string record) => new JsonArray([.. Cells(record).Select(cell => (JsonNode)JsonValue.Create(cell))]);

        public override string Write(JsonNode? value) => value is JsonArray list ? string.Join(',', list.Select(item => item?.ToString())) : value?.ToString() ?? "";

        public override JsonNode Join(JsonNode? input, JsonNode? output) =>
            new JsonArray([.. ((JsonArray)input!).Concat((JsonArray)output!).Select(cell => cell!.DeepClone())]);

        private static IEnumerable<string> Cells(string record)
        {
            var start = 0;
            var quoted = false;
            for (var i = 0; i < record.Length; i++)
            {
                quoted ^= record[i] == '"';
                if (!quoted && record[i] == ',')
                {
                    yield return record[start..i];
                    start = i + 1;
                }
            }

            yield return record[start..];
        }
    }

    private sealed class JsonFormat : RecordFormat
    {
        public override JsonNode? Read(string record)
        {
            try
            {
                return JsonNode.Parse(record);
            }
            catch (JsonException exception)
            {
                throw new FormatException("the record is not JSON.", exception);
            }
        }

        public override string Write(JsonNode? value) => value?.ToJsonString(Relaxed) ?? "null";

        public override JsonNode Join(JsonNode? input, JsonNode? output)
        {
            if (input is not JsonObject members)
            {
                return new JsonObject { ["SageMakerInput"] = input?.DeepClone(), ["SageMakerOutput"] = output?.DeepClone() };
            }

            var joined = members.Copy();
            joined["SageMakerOutput"] = output?.DeepClone();
            return joined;
        }
    }
}
