using AwsSdk.Generator.Models;

namespace AwsSdk.Generator.Writing;

/// <summary>Writes what turns HTTP responses into typed responses, and errors into typed exceptions.</summary>
internal sealed class UnmarshallerWriter(ServiceContext context)
{
    public string Write() => SourceFile.Write(MarshallerWriter.Namespace(context), writer =>
    {
        foreach (var operation in context.Model.Operations)
            Operation(writer, operation);
        foreach (var structure in context.Structures.Where(structure => context.Received.Contains(structure.Name)))
            Structure(writer, structure);
    });

    private void Operation(CodeWriter writer, Operation operation)
    {
        writer.Block($"internal sealed class {operation.Response}Unmarshaller : {context.Service.Name}ResponseUnmarshaller", () =>
        {
            writer.Line($"public static readonly {operation.Response}Unmarshaller Instance = new();").Line();
            writer.Block("public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context)", () =>
            {
                writer.Line($"var result = new {operation.Response}();");
                if (context.Find(operation.Output) is { } output)
                    Response(writer, output);
                writer.Line("return result;");
            });
            Errors(writer, operation);
        }).Line();
    }

    private void Response(CodeWriter writer, Shape output)
    {
        foreach (var member in output.Members.Where(member => member.Location == "header"))
        {
            var header = Literal.Of(member.LocationName);
            writer.Line($"if (context.ResponseData.IsHeaderPresent({header}))");
            writer.Line($"    result.{member.Property} = context.ResponseData.GetHeaderValue({header});");
        }
        var body = output.Members.Where(member => member.Location is null).ToList();
        if (output.Payload is not null)
            writer.Line($"result.{Naming.Property(output.Payload)} = JsonProtocol.ReadBlob(context);");
        else if (body.Count > 0)
            Body(writer, body);
    }

    private void Body(CodeWriter writer, IReadOnlyList<Member> members)
    {
        writer.Line("var reader = JsonProtocol.Reader(context);");
        writer.Line("context.Read(ref reader);");
        Members(writer, members);
    }

    private void Members(CodeWriter writer, IEnumerable<Member> members)
    {
        writer.Line("var depth = context.CurrentDepth;");
        writer.Block("while (context.ReadAtDepth(depth, ref reader))", () =>
        {
            var keyword = "if";
            foreach (var member in members)
            {
                writer.Line($"{keyword} (context.TestExpression({Literal.Of(member.LocationName)}, depth, ref reader))");
                writer.Line($"    result.{member.Property} = {context.Types.PropertyUnmarshaller(member.Shape)}.Unmarshall(context, ref reader);");
                keyword = "else if";
            }
        });
    }

    private void Errors(CodeWriter writer, Operation operation)
    {
        var errors = operation.Errors.Select(error => context.Model.Shapes[error]).ToList();
        if (errors.Count == 0)
            return;
        writer.Line().Line("protected override AmazonServiceException Typed(string code, ErrorResponse error, JsonUnmarshallerContext context) => code switch");
        writer.Line("{");
        foreach (var error in errors)
            writer.Line($"    {Literal.Of(error.ErrorCode)} => {Error(error)},");
        writer.Line("    _ => null,").Line("};");
    }

    private string Error(Shape error)
    {
        var create = $"new {error.ExceptionClass}(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode)";
        return error.ExceptionMembers.Any() ? $"{error.ExceptionClass}Unmarshaller.Read({create}, context)" : create;
    }

    private void Structure(CodeWriter writer, Shape shape)
    {
        writer.Block($"internal sealed class {shape.Name}Unmarshaller : IJsonUnmarshaller<{shape.Name}, JsonUnmarshallerContext>", () =>
        {
            writer.Line($"public static readonly {shape.Name}Unmarshaller Instance = new();").Line();
            writer.Block($"public {shape.Name} Unmarshall(JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader)", () =>
            {
                writer.Line("if (context.IsEmptyResponse)").Line("    return null;");
                writer.Line("context.Read(ref reader);");
                writer.Line("if (context.CurrentTokenType == JsonTokenType.Null)").Line("    return null;");
                writer.Line($"var result = new {shape.Name}();");
                Members(writer, shape.Members);
                writer.Line("return result;");
            });
        }).Line();
    }

    /// <summary>The base of all response unmarshallers, and the readers of exceptions with members of their own.</summary>
    public string WriteErrors() => SourceFile.Write(MarshallerWriter.Namespace(context), writer =>
    {
        var service = context.Service;
        var queryCode = service.AwsQueryCompatible
            ? "AwsQueryCompatibleErrorHandler.ApplyQueryErrorHeader(error, context.ResponseData);"
            : "";
        writer.Line($$"""
            internal abstract class {{service.Name}}ResponseUnmarshaller : JsonResponseUnmarshaller
            {
                public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
                {
                    var reader = JsonProtocol.Reader(context);
                    var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(context, ref reader);
                    error.InnerException = innerException;
                    error.StatusCode = statusCode;
                    var code = error.Code;
                    {{queryCode}}
                    using var body = new MemoryStream(context.GetResponseBodyBytes());
                    using var again = new JsonUnmarshallerContext(body, false, context.ResponseData);
                    return Typed(code, error, again)
                        ?? new {{service.Client}}Exception(error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode);
                }

                /// <summary>The exception an operation declares for a code, or null.</summary>
                protected virtual AmazonServiceException Typed(string code, ErrorResponse error, JsonUnmarshallerContext context) => null;
            }

            """);
        foreach (var shape in context.Model.Shapes.Values.Where(shape => shape.IsException && shape.ExceptionMembers.Any()))
            Exception(writer, shape);
        writer.Line(JsonProtocolSource.Text);
    });

    private void Exception(CodeWriter writer, Shape shape)
    {
        writer.Block($"internal static class {shape.ExceptionClass}Unmarshaller", () =>
            writer.Block($"public static {shape.ExceptionClass} Read({shape.ExceptionClass} result, JsonUnmarshallerContext context)", () =>
            {
                Body(writer, shape.ExceptionMembers.ToList());
                writer.Line("return result;");
            })).Line();
    }
}
