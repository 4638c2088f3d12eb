namespace Pulumi;

/// <summary>A union whose cases are not known at compile time.</summary>
internal interface IUnion
{
    object? Value { get; }
}

public readonly struct Union<T0, T1> : IEquatable<Union<T0, T1>>, IUnion
{
    private readonly T0 value0;
    private readonly T1 value1;

    private Union(T0 value0, T1 value1, bool isT1)
    {
        this.value0 = value0;
        this.value1 = value1;
        IsT1 = isT1;
    }

    public bool IsT0 => !IsT1;

    public bool IsT1 { get; }

    public object Value => IsT1 ? value1! : value0!;

    public T0 AsT0 => IsT0 ? value0 : throw new InvalidOperationException("Cannot return as T0 as result is T1");

    public T1 AsT1 => IsT1 ? value1 : throw new InvalidOperationException("Cannot return as T1 as result is T0");

    object? IUnion.Value => Value;

    public static Union<T0, T1> FromT0(T0 input) => new(input, default!, isT1: false);

    public static Union<T0, T1> FromT1(T1 input) => new(default!, input, isT1: true);

    public static implicit operator Union<T0, T1>(T0 t) => FromT0(t);

    public static implicit operator Union<T0, T1>(T1 t) => FromT1(t);

    public static bool operator ==(Union<T0, T1> left, Union<T0, T1> right) => left.Equals(right);

    public static bool operator !=(Union<T0, T1> left, Union<T0, T1> right) => !left.Equals(right);

    public void Switch(Action<T0> f0, Action<T1> f1)
    {
        if (IsT1)
            f1(value1);
        else
            f0(value0);
    }

    public TResult Match<TResult>(Func<T0, TResult> f0, Func<T1, TResult> f1) => IsT1 ? f1(value1) : f0(value0);

    public Union<TResult, T1> MapT0<TResult>(Func<T0, TResult> mapFunc) =>
        IsT1 ? Union<TResult, T1>.FromT1(value1) : Union<TResult, T1>.FromT0(mapFunc(value0));

    public Union<T0, TResult> MapT1<TResult>(Func<T1, TResult> mapFunc) =>
        IsT1 ? Union<T0, TResult>.FromT1(mapFunc(value1)) : Union<T0, TResult>.FromT0(value0);

    public Union<TResult0, TResult1> Bimap<TResult0, TResult1>(Func<T0, TResult0> mapFunc0, Func<T1, TResult1> mapFunc1) =>
        IsT1 ? Union<TResult0, TResult1>.FromT1(mapFunc1(value1)) : Union<TResult0, TResult1>.FromT0(mapFunc0(value0));

    public bool TryPickT0(out T0 value, out T1 remainder)
    {
        value = value0;
        remainder = value1;
        return IsT0;
    }

    public bool TryPickT1(out T1 value, out T0 remainder)
    {
        value = value1;
        remainder = value0;
        return IsT1;
    }

    public bool Equals(Union<T0, T1> other) => IsT1 == other.IsT1 && Equals(Value, other.Value);

    public override bool Equals(object? obj) => obj is Union<T0, T1> other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(IsT1, Value);

    public override string ToString() => Value is { } value ? $"{value.GetType().FullName}: {value}" : "";
}
