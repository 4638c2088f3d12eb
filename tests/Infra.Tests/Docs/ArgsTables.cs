using System.Collections;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Infra.Components.AsyncInference;
using Infra.Components.BatchInference;
using Infra.Components.Pipelines;
using Infra.Components.RealTimeInference;
using Infra.Components.ServerlessInference;
using Pulumi;

namespace Infra.Tests.Docs;

/// <summary>The keys of a stack file as tables, from the args classes and their doc comments.</summary>
internal static partial class ArgsTables
{
    private static readonly (string Key, Type Args, string[] Reserved)[] Sections =
    [
        ("infra:pipeline", typeof(InferencePipelineArgs), ["tags", "autoMLCandidateName"]),
        ("infra:model", typeof(InferenceModelArgs), ["tags"]),
        ("infra:modelVersion", typeof(ModelVersionArgs), ["containers", "tags"]),
        ("infra:endpoint", typeof(AsyncEndpointArgs), ["modelName", "executionRoleArn", "tags"]),
        ("infra:realTimeEndpoint", typeof(RealTimeEndpointArgs), ["modelName", "executionRoleArn", "tags"]),
        ("infra:serverlessEndpoint", typeof(ServerlessEndpointArgs), ["modelName", "executionRoleArn", "model", "pipeline", "tags"]),
        ("infra:batch", typeof(BatchTransformArgs), ["modelName", "executionRoleArn", "model", "pipeline", "tags"]),
    ];

    private static readonly Dictionary<string, XElement> Summaries = XDocument.Load(Path.ChangeExtension(typeof(AsyncEndpointArgs).Assembly.Location, ".xml"))
        .Descendants("member").Where(member => member.Element("summary") is not null).ToDictionary(member => (string)member.Attribute("name")!, member => member.Element("summary")!);

    public static string Render()
    {
        var text = new StringBuilder();
        foreach (var (key, args, reserved) in Sections)
        {
            text.Append($"\n## `{key}`\n\n| key | type | default | meaning |\n|---|---|---|---|\n");
            foreach (var row in Rows(key, args, reserved))
            {
                text.Append(row).Append('\n');
            }
        }

        return text.Append('\n').ToString();
    }

    private static IEnumerable<string> Rows(string key, Type type, string[] reserved)
    {
        var defaults = Activator.CreateInstance(type);
        foreach (var (name, required, property) in Inputs(type).Where(input => !reserved.Contains(input.Name)))
        {
            var path = $"{key}.{name}";
            var value = required ? "required" : Default(property.GetValue(defaults));
            yield return $"| `{path}` | {TypeName(property.PropertyType)} | {value} | {Meaning(property)} |";
            var (nested, suffix) = Element(property.PropertyType) is { } item ? (item, "[*]") : (property.PropertyType, "");
            foreach (var row in nested.IsAssignableTo(typeof(ResourceArgs)) ? Rows(path + suffix, nested, []) : [])
            {
                yield return row;
            }
        }
    }

    private static IEnumerable<(string Name, bool Required, PropertyInfo Property)> Inputs(Type type) =>
        from property in type.GetProperties()
        from attribute in property.GetCustomAttributesData()
        where attribute.AttributeType == typeof(InputAttribute)
        select ((string)attribute.ConstructorArguments[0].Value!, attribute.ConstructorArguments.ElementAtOrDefault(1).Value is true, property);

    private static Type? Element(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>) ? type.GenericTypeArguments[0] : null;

    private static string TypeName(Type type) => type switch
    {
        _ when type == typeof(string) || type == typeof(Input<string>) => "text",
        _ when type == typeof(int) => "whole number",
        _ when type == typeof(double) => "number",
        _ when type == typeof(bool) => "`true` or `false`",
        _ when type == typeof(InputMap<string>) => "map of texts",
        _ when Element(type) is { } item => $"list of {TypeName(item)}s",
        _ when type.IsAssignableTo(typeof(ResourceArgs)) => "map",
        _ => throw new NotSupportedException($"{type} has no name for people."),
    };

    private static string Default(object? value) => value switch
    {
        null => "none",
        ResourceArgs => "",
        InputMap<string> => "`{}`",
        ICollection => "`[]`",
        string text => $"`{text}`",
        _ => $"`{JsonSerializer.Serialize(value)}`",
    };

    private static string Meaning(PropertyInfo property)
    {
        var summary = Summaries[$"P:{property.DeclaringType!.FullName}.{property.Name}"];
        return Space().Replace(string.Concat(summary.Nodes().Select(Text)), " ").Trim().Replace("|", "\\|", StringComparison.Ordinal);
    }

    private static string Text(XNode node) => node switch
    {
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } see => $"`{Word((string)see.Attribute("cref")!)}`",
        _ => node.ToString().Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal),
    };

    /// <summary>A constant by its value, an input by its key.</summary>
    private static string Word(string cref)
    {
        var (owner, member) = (cref[2..cref.LastIndexOf('.')], cref[(cref.LastIndexOf('.') + 1)..]);
        var type = typeof(AsyncEndpointArgs).Assembly.GetType(owner);
        return type?.GetField(member)?.GetRawConstantValue() as string
            ?? (type?.GetProperty(member) is { } property ? Inputs(type).FirstOrDefault(input => input.Property == property).Name : null)
            ?? member;
    }

    [GeneratedRegex("\\s+")]
    private static partial Regex Space();
}
