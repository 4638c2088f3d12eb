namespace Offline.PulumiProviders.Tests.Facts;

/// <summary>Every resource, function and type of both packages, as data of theories.</summary>
public static class FactData
{
    public static TheoryData<string, string> Resources => Keys(package => package.Resources.Where(resource => !resource.IsProvider).Select(resource => resource.Key));

    public static TheoryData<string, string> Functions => Keys(package => package.Functions.Select(function => function.Key));

    public static TheoryData<string, string> Types => Keys(package => package.Types);

    public static Package Package(string ns) => Facts.Package.All.Single(package => package.Namespace == ns);

    public static ResourceFact Resource(string ns, string key) => Package(ns).Resources.Single(resource => resource.Key == key);

    public static FunctionFact Function(string ns, string key) => Package(ns).Functions.Single(function => function.Key == key);

    private static TheoryData<string, string> Keys(Func<Package, IEnumerable<string>> keys)
    {
        var data = new TheoryData<string, string>();
        foreach (var package in Facts.Package.All)
        {
            foreach (var key in keys(package))
            {
                data.Add(package.Namespace, key);
            }
        }

        return data;
    }
}
