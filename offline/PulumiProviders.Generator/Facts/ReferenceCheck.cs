namespace PulumiProviders.Generator.Facts;

/// <summary>Finds modules, types and enums that the facts use and do not define.</summary>
internal static class ReferenceCheck
{
    public static IEnumerable<FactsProblem> Run(ProviderFacts facts) => Modules(facts).Concat(References(facts)).Distinct();

    private static IEnumerable<FactsProblem> Modules(ProviderFacts facts) =>
        facts.Resources.Select(resource => resource.Module)
            .Concat(facts.Functions.Select(function => function.Module))
            .Concat(facts.Types.Keys.Select(key => ModuleOf(key.Substring(key.IndexOf('.') + 1))))
            .Concat(facts.Enums.Keys.Select(ModuleOf))
            .Distinct()
            .Where(module => module.Length > 0 && !facts.Modules.ContainsKey(module))
            .Select(module => new FactsProblem(FactsProblemKind.Reference, $"Module \"{module}\" has no namespace under \"modules\"", 0));

    private static IEnumerable<FactsProblem> References(ProviderFacts facts)
    {
        var inputs = facts.Resources.SelectMany(resource => resource.State).Concat(facts.Functions.SelectMany(function => function.Args));
        var outputs = facts.Resources.SelectMany(resource => resource.Outputs).Concat(facts.Functions.SelectMany(function => function.Result));
        return Unknown(facts, "inputs", inputs.Concat(OfTypes(facts, "inputs"))).Concat(Unknown(facts, "outputs", outputs.Concat(OfTypes(facts, "outputs"))));
    }

    private static IEnumerable<PropertyFacts> OfTypes(ProviderFacts facts, string direction) =>
        facts.Types.Where(type => type.Key.StartsWith(direction + ".", StringComparison.Ordinal)).SelectMany(type => type.Value);

    private static IEnumerable<FactsProblem> Unknown(ProviderFacts facts, string direction, IEnumerable<PropertyFacts> properties) =>
        from property in properties
        from name in Names(property.Type, direction)
        where !facts.Types.ContainsKey(name) && !(name.StartsWith("enums.", StringComparison.Ordinal) && facts.Enums.ContainsKey(name.Substring("enums.".Length)))
        select new FactsProblem(FactsProblemKind.Reference, $"\"{property.Name}\" refers to \"{name}\", which the file does not define", property.Position);

    private static IEnumerable<string> Names(PropertyType type, string direction) => type switch
    {
        ObjectType reference => [$"{direction}.{reference.Name}"],
        EnumType reference => [$"enums.{reference.Name}"],
        ListType list => Names(list.Element, direction),
        MapType map => Names(map.Element, direction),
        UnionType union => union.Members.SelectMany(member => Names(member, direction)),
        _ => [],
    };

    public static string ModuleOf(string name) => name.LastIndexOf('.') is > 0 and var dot ? name.Substring(0, dot) : "";
}
