using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Pulumi;

namespace Offline.PulumiProviders.Tests.Facts;

/// <summary>Fills an args object with the same values as <see cref="Wire"/>, through the properties and conversions a program uses.</summary>
internal static class Filler
{
    public static object Fill(Package package, Type argsClass, IEnumerable<JsonProperty> properties)
    {
        var args = Activator.CreateInstance(argsClass)!;
        foreach (var property in properties)
        {
            var target = Members.PropertyOf(argsClass, property.Name);
            target.SetValue(args, Given(package, target.PropertyType, property.Name, Expression.Of(property)));
        }

        return args;
    }

    private static object Given(Package package, Type target, string name, Expression type)
    {
        var definition = target.IsGenericType ? target.GetGenericTypeDefinition() : target;
        var valueType = definition switch
        {
            _ when definition == typeof(Input<>) || definition == typeof(InputUnion<,>) => target.GetGenericArguments()[0],
            _ when definition == typeof(InputList<>) => typeof(ImmutableArray<>).MakeGenericType(target.GetGenericArguments()),
            _ when definition == typeof(InputMap<>) => typeof(ImmutableDictionary<,>).MakeGenericType(typeof(string), target.GetGenericArguments()[0]),
            _ => null,
        };
        return valueType is null
            ? Value(package, target, name, type)
            : Convert(target, valueType, Value(package, valueType, name, type));
    }

    private static object Value(Package package, Type target, string name, Expression type)
    {
        var plain = Nullable.GetUnderlyingType(target) ?? target;
        if (type.Element is { } element)
        {
            return Collection(plain, plain.GetGenericArguments()[0], item => Value(package, item, name + "Item", element));
        }

        if (type.MapValue is { } value)
        {
            return Dictionary(plain, plain.GetGenericArguments()[1], item => Value(package, item, name + "Value", value));
        }

        if (type.TypeKey is { } key)
        {
            return Fill(package, plain, package.PropertiesOf(key).EnumerateObject());
        }

        if (type.EnumKey is { } enumeration)
        {
            var field = package.Enums.GetProperty(enumeration).EnumerateObject().Last().Name;
            return plain.GetProperty(field, BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
        }

        var wire = Wire.Of(package, name, type);
        return plain == typeof(int) ? (int)(double)wire : wire;
    }

    private static object Collection(Type collection, Type item, Func<Type, object> make)
    {
        var items = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        items.Add(make(item));
        return collection == items.GetType() ? items : Create(typeof(ImmutableArray), "CreateRange", [item], items);
    }

    private static object Dictionary(Type map, Type item, Func<Type, object> make)
    {
        var items = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), item))!;
        items.Add("key", make(item));
        return map == items.GetType() ? items : Create(typeof(ImmutableDictionary), "CreateRange", [typeof(string), item], items);
    }

    private static object Create(Type factory, string method, Type[] arguments, object items) => factory
        .GetMethods()
        .Where(candidate => candidate.Name == method && candidate.GetGenericArguments().Length == arguments.Length)
        .Single(candidate => candidate.GetParameters() is [{ ParameterType: { IsGenericType: true } parameter }]
            && parameter.GetGenericTypeDefinition() == typeof(IEnumerable<>))
        .MakeGenericMethod(arguments)
        .Invoke(null, [items])!;

    private static object Convert(Type target, Type source, object value) =>
        target.GetMethod("op_Implicit", [source])!.Invoke(null, [value])!;
}
