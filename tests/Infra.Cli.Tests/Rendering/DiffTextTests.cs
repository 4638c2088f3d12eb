using Infra.Cli.Rendering;
using Infra.Cli.Tests.Consoles;

namespace Infra.Cli.Tests.Rendering;

public sealed class DiffTextTests
{
    private const string Diff = "--- a/Pulumi.dev.yaml\n+++ b/Pulumi.dev.yaml\n@@ -1,2 +1,2 @@\n config:\n-  a: [x]\n+  a: [y]\n";

    [Fact]
    public void Write_Pipe_IsTheDiffByteForByte()
    {
        var console = new TextConsole();

        DiffText.Write(console.Console, Diff);

        Assert.Equal(Diff, console.Text);
    }

    [Fact]
    public void Write_Terminal_ColoursWhatIsAddedAndTakenAway()
    {
        var console = new TextConsole(colours: true);

        DiffText.Write(console.Console, Diff);

        Assert.Contains("\e[32m+  a: [y]\e[0m", console.Text);
        Assert.Contains("\e[91m-  a: [x]\e[0m", console.Text);
        Assert.DoesNotContain("\e[91m---", console.Text);
    }
}
