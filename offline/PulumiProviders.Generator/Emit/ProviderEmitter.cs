using PulumiProviders.Generator.Facts;

namespace PulumiProviders.Generator.Emit;

/// <summary>Turns facts into source files: one for each resource and function, one for each namespace of nested types.</summary>
internal static class ProviderEmitter
{
    /// <returns>File names with their text, always in the same order.</returns>
    public static IEnumerable<(string Name, string Text)> Emit(ProviderFacts facts)
    {
        var types = new CSharpTypes(facts);
        var args = new ArgsEmitter(types);
        var outputs = new OutputTypeEmitter(types);
        var resources = new ResourceEmitter(facts, types, args);
        var functions = new FunctionEmitter(facts, args, outputs);
        yield return ($"{facts.Namespace}.Utilities.g.cs", UtilitiesEmitter.Emit(facts));
        foreach (var resource in facts.Resources)
        {
            yield return ($"{facts.NamespaceOf(resource.Module)}.{resource.Name}.g.cs", resources.Emit(resource));
        }

        foreach (var function in facts.Functions)
        {
            yield return ($"{facts.NamespaceOf(function.Module)}.{function.Name}.g.cs", functions.Emit(function));
        }

        foreach (var group in TypeUses.Find(facts).GroupBy(use => use.Form.NamespaceOf(facts, use.Name)))
        {
            yield return ($"{group.Key}.g.cs", InNamespace(group.Key, group, (writer, use) => EmitType(writer, facts, use, args, outputs)));
        }

        foreach (var group in facts.Enums.GroupBy(pair => facts.NamespaceOf(QualifiedName.ModuleOf(pair.Key))))
        {
            yield return ($"{group.Key}.Enums.g.cs", InNamespace(group.Key, group, (writer, pair) =>
                EnumEmitter.Emit(writer, QualifiedName.NameOf(pair.Key), pair.Value)));
        }
    }

    private static void EmitType(
        SourceWriter writer, ProviderFacts facts, (string Name, TypeForm Form) use, ArgsEmitter args, OutputTypeEmitter outputs)
    {
        var properties = facts.Types[use.Form.KeyOf(use.Name)];
        var className = use.Form.ClassOf(use.Name);
        if (use.Form.IsInput)
        {
            args.Emit(writer, className, use.Form, properties);
        }
        else
        {
            outputs.Emit(writer, className, use.Form, properties);
        }
    }

    private static string InNamespace<T>(string name, IEnumerable<T> items, Action<SourceWriter, T> emit)
    {
        var writer = new SourceWriter();
        writer.Open($"namespace {name}");
        foreach (var item in items)
        {
            emit(writer, item);
        }

        writer.Close();
        return writer.ToString();
    }
}
