namespace PulumiProviders.Generator.Facts;

/// <summary>Finds modules, types and enums that the facts use and do not define.</summary>
internal static class ReferenceCheck
{
    public static IEnumerable<FactsProblem> Run(ProviderFacts facts) => Modules(facts).Concat(References(facts)).Distinct();

    private static IEnumerable<FactsProblem> Modules(ProviderFacts facts) =>
        facts.Resources.Select(resource => resource.Module)
            .Concat(facts.Functions.Select(function => function.Module))
            .Concat(facts.Types.Keys.Select(key => QualifiedName.ModuleOf(key.Substring(key.IndexOf('.') + 1))))
            .Concat(facts.Enums.Keys.Select(QualifiedName.ModuleOf))
            .Distinct()
            .Where(module => module.Length > 0 && !facts.Modules.ContainsKey(module))
            .Select(module => new FactsProblem(FactsProblemKind.Reference, $"Module \"{module}\" has no namespace under \"modules\"", 0));

    private static IEnumerable<FactsProblem> References(ProviderFacts facts)
    {
        var inputs = facts.Resources.SelectMany(resource => resource.State)
            .Concat(facts.Functions.SelectMany(function => function.Args))
            .Concat(OfTypes(facts, "inputs"));
        var outputs = facts.Resources.SelectMany(resource => resource.Outputs)
            .Concat(facts.Functions.SelectMany(function => function.Result))
            .Concat(OfTypes(facts, "outputs"));
        return Unknown(facts, "inputs", inputs).Concat(Unknown(facts, "outputs", outputs));
    }

    private static IEnumerable<PropertyFacts> OfTypes(ProviderFacts facts, string direction) =>
        facts.Types.Where(type => type.Key.StartsWith(direction + ".", StringComparison.Ordinal)).SelectMany(type => type.Value);

    private static IEnumerable<FactsProblem> Unknown(ProviderFacts facts, string direction, IEnumerable<PropertyFacts> properties)
    {
        var known = new HashSet<string>(facts.Types.Keys.Concat(facts.Enums.Keys.Select(key => "enums." + key)));
        return from property in properties
               from name in Names(property.Type, direction)
               where !known.Contains(name)
               let message = $"\"{property.Name}\" refers to \"{name}\", which the file does not define"
               select new FactsProblem(FactsProblemKind.Reference, message, property.Position);
    }

    private static IEnumerable<string> Names(PropertyType type, string direction) => type switch
    {
        ObjectType reference => [$"{direction}.{reference.Name}"],
        EnumType reference => [$"enums.{reference.Name}"],
        ListType list => Names(list.Element, direction),
        MapType map => Names(map.Element, direction),
        UnionType union => union.Members.SelectMany(member => Names(member, direction)),
        _ => [],
    };
}
