namespace AwsSdk.Generator.Models;

/// <summary>A service model of AWS: the operations of a service and the shapes they exchange.</summary>
internal sealed record ServiceModel(
    ServiceMetadata Metadata,
    IReadOnlyList<Operation> Operations,
    IReadOnlyDictionary<string, Shape> Shapes);

internal sealed record ServiceMetadata(
    string ServiceId,
    string ApiVersion,
    string EndpointPrefix,
    string SigningName,
    string Protocol,
    string JsonVersion,
    string TargetPrefix,
    bool AwsQueryCompatible)
{
    /// <summary>The service's name in namespaces: "SageMaker Runtime" is SageMakerRuntime.</summary>
    public string Name => ServiceId.Replace(" ", "");

    public string Namespace => "Amazon." + Name;

    /// <summary>The prefix of the client's types: AmazonSageMakerRuntime in AmazonSageMakerRuntimeClient.</summary>
    public string Client => "Amazon" + Name;

    public bool IsRpc => Protocol == "json";
}

internal sealed record Operation(
    string Name,
    string Method,
    string RequestUri,
    string? Input,
    string? Output,
    IReadOnlyList<string> Errors)
{
    public string Request => Name + "Request";

    public string Response => Name + "Response";
}

internal sealed record Shape(
    string Name,
    string Type,
    IReadOnlyList<Member> Members,
    string? Key,
    string? Element,
    IReadOnlyList<string> EnumValues,
    string? Payload,
    bool IsException,
    string ErrorCode)
{
    public bool IsStructure => Type == "structure";

    public bool IsEnum => EnumValues.Count > 0;

    public string ExceptionClass => Naming.Exception(Name);

    /// <summary>The members an exception has beyond its message, which every exception has.</summary>
    public IEnumerable<Member> ExceptionMembers => Members.Where(member => member.Property != "Message");
}

internal sealed record Member(
    string Name,
    string Shape,
    string? Location,
    string LocationName,
    bool Required,
    string? Deprecated)
{
    public string Property => Naming.Property(Name);
}
