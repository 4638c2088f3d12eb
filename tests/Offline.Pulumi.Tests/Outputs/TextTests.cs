using Pulumi.Tests.Fixtures;

namespace Pulumi.Tests.Outputs;

[Collection(EnvironmentCollection.Name)]
public sealed class TextTests
{
    private const string Expected =
        """
        Calling [ToString] on an [Output<T>] is not supported.

        To get the value of an Output<T> as an Output<string> consider:
        1. o.Apply(v => $"prefix{v}suffix")
        2. Output.Format($"prefix{hostname}suffix");

        See https://www.pulumi.com/docs/concepts/inputs-outputs for more details.
        This function may throw in a future version of Pulumi.
        """;

    [Fact]
    public async Task ToString_Always_GivesTheTextAndWarns()
    {
        using var variable = new Variable("PULUMI_ERROR_OUTPUT_STRING", null);
        RunMessages? messages = null;
        string? text = null;

        await Programs.RunAsync(() =>
        {
            messages = Deployment.InternalInstance.Messages;
            text = $"{Output.Create(1)}";
        });

        Assert.Equal(Expected, text);
        Assert.Equal([Expected], messages!.Of(LogSeverity.Warning));
    }

    [Fact]
    public void ToString_AskedToThrow_Throws()
    {
        using var variable = new Variable("PULUMI_ERROR_OUTPUT_STRING", "1");

        Assert.Throws<InvalidOperationException>(() => Output.Create(1).ToString());
    }
}
