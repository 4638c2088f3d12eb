using FsCheck;
using FsCheck.Fluent;
using Infra.Sandbox.Engine.Properties;

namespace Infra.Sandbox.Tests.Engine.Properties;

public sealed class PropertyJsonTests
{
    [Fact]
    public void FromState_OfWhatToStateWrote_GivesTheValue() =>
        Check.QuickThrowOnFailure(Prop.ForAll(PropertyValues.Maps, map => PropertyJson.FromState(PropertyJson.ToState(map)).Equals(map)));

    [Fact]
    public void ToMasked_OfASecret_ShowsNothingOfIt()
    {
        var value = MapValue.Of(("list", new ArrayValue([new SecretValue("hidden"), "shown"])));

        Assert.Equal("""{"list":["[secret]","shown"]}""", PropertyJson.ToMasked(value)!.ToJsonString());
    }

    [Fact]
    public void ToState_OfASecretAnUnknownAndAnAsset_UsesPulumisSignatures()
    {
        var value = MapValue.Of(
            ("secret", new SecretValue("s")), ("unknown", PropertyValue.Unknown), ("asset", new AssetValue("model.tar.gz", null, "abc")));

        Assert.Equal(
            """{"asset":{"4dabf18193072939515e22adb298388d":"c44067f5952c0a294b673a41bacd8c17","hash":"abc","path":"model.tar.gz"},"secret":{"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270","plaintext":"\u0022s\u0022"},"unknown":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"}""",
            PropertyJson.ToState(value)!.ToJsonString());
    }
}
