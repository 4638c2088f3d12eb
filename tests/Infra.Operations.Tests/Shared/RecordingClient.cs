using System.Reflection;

namespace Infra.Operations.Tests.Shared;

/// <summary>A client of an AWS service that answers only what a test has told it, and records what it was asked.</summary>
#pragma warning disable CA1852 // DispatchProxy derives from it at run time.
internal class RecordingClient<T> : DispatchProxy
    where T : class
#pragma warning restore CA1852
{
    private readonly Dictionary<string, Func<object, object>> answers = new(StringComparer.Ordinal);

    public List<(string Operation, object Request)> Calls { get; } = [];

    public T Client => (T)(object)this;

    /// <summary>Runs before every answer; may throw what AWS would.</summary>
    public Action<string, int> Interfere { get; set; } = (_, _) => { };

    /// <summary>Runs after every answer, with the operation; may throw in place of it.</summary>
    public Action<string> AfterAnswer { get; set; } = _ => { };

    public static RecordingClient<T> New() => (RecordingClient<T>)(object)Create<T, RecordingClient<T>>();

    /// <summary>Answers an operation such as <c>DescribeModel</c>.</summary>
    public void On<TRequest, TResponse>(Func<TRequest, TResponse> answer)
        where TRequest : class
        where TResponse : class => answers[typeof(TRequest).Name] = request => answer((TRequest)request);

    public IEnumerable<TRequest> Requests<TRequest>() => Calls.Select(c => c.Request).OfType<TRequest>();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (args is not [{ } request, CancellationToken cancellation] || !answers.TryGetValue(request.GetType().Name, out var answer))
            throw new InvalidOperationException($"{targetMethod!.Name} was not expected.");

        Calls.Add((targetMethod!.Name, request));
        var response = targetMethod.ReturnType.GenericTypeArguments[0];
        try
        {
            cancellation.ThrowIfCancellationRequested();
            Interfere(targetMethod.Name, Calls.Count);
            var answered = answer(request);
            AfterAnswer(targetMethod.Name);
            return Finished(nameof(Task.FromResult), response, answered);
        }
        catch (Exception e) when (e is not InvalidOperationException)
        {
            return Finished(nameof(Task.FromException), response, e);
        }
    }

    private static object Finished(string method, Type type, object argument) => typeof(Task)
        .GetMethods()
        .Single(m => m.Name == method && m.IsGenericMethod)
        .MakeGenericMethod(type)
        .Invoke(null, [argument])!;
}
