using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Pulumi;

namespace Infra.Sandbox.Engine.Properties;

/// <summary>Reads what assets hold; the SDK keeps it internal.</summary>
internal static class Assets
{
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    public static PropertyValue Read(AssetOrArchive asset)
    {
        var value = new[] { "Value", "Path", "Text" }
            .Select(name => asset.GetType().GetProperty(name, Hidden)?.GetValue(asset) as string)
            .FirstOrDefault(text => asset is FileAsset or StringAsset && text is not null)
            ?? throw new EngineException(
                "INFRA206", $"An asset of type \"{asset.GetType().Name}\" cannot be used in the sandbox. Use a FileAsset or a StringAsset.");
        return asset switch
        {
            FileAsset => new AssetValue(value, null, Hash(File.Exists(value) ? File.ReadAllBytes(value) : [])),
            _ => new AssetValue(null, value, Hash(Encoding.UTF8.GetBytes(value))),
        };
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
