using AwsSdk.Generator.Models;

namespace AwsSdk.Generator.Writing;

/// <summary>Writes the public types of Amazon.X.Model: requests, responses, structures and exceptions.</summary>
internal static class ModelClassWriter
{
    public static string Write(ServiceContext context) => SourceFile.Write(context.Service.Namespace + ".Model", writer =>
    {
        foreach (var operation in context.Model.Operations)
        {
            Class(writer, context, operation.Request, context.Service.Client + "Request", context.Find(operation.Input));
            Class(writer, context, operation.Response, "AmazonWebServiceResponse", context.Find(operation.Output));
        }
        foreach (var structure in context.Structures)
            Class(writer, context, structure.Name, null, structure);
        foreach (var exception in context.Model.Shapes.Values.Where(shape => shape.IsException))
            Exception(writer, context, exception);
    });

    private static void Class(CodeWriter writer, ServiceContext context, string name, string? baseClass, Shape? shape)
    {
        var header = $"public partial class {name}" + (baseClass is null ? "" : $" : {baseClass}");
        writer.Block(header, () =>
        {
            foreach (var member in shape?.Members ?? [])
                Property(writer, context, member);
        }).Line();
    }

    private static void Property(CodeWriter writer, ServiceContext context, Member member)
    {
        var type = context.Types.Property(member.Shape);
        if (member.Deprecated is not null)
            writer.Line($"[Obsolete({Literal.Of(member.Deprecated)})]");
        var initialiser = context.Types.IsCollection(member.Shape)
            ? $" = AWSConfigs.InitializeCollections ? new {type}() : null;"
            : "";
        writer.Line($"public {type} {member.Property} {{ get; set; }}{initialiser}").Line();
    }

    private static void Exception(CodeWriter writer, ServiceContext context, Shape shape)
    {
        writer.Block($"public partial class {shape.ExceptionClass} : {context.Service.Client}Exception", () =>
        {
            ExceptionConstructors(writer, shape.ExceptionClass);
            foreach (var member in shape.ExceptionMembers)
                Property(writer, context, member);
        }).Line();
    }

    /// <summary>The constructors that every exception of AWSSDK has.</summary>
    public static void ExceptionConstructors(CodeWriter writer, string name) => writer.Line($$"""
        public {{name}}() { }

        public {{name}}(string message) : base(message) { }

        public {{name}}(string message, Exception innerException) : base(message, innerException) { }

        public {{name}}(Exception innerException) : base(innerException) { }

        public {{name}}(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, errorType, errorCode, requestId, statusCode) { }

        public {{name}}(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, innerException, errorType, errorCode, requestId, statusCode) { }

        """);
}
