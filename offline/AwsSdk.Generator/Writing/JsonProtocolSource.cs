namespace AwsSdk.Generator.Writing;

/// <summary>The few JSON details that AWSSDK.Core leaves to the service packages.</summary>
internal static class JsonProtocolSource
{
    public const string Text = """
        internal static class JsonProtocol
        {
            public static StreamingUtf8JsonReader Reader(JsonUnmarshallerContext context) =>
                new(context.Stream, AWSConfigs.StreamingUtf8JsonReaderBufferSize ?? 4096, context.JsonMaxDepth);

            public static MemoryStream ReadBlob(JsonUnmarshallerContext context)
            {
                var blob = new MemoryStream();
                AWSSDKUtils.CopyStream(context.Stream, blob);
                blob.Position = 0;
                return blob;
            }

            public static void WriteBlob(Utf8JsonWriter writer, MemoryStream value) =>
                writer.WriteBase64StringValue(value.ToArray());

            public static void WriteTimestamp(Utf8JsonWriter writer, DateTime value) =>
                writer.WriteNumberValue(AWSSDKUtils.ConvertToUnixEpochSecondsDecimal(value));

            // JSON has no NaN and no infinity; AWS writes them as text.
            public static void WriteNumber(Utf8JsonWriter writer, float value)
            {
                if (StringUtils.IsSpecialFloatValue(value))
                    writer.WriteStringValue(StringUtils.FromSpecialFloatValue(value));
                else
                    writer.WriteNumberValue(value);
            }

            public static void WriteNumber(Utf8JsonWriter writer, double value)
            {
                if (StringUtils.IsSpecialDoubleValue(value))
                    writer.WriteStringValue(StringUtils.FromSpecialDoubleValue(value));
                else
                    writer.WriteNumberValue(value);
            }
        }
        """;
}
