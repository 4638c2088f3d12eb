using AwsSdk.Generator.Models;

namespace AwsSdk.Generator.Writing;

/// <summary>Writes the client's configuration and the default configurations it chooses from.</summary>
internal static class ConfigWriter
{
    public static string Write(ServiceContext context) => SourceFile.Write(context.Service.Namespace, writer =>
    {
        var service = context.Service;
        writer.Line($"using {service.Namespace}.Internal;").Line();
        Config(writer, service, context.Version);
        DefaultConfigurations(writer, service.Client);
    });

    private static void Config(CodeWriter writer, ServiceMetadata service, string version) => writer.Line($$"""
        [AWSSignerType("v4")]
        public partial class {{service.Client}}Config : ClientConfig
        {
            private static readonly string UserAgentString =
                InternalSDKUtils.BuildUserAgentString({{Literal.Of(service.ServiceId)}}, {{Literal.Of(version)}});

            public {{service.Client}}Config()
                : base(new DefaultConfigurationProvider({{service.Client}}DefaultConfiguration.GetAllConfigurations()))
            {
                base.ServiceId = {{Literal.Of(service.ServiceId)}};
                AuthenticationServiceName = {{Literal.Of(service.SigningName)}};
                EndpointProvider = new {{service.Client}}EndpointProvider();
            }

            public static new string ServiceId => {{Literal.Of(service.ServiceId)}};

            public override string RegionEndpointServiceName => {{Literal.Of(service.EndpointPrefix)}};

            public override string ServiceVersion => {{Literal.Of(service.ApiVersion)}};

            public override string UserAgent => UserAgentString;

            public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters)
            {
                var requestContext = new RequestContext(false)
                {
                    ClientConfig = this,
                    OriginalRequest = parameters.Request,
                    Request = new DefaultRequest(parameters.Request, ServiceId) { AlternateEndpoint = parameters.AlternateEndpoint },
                };
                return new {{service.Client}}EndpointResolver().GetEndpoint(new Amazon.Runtime.Internal.ExecutionContext(requestContext, null));
            }
        }

        """);

    private static void DefaultConfigurations(CodeWriter writer, string client) => writer.Line($$"""
        public static class {{client}}DefaultConfiguration
        {
            public static IDefaultConfiguration Standard { get; } = Configuration(DefaultConfigurationMode.Standard, 3100);

            public static IDefaultConfiguration InRegion { get; } = Configuration(DefaultConfigurationMode.InRegion, 1100);

            public static IDefaultConfiguration CrossRegion { get; } = Configuration(DefaultConfigurationMode.CrossRegion, 3100);

            public static IDefaultConfiguration Mobile { get; } = Configuration(DefaultConfigurationMode.Mobile, 30000);

            public static IDefaultConfiguration Auto { get; } = Configuration(DefaultConfigurationMode.Auto, 1100);

            public static System.Collections.ObjectModel.ReadOnlyCollection<IDefaultConfiguration> GetAllConfigurations() =>
                new([Standard, InRegion, CrossRegion, Mobile, Auto]);

            private static DefaultConfiguration Configuration(DefaultConfigurationMode mode, int connectMilliseconds) => new()
            {
                Name = mode,
                RetryMode = RequestRetryMode.Standard,
                S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
                ConnectTimeout = TimeSpan.FromMilliseconds(connectMilliseconds),
                TlsNegotiationTimeout = TimeSpan.FromMilliseconds(connectMilliseconds),
            };
        }
        """);
}
