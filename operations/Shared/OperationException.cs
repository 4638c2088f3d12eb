namespace Infra.Operations.Shared;

/// <summary>Whose turn it is after an operation ended without success.</summary>
public enum OperationFault
{
    /// <summary>The input was wrong and nothing was started or changed (exit code 2).</summary>
    BadInput,

    /// <summary>The operation was tried and failed (exit code 1).</summary>
    Failed,
}

/// <summary>An operation ended without success. It carries every problem found, not only the first.</summary>
public sealed class OperationException : Exception
{
    private OperationException(OperationFault fault, IReadOnlyList<Problem> problems, Exception? cause)
        : base(string.Join(Environment.NewLine, problems), cause)
    {
        Fault = fault;
        Problems = problems;
    }

    /// <summary>Whether the input was wrong or the operation failed.</summary>
    public OperationFault Fault { get; }

    /// <summary>What is wrong; at least one.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>The input is wrong; nothing was started or changed.</summary>
    public static OperationException BadInput(params IReadOnlyList<Problem> problems) => new(OperationFault.BadInput, problems, null);

    /// <summary>The operation was tried and failed.</summary>
    public static OperationException Failed(params IReadOnlyList<Problem> problems) => new(OperationFault.Failed, problems, null);

    /// <summary>The operation was tried and failed because of <paramref name="cause"/>.</summary>
    public static OperationException Failed(Exception cause, params IReadOnlyList<Problem> problems) =>
        new(OperationFault.Failed, problems, cause);

    /// <summary>The same outcome with its input at fault.</summary>
    internal OperationException AsBadInput() => new(OperationFault.BadInput, Problems, InnerException);

    /// <summary>Throws <see cref="BadInput"/> if there is any problem.</summary>
    public static void ThrowIfAny(IReadOnlyList<Problem> problems)
    {
        if (problems.Count > 0)
            throw BadInput(problems);
    }
}
