using Infra.Sandbox.Engine.Execution;

namespace Infra.Sandbox.Tests.Engine.Execution;

public sealed class StepErrorsTests
{
    [Theory]
    [InlineData("Missing Required configuration variable 'infra:x'", "Missing Required configuration variable 'infra:x'")]
    [InlineData("Running program '/a/b.dll' failed with an unhandled exception:\nSystem.InvalidOperationException: it broke\n   at A.B()\n   at C.D()", "it broke")]
    [InlineData("Running program 'x' failed with an unhandled exception:\nPulumi.ResourceException: INFRA010: two lines\nof text\n   at A.B()", "INFRA010: two lines\nof text")]
    [InlineData("Running program 'x' failed with an unhandled exception:\nplain: words", "plain: words")]
    public void DescribeProgramError_OfTheSdksMessage_LeavesTheProgramsWords(string message, string expected) =>
        Assert.Equal(expected, StepErrors.DescribeProgramError(message));
}
