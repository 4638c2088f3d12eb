namespace Infra.Operations.Tests.Shared;

/// <summary>Progress that records at once; <see cref="Progress{T}"/> would post to the thread pool.</summary>
internal sealed class EventLog<T> : IProgress<T>
{
    public List<T> Events { get; } = [];

    public Action<T> Then { get; set; } = _ => { };

    public void Report(T value)
    {
        Events.Add(value);
        Then(value);
    }

    public TEvent Single<TEvent>() => Assert.Single(Events.OfType<TEvent>());
}
