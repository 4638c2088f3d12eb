using PulumiProviders.Generator.Facts;

namespace PulumiProviders.Generator.Emit;

/// <summary>Finds the forms in which each type is used, from the resources and functions down.</summary>
internal sealed class TypeUses
{
    private readonly ProviderFacts facts;
    private readonly HashSet<(string Name, TypeForm Form)> uses = [];

    private TypeUses(ProviderFacts facts) => this.facts = facts;

    public static IReadOnlyList<(string Name, TypeForm Form)> Find(ProviderFacts facts)
    {
        var finder = new TypeUses(facts);
        foreach (var resource in facts.Resources)
        {
            finder.Visit(resource.Args, TypeForm.Args);
            finder.Visit(resource.Outputs, TypeForm.Output);
            if (facts.Bridged && !resource.IsProvider)
            {
                finder.Visit(resource.State, TypeForm.State);
            }
        }

        foreach (var function in facts.Functions)
        {
            finder.Visit(function.Args, TypeForm.InvokeArgs);
            finder.Visit(function.Args, TypeForm.InvokeInputArgs);
            finder.Visit(function.Result, TypeForm.Result);
        }

        return [.. finder.uses
            .OrderBy(use => use.Form.KeyOf(use.Name), StringComparer.Ordinal)
            .ThenBy(use => use.Form.Suffix, StringComparer.Ordinal)];
    }

    private void Visit(IReadOnlyList<PropertyFacts> properties, TypeForm form)
    {
        foreach (var property in properties)
        {
            Visit(property.Type, form);
        }
    }

    private void Visit(PropertyType type, TypeForm form)
    {
        switch (type)
        {
            case ObjectType reference when uses.Add((reference.Name, form)):
                Visit(facts.Types[form.KeyOf(reference.Name)], form);
                break;
            case ListType list:
                Visit(list.Element, form);
                break;
            case MapType map:
                Visit(map.Element, form);
                break;
            case UnionType union:
                union.Members.ToList().ForEach(member => Visit(member, form));
                break;
        }
    }
}
