using System.Collections.Immutable;

namespace Pulumi;

public abstract class InputArgs
{
    protected InputArgs()
    {
    }

    /// <summary>The values by input name; a member that is required and null is refused.</summary>
    internal virtual ImmutableArray<KeyValuePair<string, object?>> ToProperties() => InputMembers.Read(this);
}

public abstract class ResourceArgs : InputArgs
{
    public static readonly ResourceArgs Empty = new EmptyArgs();

    protected ResourceArgs()
    {
    }

    private sealed class EmptyArgs : ResourceArgs;
}

public abstract class InvokeArgs : InputArgs
{
    public static readonly InvokeArgs Empty = new EmptyArgs();

    protected InvokeArgs()
    {
    }

    private sealed class EmptyArgs : InvokeArgs;
}

public abstract class CallArgs : InputArgs
{
    public static readonly CallArgs Empty = new EmptyArgs();

    protected CallArgs()
    {
    }

    private sealed class EmptyArgs : CallArgs;
}

public sealed class DictionaryResourceArgs(ImmutableDictionary<string, object?> dictionary) : ResourceArgs
{
    internal override ImmutableArray<KeyValuePair<string, object?>> ToProperties() => [.. dictionary];
}

public sealed class DictionaryInvokeArgs(ImmutableDictionary<string, object?> dictionary) : InvokeArgs
{
    internal override ImmutableArray<KeyValuePair<string, object?>> ToProperties() => [.. dictionary];
}
