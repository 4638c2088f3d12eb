namespace Pulumi.Tests.Surface;

public sealed class PublicApiTests
{
    private static readonly HashSet<string> Genuine = [.. ReadGenuine()];

    [Fact]
    public void StandIn_EveryPublicTypeAndMember_IsInTheGenuinePackage()
    {
        var extra = ApiText.Of(typeof(Deployment).Assembly).Where(line => !Genuine.Contains(line));

        Assert.Equal("", string.Join('\n', extra));
    }

    [Theory]
    [InlineData("Pulumi.Output<T> : public sealed class")]
    [InlineData("Pulumi.Urn . public override bool Equals([NotNullWhen] object? obj)")]
    [InlineData("Pulumi.CustomResource . [Output(\"id\")] public Pulumi.Output<string> Id { get; }")]
    [InlineData("Pulumi.StackReferenceArgs . [Input(\"name\", true, false)] public Pulumi.Input<string>? Name { get; set; }")]
    [InlineData("Pulumi.InputMap<TValue> . public Pulumi.Input<TValue> this[string key] { set; }")]
    [InlineData("Pulumi.InputList<T> . public void Add(params Pulumi.Input<T>[] inputs)")]
    [InlineData("Pulumi.CallArgs . public static readonly Pulumi.CallArgs Empty")]
    [InlineData("Pulumi.Testing.IMocks . public virtual System.Threading.Tasks.Task RegisterResourceOutputs(Pulumi.Testing.MockRegisterResourceOutputsRequest args)")]
    public void Of_StandIn_ContainsTheLine(string line)
    {
        Assert.Contains(line, Genuine);
        Assert.Contains(line, ApiText.Of(typeof(Deployment).Assembly));
    }

    private static IEnumerable<string> ReadGenuine()
    {
        using var stream = typeof(PublicApiTests).Assembly.GetManifestResourceStream("PublicApi.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
