using Infra.Operations.Shared;
using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Promotion;

/// <summary>The stack files of a project.</summary>
internal static class StackFiles
{
    public static string PathOf(string root, string stack) => Path.Combine(root, $"Pulumi.{stack}.yaml");

    /// <summary>Reads a stack file; a mistake in it joins the problems.</summary>
    public static StackFile? TryLoad(string root, string stack, List<Problem> problems)
    {
        try
        {
            return StackFile.Load(PathOf(root, stack));
        }
        catch (StackFileException exception)
        {
            problems.Add(ToProblem(exception));
            return null;
        }
    }

    public static Problem ToProblem(StackFileException exception) =>
        new(exception.Id, exception.Problem, exception.Remedy) { File = exception.File, Line = exception.Line };
}
