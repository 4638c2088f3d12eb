using System.Reflection;
using System.Text.Json;

namespace Offline.PulumiProviders.Tests.Facts;

/// <summary>A stand-in's facts file beside the assembly that was generated from it.</summary>
public sealed class Package
{
    private readonly JsonElement root;

    private Package(string facts, Type inAssembly)
    {
        root = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Facts", facts))).RootElement;
        Assembly = inAssembly.Assembly;
        Namespace = root.GetProperty("namespace").GetString()!;
        IsBridged = root.GetProperty("bridged").GetBoolean();
        Resources = [.. root.GetProperty("resources").EnumerateObject().Select(Resource)];
        Functions = [.. root.GetProperty("functions").EnumerateObject().Select(Function)];
        Types = [.. root.GetProperty("types").EnumerateObject().Select(type => type.Name)];
    }

    public static Package Aws { get; } = new("aws.provider.json", typeof(Pulumi.Aws.Provider));

    public static Package AwsNative { get; } = new("aws-native.provider.json", typeof(Pulumi.AwsNative.Provider));

    public static IReadOnlyList<Package> All { get; } = [Aws, AwsNative];

    public Assembly Assembly { get; }

    public string Namespace { get; }

    public bool IsBridged { get; }

    public IReadOnlyList<ResourceFact> Resources { get; }

    public IReadOnlyList<FunctionFact> Functions { get; }

    public IReadOnlyList<string> Types { get; }

    public JsonElement Enums => root.GetProperty("enums");

    public string Version => root.GetProperty("version").GetString()!;

    /// <summary>The properties of a type of the facts, such as <c>inputs.sagemaker.ModelContainer</c>.</summary>
    public JsonElement PropertiesOf(string type) => root.GetProperty("types").GetProperty(type);

    public Type TypeOf(string name) => Assembly.GetType(name) ?? throw new InvalidOperationException($"{Namespace} has no type {name}");

    /// <summary>The namespace of a module, written out here for every module so that a wrong name in the facts is seen.</summary>
    public string NamespaceOf(string module) => (Namespace, module) switch
    {
        (_, "") => Namespace,
        ("Pulumi.AwsNative", "sagemaker") => "Pulumi.AwsNative.SageMaker",
        (_, "sagemaker") => "Pulumi.Aws.Sagemaker",
        (_, "s3") => "Pulumi.Aws.S3",
        (_, "sns") => "Pulumi.Aws.Sns",
        (_, "sqs") => "Pulumi.Aws.Sqs",
        (_, "iam") => "Pulumi.Aws.Iam",
        (_, "appautoscaling") => "Pulumi.Aws.AppAutoScaling",
        (_, "cloudwatch") => "Pulumi.Aws.CloudWatch",
        (_, "kms") => "Pulumi.Aws.Kms",
        (_, "scheduler") => "Pulumi.Aws.Scheduler",
        (_, "sfn") => "Pulumi.Aws.Sfn",
        _ => throw new InvalidOperationException($"Module {module} is new: add its namespace here"),
    };

    private ResourceFact Resource(JsonProperty property)
    {
        var token = property.Value.GetProperty("token").GetString()!;
        var name = property.Name == "provider" ? "Provider" : token[(token.LastIndexOf(':') + 1)..];
        return new ResourceFact(this, property.Name, token, TypeOf($"{NamespaceOf(ModuleOf(property.Name))}.{name}"), property.Value);
    }

    private FunctionFact Function(JsonProperty property)
    {
        var token = property.Value.GetProperty("token").GetString()!;
        var name = token[(token.LastIndexOf(':') + 1)..];
        var fullName = $"{NamespaceOf(ModuleOf(property.Name))}.{char.ToUpperInvariant(name[0])}{name[1..]}";
        return new FunctionFact(this, property.Name, token, TypeOf(fullName), property.Value);
    }

    private static string ModuleOf(string key) => key.Contains('/') ? key[..key.IndexOf('/')] : "";
}

public sealed record ResourceFact(Package Package, string Key, string Token, Type Class, JsonElement Facts)
{
    public bool IsProvider => Key == "provider";

    public JsonElement Args => Facts.GetProperty("args");

    public JsonElement Outputs => Facts.GetProperty("outputs");

    public Type ArgsClass => Package.TypeOf(Class.FullName + "Args");

    public Type? StateClass => Package.Assembly.GetType(Class.FullName + "State");

    public override string ToString() => Token;
}

public sealed record FunctionFact(Package Package, string Key, string Token, Type Class, JsonElement Facts)
{
    public JsonElement Args => Facts.GetProperty("args");

    public JsonElement Result => Facts.GetProperty("result");

    public override string ToString() => Token;
}
