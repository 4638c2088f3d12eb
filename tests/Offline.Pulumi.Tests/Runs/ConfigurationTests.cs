using System.Text.Json;
using System.Text.Json.Serialization;
using Pulumi.Tests.Fixtures;

namespace Pulumi.Tests.Runs;

[Collection(EnvironmentCollection.Name)]
public sealed class ConfigurationTests : IDisposable
{
    private readonly Variable values = new(
        "PULUMI_CONFIG",
        """
        {"project:text":"x","project:flag":"true","project:yes":"yes","project:number":"7","project:ratio":"1.5",
         "project:point":"{\"x\":1}","aws:region":"eu-west-1","old:config:key":"v"}
        """);

    public void Dispose()
    {
        values.Dispose();
        Environment.ExitCode = 0;
    }

    [Fact]
    public async Task Get_Values_ReadsEachType()
    {
        object?[] read = [];

        await Programs.RunAsync(() =>
        {
            var config = new Config();
            read = [config.Get("text"), config.GetBoolean("flag"), config.GetInt32("number"), config.GetDouble("ratio"), config.GetObject<Point>("point")];
        });

        Assert.Equal(["x", true, 7, 1.5, new Point(1)], read);
    }

    [Fact]
    public async Task Get_Missing_GivesNull()
    {
        object?[] read = ["something"];

        await Programs.RunAsync(() =>
        {
            var config = new Config();
            read = [config.Get("zz"), config.GetBoolean("zz"), config.GetInt32("zz"), config.GetDouble("zz"), config.GetObject<Point>("zz"), config.GetSecret("zz")];
        });

        Assert.All(read, Assert.Null);
    }

    [Fact]
    public async Task Get_OtherNamespaces_ReadsTheirs()
    {
        string?[] read = [];

        await Programs.RunAsync(() => read = [new Config("aws").Get("region"), new Config("old").Get("key"), new Config("aws:config").Get("region")]);

        Assert.Equal<string?[]>(["eu-west-1", "v", "eu-west-1"], read);
    }

    [Fact]
    public async Task GetSecret_Value_IsSecret()
    {
        Output<string>? secret = null;

        await Programs.RunAsync(() => { secret = new Config().RequireSecret("text"); });

        Assert.Equal("known secret []", (await Programs.ProbeAsync(secret!)).Flags);
    }

    [Fact]
    public async Task Require_Missing_SaysHowToSetIt()
    {
        Assert.Equal(
            "Missing Required configuration variable 'project:zz'\n\tplease set a value using the command `pulumi config set project:zz <value>`",
            await Programs.FailureAsync(() => new Config().Require("zz")));
    }

    [Fact]
    public async Task GetBoolean_NeitherTrueNorFalse_Fails()
    {
        Assert.Equal(
            "Configuration 'project:yes' value 'yes' is not a valid Boolean",
            await Programs.FailureAsync(() => new Config().GetBoolean("yes")));
    }

    [Fact]
    public async Task RequireObject_MemberNotMapped_Fails()
    {
        var options = new JsonSerializerOptions { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

        var message = await Programs.FailureAsync(() => new Config().RequireObject<Named>("point", options));

        Assert.StartsWith("Configuration 'project:point' value '{\"x\":1}' is not a valid ", message, StringComparison.Ordinal);
    }

    private sealed record Point([property: JsonPropertyName("x")] int X);

    private sealed record Named([property: JsonPropertyName("name")] string? Name);
}
