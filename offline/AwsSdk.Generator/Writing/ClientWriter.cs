using AwsSdk.Generator.Models;

namespace AwsSdk.Generator.Writing;

/// <summary>Writes the client, its interface and the base classes of its requests and exceptions.</summary>
internal static class ClientWriter
{
    public static string Write(ServiceContext context) => SourceFile.Write(context.Service.Namespace, writer =>
    {
        writer.Line($"using {context.Service.Namespace}.Endpoints;");
        writer.Line($"using {context.Service.Namespace}.Internal;");
        writer.Line($"using {context.Service.Namespace}.Model;");
        writer.Line($"using {context.Service.Namespace}.Model.Internal.MarshallTransformations;").Line();
        BaseClasses(writer, context.Service.Client);
        Interface(writer, context);
        Client(writer, context);
    });

    private static void BaseClasses(CodeWriter writer, string client)
    {
        writer.Line($"public partial class {client}Request : AmazonWebServiceRequest {{ }}").Line();
        writer.Block($"public partial class {client}Exception : AmazonServiceException",
            () => ModelClassWriter.ExceptionConstructors(writer, client + "Exception")).Line();
    }

    private static void Interface(CodeWriter writer, ServiceContext context)
    {
        var client = context.Service.Client;
        writer.Block($"public partial interface I{client} : IAmazonService, IDisposable", () =>
        {
            foreach (var operation in context.Model.Operations)
                writer.Line(Signature(operation, "CancellationToken cancellationToken = default") + ";").Line();
            writer.Line($$"""
                Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

                static ClientConfig IAmazonService.CreateDefaultClientConfig() => new {{client}}Config();

                static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
                    awsCredentials == null
                        ? new {{client}}Client(({{client}}Config)clientConfig)
                        : new {{client}}Client(awsCredentials, ({{client}}Config)clientConfig);
                """);
        }).Line();
    }

    private static void Client(CodeWriter writer, ServiceContext context)
    {
        var client = context.Service.Client;
        writer.Block($"public partial class {client}Client : AmazonServiceClient, I{client}", () =>
        {
            Constructors(writer, client);
            Pipeline(writer, client);
            foreach (var operation in context.Model.Operations)
                Operation(writer, operation);
            writer.Line("""
                public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
                    Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));
                """);
        });
    }

    private static void Constructors(CodeWriter writer, string client)
    {
        writer.Line($$"""
            public {{client}}Client() : base(new {{client}}Config()) { }

            public {{client}}Client(RegionEndpoint region) : base(new {{client}}Config { RegionEndpoint = region }) { }

            public {{client}}Client({{client}}Config config) : base(config) { }

            """);
        Constructors(writer, client, "AWSCredentials credentials", "credentials");
        Constructors(writer, client, "string awsAccessKeyId, string awsSecretAccessKey", "awsAccessKeyId, awsSecretAccessKey");
        Constructors(writer, client, "string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken",
            "awsAccessKeyId, awsSecretAccessKey, awsSessionToken");
    }

    private static void Constructors(CodeWriter writer, string client, string parameters, string arguments) => writer.Line($$"""
        public {{client}}Client({{parameters}}) : this({{arguments}}, new {{client}}Config()) { }

        public {{client}}Client({{parameters}}, RegionEndpoint region)
            : this({{arguments}}, new {{client}}Config { RegionEndpoint = region }) { }

        public {{client}}Client({{parameters}}, {{client}}Config clientConfig) : base({{arguments}}, clientConfig) { }

        """);

    private static void Pipeline(CodeWriter writer, string client) => writer.Line($$"""
        protected override IServiceMetadata ServiceMetadata { get; } = new {{client}}Metadata();

        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            pipeline.RemoveHandler<EndpointResolver>();
            pipeline.AddHandlerAfter<Marshaller>(new {{client}}EndpointResolver());
            pipeline.AddHandlerAfter<Marshaller>(new {{client}}AuthSchemeHandler());
        }

        """);

    private static void Operation(CodeWriter writer, Operation operation)
    {
        writer.Block("public virtual " + Signature(operation, "CancellationToken cancellationToken = default"), () => writer.Line($$"""
            var options = new InvokeOptions
            {
                RequestMarshaller = {{operation.Request}}Marshaller.Instance,
                ResponseUnmarshaller = {{operation.Response}}Unmarshaller.Instance,
            };
            return InvokeAsync<{{operation.Response}}>(request, options, cancellationToken);
            """)).Line();
    }

    private static string Signature(Operation operation, string cancellation) =>
        $"Task<{operation.Response}> {operation.Name}Async({operation.Request} request, {cancellation})";
}
