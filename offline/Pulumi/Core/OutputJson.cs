using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pulumi;

/// <summary>
/// JSON text of a value with outputs inside. The text is written again after every round that met unfinished outputs,
/// so that nothing blocks on them.
/// </summary>
internal static class OutputJson
{
    public static async Task<OutputData<string>> SerializeAsync<T>(Output<T> value, JsonSerializerOptions? options)
    {
        var data = await value.DataTask.ConfigureAwait(false);
        if (!data.IsKnown)
            return OutputData<string>.Unknown(data.Resources, data.IsSecret);

        while (true)
        {
            var round = new Round();
            var text = JsonSerializer.Serialize(data.Value, WithConverter(options, round));
            if (round.Unfinished.Count > 0)
            {
                await Task.WhenAll(round.Unfinished).ConfigureAwait(false);
                continue;
            }

            var joined = OutputData<string>.Of(text).With(data).With(round.Joined);
            return joined.IsKnown ? joined : joined with { Value = default! };
        }
    }

    private static JsonSerializerOptions WithConverter(JsonSerializerOptions? options, Round round)
    {
        var copy = options is null ? new JsonSerializerOptions() : new JsonSerializerOptions(options);
        copy.Converters.Add(new ConverterFactory(round));
        return copy;
    }

    /// <summary>What one writing of the text met.</summary>
    private sealed class Round
    {
        public List<Task> Unfinished { get; } = [];

        public OutputData<object?> Joined { get; private set; } = OutputData<object?>.Of(null);

        public bool TryRead(IOutput output, out object? value)
        {
            value = null;
            if (!output.Completion.IsCompleted)
            {
                Unfinished.Add(output.Completion);
                return false;
            }

            var data = output.GetDataAsync().GetAwaiter().GetResult();
            Joined = Joined.With(data);
            value = data.Value;
            return data.IsKnown;
        }
    }

    private sealed class ConverterFactory(Round round) : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) =>
            typeof(IOutput).IsAssignableFrom(typeToConvert) || typeof(IInput).IsAssignableFrom(typeToConvert);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert), round)!;
    }

    private sealed class Converter<TOutput>(Round round) : JsonConverter<TOutput>
    {
        public override TOutput Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException($"JsonDeserialize does not make {typeToConvert}; deserialize to plain types.");

        public override void Write(Utf8JsonWriter writer, TOutput value, JsonSerializerOptions options)
        {
            var output = value as IOutput ?? ((IInput)value!).ToOutput();
            if (round.TryRead(output, out var inner) && inner is not null)
                JsonSerializer.Serialize(writer, inner, inner.GetType(), options);
            else
                writer.WriteNullValue();
        }
    }
}
