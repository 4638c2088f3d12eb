using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Pulumi.Tests.Surface;

internal static class MemberText
{
    /// <summary>The line of a member; null if it is not visible outside.</summary>
    public static string? Of(MemberInfo member) => member switch
    {
        ConstructorInfo { IsStatic: false } constructor when AccessOf(constructor) is { } access =>
            $"{access} .ctor({ParametersOf(constructor)})",
        MethodInfo method when AccessOf(method) is { } access && !IsAccessor(method) => OfMethod(method, access),
        PropertyInfo property when PropertyAccess(property) is { } access => OfProperty(property, access),
        FieldInfo { IsPublic: true, IsSpecialName: false } field => OfField(field),
        _ => null,
    };

    public static string ReturnOf(MethodInfo method) =>
        TypeText.Of(method.ReturnType, new NullabilityInfoContext().Create(method.ReturnParameter), TupleNames.Of(method.ReturnParameter));

    public static string ParametersOf(MethodBase method)
    {
        var text = string.Join(", ", method.GetParameters().Select(Parameter));
        return method.IsDefined(typeof(ExtensionAttribute)) ? "this " + text : text;
    }

    private static string Parameter(ParameterInfo parameter)
    {
        var type = TypeText.Of(
            parameter.ParameterType, new NullabilityInfoContext().Create(parameter), TupleNames.Of(parameter));
        var prefix = parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params "
            : parameter.IsOut ? "out "
            : parameter.IsDefined(typeof(NotNullWhenAttribute)) ? "[NotNullWhen] " : "";
        return $"{prefix}{type} {parameter.Name}{(parameter.HasDefaultValue ? " = " + DefaultOf(parameter) : "")}";
    }

    private static string DefaultOf(ParameterInfo parameter) => parameter.DefaultValue switch
    {
        null when parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null => "default",
        null => "null",
        bool flag => flag ? "true" : "false",
        string text => $"\"{text}\"",
        var other => other.ToString()!,
    };

    private static string OfMethod(MethodInfo method, string access)
    {
        var arguments = method.IsGenericMethod
            ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";
        var attribute = method.ReturnParameter.IsDefined(typeof(MaybeNullAttribute)) ? "[return: MaybeNull] " : "";
        var modifier = method.IsStatic ? "static "
            : method.GetBaseDefinition() != method ? "override "
            : method.DeclaringType!.IsInterface && !method.IsAbstract ? "virtual "
            : method is { IsVirtual: true, IsFinal: false } && !method.DeclaringType.IsInterface ? "virtual " : "";
        return $"{attribute}{access} {modifier}{ReturnOf(method)} {method.Name}{arguments}({ParametersOf(method)}){ConstraintsOf(method)}";
    }

    private static string ConstraintsOf(MethodInfo method) => string.Concat(
        from argument in method.IsGenericMethod ? method.GetGenericArguments() : []
        let types = argument.GetGenericParameterConstraints().Select(type => TypeText.Of(type, nullability: null, new()))
        let isNew = argument.GenericParameterAttributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint)
        let all = types.Concat(isNew ? ["new()"] : []).ToList()
        where all.Count > 0
        select $" where {argument.Name} : {string.Join(", ", all)}");

    private static string OfProperty(PropertyInfo property, string access)
    {
        var type = TypeText.Of(property.PropertyType, new NullabilityInfoContext().Create(property), TupleNames.Of(property));
        var isStatic = (property.GetMethod ?? property.SetMethod)!.IsStatic ? "static " : "";
        var index = property.GetIndexParameters();
        var name = index.Length == 0 ? property.Name : $"this[{string.Join(", ", index.Select(Parameter))}]";
        var accessors = (property.GetMethod is { } get && AccessOf(get) is not null ? "get; " : "")
            + (property.SetMethod is { } set && AccessOf(set) is not null ? IsInit(set) ? "init; " : "set; " : "");
        return $"{AttributeOf(property)}{access} {isStatic}{type} {name} {{ {accessors}}}";
    }

    private static string AttributeOf(PropertyInfo property)
    {
        if (property.GetCustomAttribute<OutputAttribute>() is { } output)
            return $"[Output(\"{output.Name}\")] ";

        var input = property.GetCustomAttributesData().FirstOrDefault(data => data.AttributeType == typeof(InputAttribute));
        return input is null ? "" : $"[Input({string.Join(", ", input.ConstructorArguments.Select(Argument))})] ";
    }

    private static string Argument(CustomAttributeTypedArgument argument) =>
        argument.Value is bool flag ? flag ? "true" : "false" : $"\"{argument.Value}\"";

    private static string OfField(FieldInfo field)
    {
        var type = TypeText.Of(field.FieldType, new NullabilityInfoContext().Create(field), TupleNames.Of(field));
        return $"public {(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{type} {field.Name}";
    }

    private static bool IsInit(MethodInfo set) =>
        set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static bool IsAccessor(MethodInfo method) =>
        method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static string? PropertyAccess(PropertyInfo property) =>
        property.GetAccessors(nonPublic: true).Select(AccessOf).OfType<string>().OrderByDescending(access => access).FirstOrDefault();

    private static string? AccessOf(MethodBase method) =>
        method.IsPublic ? "public" : method.IsFamily || method.IsFamilyOrAssembly ? "protected" : null;
}
