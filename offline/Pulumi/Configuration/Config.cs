using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Pulumi;

public sealed class Config
{
    private readonly string name;

    public Config(string? name = null)
    {
        const string Suffix = ":config";
        name ??= Deployment.Instance.ProjectName;
        this.name = name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;
    }

    public string? Get(string key) => Deployment.InternalInstance.Settings.Values.GetValueOrDefault(FullKey(key));

    public Output<string>? GetSecret(string key) => Get(key) is { } value ? Output.CreateSecret(value) : null;

    public bool? GetBoolean(string key) => Parse<bool>(key, TryParseBoolean);

    public Output<bool>? GetSecretBoolean(string key) => GetBoolean(key) is { } value ? Output.CreateSecret(value) : null;

    public int? GetInt32(string key) => Parse<int>(key, TryParseInt32);

    public Output<int>? GetSecretInt32(string key) => GetInt32(key) is { } value ? Output.CreateSecret(value) : null;

    public double? GetDouble(string key) => Parse<double>(key, TryParseDouble);

    public Output<double>? GetSecretDouble(string key) => GetDouble(key) is { } value ? Output.CreateSecret(value) : null;

    [return: MaybeNull]
    public T GetObject<T>(string key) => ReadObject<T>(key, options: null);

    [return: MaybeNull]
    public T GetObject<T>(string key, JsonSerializerOptions options) => ReadObject<T>(key, options);

    public Output<T>? GetSecretObject<T>(string key) =>
        Get(key) is null ? null : Output.CreateSecret(ReadObject<T>(key, options: null)!);

    public Output<T>? GetSecretObject<T>(string key, JsonSerializerOptions options) =>
        Get(key) is null ? null : Output.CreateSecret(ReadObject<T>(key, options)!);

    public string Require(string key) => Get(key) ?? throw new ConfigMissingException(FullKey(key), isSecret: false);

    public Output<string> RequireSecret(string key) => GetSecret(key) ?? throw Missing(key);

    public bool RequireBoolean(string key) => GetBoolean(key) ?? throw new ConfigMissingException(FullKey(key), isSecret: false);

    public Output<bool> RequireSecretBoolean(string key) => GetSecretBoolean(key) ?? throw Missing(key);

    public int RequireInt32(string key) => GetInt32(key) ?? throw new ConfigMissingException(FullKey(key), isSecret: false);

    public Output<int> RequireSecretInt32(string key) => GetSecretInt32(key) ?? throw Missing(key);

    public double RequireDouble(string key) => GetDouble(key) ?? throw new ConfigMissingException(FullKey(key), isSecret: false);

    public Output<double> RequireSecretDouble(string key) => GetSecretDouble(key) ?? throw Missing(key);

    public T RequireObject<T>(string key)
    {
        Require(key);
        return ReadObject<T>(key, options: null)!;
    }

    public T RequireObject<T>(string key, JsonSerializerOptions options)
    {
        Require(key);
        return ReadObject<T>(key, options)!;
    }

    public Output<T> RequireSecretObject<T>(string key) => GetSecretObject<T>(key) ?? throw Missing(key);

    public Output<T> RequireSecretObject<T>(string key, JsonSerializerOptions options) =>
        GetSecretObject<T>(key, options) ?? throw Missing(key);

    private string FullKey(string key) => $"{name}:{key}";

    private ConfigMissingException Missing(string key) => new(FullKey(key), isSecret: true);

    private T? Parse<T>(string key, TryParse<T> parse)
        where T : struct
    {
        if (Get(key) is not { } text)
            return null;

        return parse(text, out var value) ? value : throw new ConfigTypeException(FullKey(key), text, typeof(T).Name, inner: null);
    }

    private T? ReadObject<T>(string key, JsonSerializerOptions? options)
    {
        if (Get(key) is not { } text)
            return default;

        try
        {
            return JsonSerializer.Deserialize<T>(text, options);
        }
        catch (JsonException exception)
        {
            throw new ConfigTypeException(FullKey(key), text, typeof(T).FullName ?? typeof(T).Name, exception);
        }
    }

    private delegate bool TryParse<T>(string text, out T value);

    private static bool TryParseBoolean(string text, out bool value)
    {
        value = text == "true";
        return text is "true" or "false";
    }

    private static bool TryParseInt32(string text, out int value) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out value);

    private static bool TryParseDouble(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out value);
}

internal sealed class ConfigMissingException(string key, bool isSecret) : RunException(
    $"Missing Required configuration variable '{key}'\n"
    + $"\tplease set a value using the command `pulumi config set {(isSecret ? "--secret " : "")}{key} <value>`");

internal sealed class ConfigTypeException(string key, string value, string type, Exception? inner)
    : RunException($"Configuration '{key}' value '{value}' is not a valid {type}", inner);
