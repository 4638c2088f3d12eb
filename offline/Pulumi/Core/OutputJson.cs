using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pulumi;

/// <summary>JSON of values that hold outputs anywhere inside: one unknown makes the text unknown, one secret makes it secret.</summary>
internal static class OutputJson
{
    public static async Task<OutputData<string>> SerializeAsync<T>(Output<T> output, JsonSerializerOptions? options)
    {
        var data = await output.DataTask.ConfigureAwait(false);
        if (!data.IsKnown)
        {
            return data.With("");
        }

        var converter = new Factory();
        var settings = options is null ? new JsonSerializerOptions() : new JsonSerializerOptions(options);
        settings.Converters.Add(converter);
        var text = JsonSerializer.Serialize(data.Value, settings);
        return new OutputData<string>(text, converter.IsKnown, data.IsSecret || converter.IsSecret, data.Resources.Union(converter.Resources));
    }

    private sealed class Factory : JsonConverterFactory
    {
        public bool IsKnown { get; private set; } = true;

        public bool IsSecret { get; private set; }

        public HashSet<Resource> Resources { get; } = [];

        public override bool CanConvert(Type typeToConvert) =>
            typeToConvert.IsAssignableTo(typeof(IOutput)) || typeToConvert.IsAssignableTo(typeof(IInput));

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert), this)!;

        private void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
        {
            var output = value is IInput input ? input.ToUntypedOutput() : (IOutput)value;
            var data = output.GetDataAsync().GetAwaiter().GetResult();
            IsKnown &= data.IsKnown;
            IsSecret |= data.IsSecret;
            Resources.UnionWith(data.Resources);
            if (data.IsKnown && data.Value is not null)
            {
                JsonSerializer.Serialize(writer, data.Value, data.Value.GetType(), options);
            }
            else
            {
                writer.WriteNullValue();
            }
        }

        private sealed class Converter<TOutput>(Factory factory) : JsonConverter<TOutput>
        {
            public override TOutput Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
                throw new NotSupportedException("Outputs cannot be read from JSON.");

            public override void Write(Utf8JsonWriter writer, TOutput value, JsonSerializerOptions options) => factory.Write(writer, value!, options);
        }
    }
}
