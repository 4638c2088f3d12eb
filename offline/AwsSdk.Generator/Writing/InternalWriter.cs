using AwsSdk.Generator.Models;

namespace AwsSdk.Generator.Writing;

/// <summary>Writes what the request pipeline needs of a service: metadata, auth scheme, endpoint resolution.</summary>
internal static class InternalWriter
{
    public static string Write(ServiceContext context) => SourceFile.Write(context.Service.Namespace + ".Internal", writer =>
    {
        writer.Line("using Amazon.Runtime.Credentials.Internal;");
        writer.Line($"using {context.Service.Namespace}.Endpoints;").Line();
        Metadata(writer, context.Service);
        Resolver(writer, context.Service);
        Provider(writer, context);
    });

    public static string WriteEndpointParameters(ServiceContext context) => SourceFile.Write(context.Service.Namespace + ".Endpoints", writer =>
        writer.Block($"public class {context.Service.Name}EndpointParameters : EndpointParameters", () => writer.Line("""
            public string Region { get => (string)this["Region"]; set => this["Region"] = value; }

            public bool? UseDualStack { get => (bool?)this["UseDualStack"]; set => this["UseDualStack"] = value; }

            public bool? UseFIPS { get => (bool?)this["UseFIPS"]; set => this["UseFIPS"] = value; }

            public string Endpoint { get => (string)this["Endpoint"]; set => this["Endpoint"] = value; }
            """)));

    private static void Metadata(CodeWriter writer, ServiceMetadata service) => writer.Line($$"""
        internal sealed class {{service.Client}}Metadata : IServiceMetadata
        {
            public string ServiceId => {{Literal.Of(service.ServiceId)}};

            public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>(0);
        }

        internal sealed class {{service.Client}}AuthSchemeHandler : BaseAuthResolverHandler
        {
            protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) => AuthSchemeOption.DEFAULT_SIGV4;
        }

        """);

    private static void Resolver(CodeWriter writer, ServiceMetadata service) => writer.Line($$"""
        internal sealed class {{service.Client}}EndpointResolver : BaseEndpointResolver
        {
            protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters) =>
                InjectHostPrefix(executionContext.RequestContext);

            protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext)
            {
                var config = requestContext.ClientConfig;
                return new {{service.Name}}EndpointParameters
                {
                    Region = requestContext.Request.AlternateEndpoint?.SystemName ?? config.RegionEndpoint?.SystemName ?? RegionOfUrl(config),
                    UseDualStack = config.UseDualstackEndpoint,
                    UseFIPS = config.UseFIPSEndpoint,
                    Endpoint = config.ServiceURL,
                };
            }

            private static string RegionOfUrl(IClientConfig config)
            {
                if (string.IsNullOrEmpty(config.ServiceURL))
                    return null;
                return string.IsNullOrEmpty(config.AuthenticationRegion)
                    ? RegionEndpoint.GetBySystemName(AWSSDKUtils.DetermineRegion(config.ServiceURL)).SystemName
                    : config.AuthenticationRegion;
            }
        }

        """);

    private static void Provider(CodeWriter writer, ServiceContext context)
    {
        var endpoints = context.Endpoints;
        writer.Block($"internal sealed class {context.Service.Client}EndpointProvider : IEndpointProvider", () =>
        {
            writer.Line("""
                public Endpoint ResolveEndpoint(EndpointParameters parameters)
                {
                    var fips = Equals(parameters["UseFIPS"], true);
                    var dualStack = Equals(parameters["UseDualStack"], true);
                    if (parameters["Endpoint"] is string url && url.Length > 0)
                    {
                        if (fips)
                            throw new AmazonClientException("Invalid Configuration: FIPS and custom endpoint are not supported");
                        if (dualStack)
                            throw new AmazonClientException("Invalid Configuration: Dualstack and custom endpoint are not supported");
                        return new Endpoint(url, "", "");
                    }
                    if (parameters["Region"] is not string region || Fn.Partition(region) is not { } partition)
                        throw new AmazonClientException("Invalid Configuration: Missing Region");
                    if (fips && !partition.supportsFIPS)
                        throw new AmazonClientException("FIPS is enabled but this partition does not support FIPS");
                    if (dualStack && !partition.supportsDualStack)
                        throw new AmazonClientException("DualStack is enabled but this partition does not support DualStack");
                    return new Endpoint(Url(fips, dualStack, region, partition), "", "");
                }

                private static string Url(bool fips, bool dualStack, string region, Partition partition) => (fips, dualStack) switch
                {
                """);
            writer.Line($"    (true, true) => {Template(endpoints.FipsDualStack)},");
            writer.Line($"    (false, true) => {Template(endpoints.DualStack)},");
            writer.Line($"    (false, false) => {Template(endpoints.Regional)},");
            foreach (var rule in endpoints.Fips)
                writer.Line($"    (true, false){PartitionGuard(rule.Key)} => {Template(rule.Value)},");
            writer.Line("};");
        });
    }

    private static string PartitionGuard(string partition) => partition == "*" ? "" : $" when partition.name == {Literal.Of(partition)}";

    private static string Template(string url) => "$" + Literal.Of(url
        .Replace("{dnsSuffix}", "{partition.dnsSuffix}")
        .Replace("{dualStackDnsSuffix}", "{partition.dualStackDnsSuffix}"));
}
