using AwsSdk.Generator.Models;

namespace AwsSdk.Generator.Writing;

/// <summary>Writes what turns requests into HTTP requests: headers, path and JSON body.</summary>
internal sealed class MarshallerWriter(ServiceContext context)
{
    private readonly JsonValueWriter _json = new(context.Types, context.Model);

    public static string Namespace(ServiceContext context) => context.Service.Namespace + ".Model.Internal.MarshallTransformations";

    public string Write() => SourceFile.Write(Namespace(context), writer =>
    {
        foreach (var operation in context.Model.Operations)
            Operation(writer, operation);
        foreach (var structure in context.Structures.Where(structure => context.Sent.Contains(structure.Name)))
            Structure(writer, structure);
    });

    private void Operation(CodeWriter writer, Operation operation)
    {
        var input = context.Find(operation.Input);
        writer.Block($"internal sealed class {operation.Request}Marshaller : IMarshaller<IRequest, AmazonWebServiceRequest>", () =>
        {
            writer.Line($"public static readonly {operation.Request}Marshaller Instance = new();").Line();
            writer.Block("public IRequest Marshall(AmazonWebServiceRequest input)", () =>
            {
                writer.Line($"var value = ({operation.Request})input;");
                Request(writer, operation);
                if (context.Service.IsRpc)
                    Rpc(writer, operation, input);
                else
                    Rest(writer, operation, input);
                writer.Line("return request;");
            });
        }).Line();
    }

    private void Request(CodeWriter writer, Operation operation)
    {
        writer.Line($"IRequest request = new DefaultRequest(input, {Literal.Of(context.Service.Namespace)})");
        writer.Line("{");
        writer.Line($"    HttpMethod = {Literal.Of(operation.Method)},");
        writer.Line($"    ResourcePath = {Literal.Of(operation.RequestUri)},");
        writer.Line("};");
        writer.Line($"request.Headers[HeaderKeys.XAmzApiVersion] = {Literal.Of(context.Service.ApiVersion)};");
    }

    private void Rpc(CodeWriter writer, Operation operation, Shape? input)
    {
        writer.Line($"request.Headers[\"X-Amz-Target\"] = {Literal.Of($"{context.Service.TargetPrefix}.{operation.Name}")};");
        writer.Line($"request.Headers[\"Content-Type\"] = {Literal.Of("application/x-amz-json-" + context.Service.JsonVersion)};");
        if (context.Service.AwsQueryCompatible)
            writer.Line("request.Headers[\"x-amzn-query-mode\"] = \"true\";");
        Body(writer, input?.Members ?? []);
    }

    private void Body(CodeWriter writer, IReadOnlyList<Member> members)
    {
        writer.Line("using var stream = new MemoryStream();");
        writer.Line("using (var writer = new Utf8JsonWriter(stream))");
        writer.Line("{");
        writer.Line("    writer.WriteStartObject();");
        foreach (var member in members)
            _json.Member(writer, member);
        writer.Line("    writer.WriteEndObject();");
        writer.Line("}");
        writer.Line("request.Content = stream.ToArray();");
    }

    private void Rest(CodeWriter writer, Operation operation, Shape? input)
    {
        var members = input?.Members ?? [];
        var payload = members.FirstOrDefault(member => member.Name == input?.Payload);
        var contentType = payload is null ? "application/json" : "application/octet-stream";
        writer.Line($"request.Headers[\"Content-Type\"] = {Literal.Of(contentType)};");
        foreach (var member in members.Where(member => member.Location == "header"))
            writer.Line($"if ({_json.IsSet(member)}) request.Headers[{Literal.Of(member.LocationName)}] = {Text(member)};");
        foreach (var member in members.Where(member => member.Location == "uri"))
            Path(writer, member);
        if (payload is not null)
            Payload(writer, payload);
        else if (members.Where(member => member.Location is null).ToList() is { Count: > 0 } body)
            Body(writer, body);
    }

    private void Path(CodeWriter writer, Member member)
    {
        writer.Line($"if (string.IsNullOrEmpty(value.{member.Property}))");
        writer.Line($"    throw new {context.Service.Client}Exception({Literal.Of($"Request object does not have required field {member.Property} set")});");
        writer.Line($"request.AddPathResource({Literal.Of("{" + member.LocationName + "}")}, {Text(member)});");
    }

    private static void Payload(CodeWriter writer, Member payload) => writer.Line($$"""
        request.ContentStream = value.{{payload.Property}} ?? new MemoryStream();
        request.ContentStream.Position = 0;
        request.Headers[HeaderKeys.ContentLengthHeader] = StringUtils.FromLong(request.ContentStream.Length);
        """);

    private string Text(Member member) => context.Model.Shapes[member.Shape].Type switch
    {
        "string" => $"value.{member.Property}",
        "integer" => $"StringUtils.FromInt(value.{member.Property}.Value)",
        "boolean" => $"StringUtils.FromBool(value.{member.Property}.Value)",
        var type => throw new NotSupportedException($"Member '{member.Name}' of type '{type}' cannot travel in a header or path."),
    };

    private void Structure(CodeWriter writer, Shape shape)
    {
        writer.Block($"internal static class {shape.Name}Marshaller", () =>
            writer.Block($"public static void Write(Utf8JsonWriter writer, {shape.Name} value)", () =>
            {
                writer.Line("writer.WriteStartObject();");
                foreach (var member in shape.Members)
                    _json.Member(writer, member);
                writer.Line("writer.WriteEndObject();");
            })).Line();
    }
}
