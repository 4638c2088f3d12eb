using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Amazon.Runtime;

namespace Infra.Operations.Recommendation.Jobs;

/// <summary>Requests of the SDK as the JSON that the AWS CLI takes: the members that are set, under their own names.</summary>
internal static class RequestText
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new ConstantConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { KeepMembers } },
    };

    public static string Of(AmazonWebServiceRequest request) => JsonSerializer.Serialize(request, request.GetType(), Options);

    /// <summary>Members of the service, not those that the SDK gives every request.</summary>
    private static void KeepMembers(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            if (type.Properties[i].AttributeProvider is MemberInfo { DeclaringType: { } owner } && owner.Assembly == typeof(AmazonWebServiceRequest).Assembly)
                type.Properties.RemoveAt(i);
        }
    }

    /// <summary>The SDK's enums are classes around a text.</summary>
    private sealed class ConstantConverter : JsonConverter<ConstantClass>
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsSubclassOf(typeof(ConstantClass));

        public override ConstantClass Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, ConstantClass value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
