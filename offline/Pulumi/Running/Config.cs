using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Pulumi;

/// <summary>The config of the stack: what the engine puts into the environment.</summary>
public sealed class Config(string? name = null)
{
    private const string NameSuffix = ":config";

    private readonly string bag = Trim(name ?? DeploymentRun.Require().ProjectName);

    public string? Get(string key) => ConfigEnvironment.Get($"{bag}:{key}");

    public Output<string>? GetSecret(string key) => Secret(Get(key));

    public bool? GetBoolean(string key) => Get(key) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        var value => throw Invalid(key, value, "System.Boolean"),
    };

    public Output<bool>? GetSecretBoolean(string key) => SecretValue(GetBoolean(key));

    public int? GetInt32(string key) => Get(key) is { } value
        ? int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : throw Invalid(key, value, "System.Int32")
        : null;

    public Output<int>? GetSecretInt32(string key) => SecretValue(GetInt32(key));

    public double? GetDouble(string key) => Get(key) is { } value
        ? double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Invalid(key, value, "System.Double")
        : null;

    public Output<double>? GetSecretDouble(string key) => SecretValue(GetDouble(key));

    [return: MaybeNull]
    public T GetObject<T>(string key) => GetObject<T>(key, JsonSerializerOptions.Default);

    [return: MaybeNull]
    public T GetObject<T>(string key, JsonSerializerOptions options)
    {
        var value = Get(key);
        try
        {
            return value is null ? default : JsonSerializer.Deserialize<T>(value, options);
        }
        catch (JsonException exception)
        {
            throw new RunException(Message(key, value!, typeof(T).FullName!), exception);
        }
    }

    public Output<T>? GetSecretObject<T>(string key) => GetSecretObject<T>(key, JsonSerializerOptions.Default);

    public Output<T>? GetSecretObject<T>(string key, JsonSerializerOptions options) =>
        Get(key) is null ? null : Output.CreateSecret(GetObject<T>(key, options)!);

    public string Require(string key) => Get(key) ?? throw Missing(key);

    public Output<string> RequireSecret(string key) => GetSecret(key) ?? throw Missing(key);

    public bool RequireBoolean(string key) => GetBoolean(key) ?? throw Missing(key);

    public Output<bool> RequireSecretBoolean(string key) => GetSecretBoolean(key) ?? throw Missing(key);

    public int RequireInt32(string key) => GetInt32(key) ?? throw Missing(key);

    public Output<int> RequireSecretInt32(string key) => GetSecretInt32(key) ?? throw Missing(key);

    public double RequireDouble(string key) => GetDouble(key) ?? throw Missing(key);

    public Output<double> RequireSecretDouble(string key) => GetSecretDouble(key) ?? throw Missing(key);

    public T RequireObject<T>(string key) => RequireObject<T>(key, JsonSerializerOptions.Default);

    public T RequireObject<T>(string key, JsonSerializerOptions options) => Get(key) is null ? throw Missing(key) : GetObject<T>(key, options)!;

    public Output<T> RequireSecretObject<T>(string key) => RequireSecretObject<T>(key, JsonSerializerOptions.Default);

    public Output<T> RequireSecretObject<T>(string key, JsonSerializerOptions options) => GetSecretObject<T>(key, options) ?? throw Missing(key);

    private static string Trim(string name) => name.EndsWith(NameSuffix, StringComparison.Ordinal) ? name[..^NameSuffix.Length] : name;

    private static Output<string>? Secret(string? value) => value is null ? null : Output.CreateSecret(value);

    private static Output<T>? SecretValue<T>(T? value)
        where T : struct => value is { } present ? Output.CreateSecret(present) : null;

    private RunException Missing(string key) => new(
        $"Missing Required configuration variable '{bag}:{key}'\n\tplease set a value using the command `pulumi config set {bag}:{key} <value>`");

    private RunException Invalid(string key, string value, string type) => new(Message(key, value, type));

    private string Message(string key, string value, string type) => $"Configuration '{bag}:{key}' value '{value}' is not a valid {type}";
}

/// <summary>The environment variable in which the engine hands over the config.</summary>
internal static class ConfigEnvironment
{
    private static (string Json, Dictionary<string, string> Values) parsed = ("{}", []);

    public static string? Get(string key)
    {
        var json = Environment.GetEnvironmentVariable("PULUMI_CONFIG") ?? "{}";
        var current = parsed;
        if (!string.Equals(current.Json, json, StringComparison.Ordinal))
        {
            parsed = current = (json, Parse(json));
        }

        return current.Values.GetValueOrDefault(key);
    }

    private static Dictionary<string, string> Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().ToDictionary(
            entry => entry.Name.Replace(":config:", ":", StringComparison.Ordinal),
            entry => entry.Value.ValueKind == JsonValueKind.String ? entry.Value.GetString()! : entry.Value.GetRawText());
    }
}
