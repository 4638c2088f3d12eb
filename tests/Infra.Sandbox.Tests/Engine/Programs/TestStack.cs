using Infra.Sandbox.Engine;
using Pulumi;

namespace Infra.Sandbox.Tests.Engine.Programs;

/// <summary>A stack whose content a test writes inline.</summary>
internal sealed class TestStack : Stack
{
    public TestStack(StackOptions options, Func<object?> content)
        : base(options) => Result = content() switch
        {
            Output<string> output => output,
            string text => Output.Create(text),
            _ => Output.Create(string.Empty),
        };

    [Output("result")]
    public Output<string> Result { get; private set; }

    public static SandboxProgram Of(Action content) => Of(() =>
    {
        content();
        return null;
    });

    public static SandboxProgram Of(Func<object?> content) => SandboxProgram.Create(options => new TestStack(options, content));
}
