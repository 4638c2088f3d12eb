using Infra.Operations.Shared;
using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Promotion;

/// <summary>What <c>promotion.yaml</c> says: the order of the environments, and which keys travel.</summary>
public sealed class PromotionRules
{
    internal PromotionRules(IReadOnlyList<string> environments, IReadOnlyList<TravellingKey> keys)
    {
        Environments = environments;
        Keys = keys;
    }

    /// <summary>The environments (stack names) in the order in which changes travel; at least two.</summary>
    public IReadOnlyList<string> Environments { get; }

    /// <summary>The keys that travel.</summary>
    public IReadOnlyList<TravellingKey> Keys { get; }

    /// <summary>Reads the rules from a file.</summary>
    /// <exception cref="OperationException">The file is missing or has mistakes; all of them are reported.</exception>
    public static PromotionRules Load(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            return Parse(File.ReadAllText(path), name);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            const string remedy = "It says which environments there are and which keys travel; see the one in the repository.";
            throw OperationException.BadInput(new Problem(PromotionErrors.Rules, $"\"{path}\" cannot be read.", remedy) { File = name });
        }
    }

    /// <summary>Reads the rules from a text.</summary>
    /// <param name="text">The YAML text.</param>
    /// <param name="name">The name of the file, for messages.</param>
    /// <exception cref="OperationException">The text has mistakes; all of them are reported.</exception>
    public static PromotionRules Parse(string text, string name = "promotion.yaml")
    {
        try
        {
            return new PromotionRulesReader(text, name).Read();
        }
        catch (StackFileException exception)
        {
            throw OperationException.BadInput(StackFiles.ToProblem(exception));
        }
    }
}

/// <summary>A key that travels.</summary>
/// <param name="Path">A property path; <c>[*]</c> stands for every item of a list and <c>.*</c> for every key of a map.</param>
/// <param name="IsOptional">Whether it may be missing where it comes from; it is then removed where it goes to. Default false.</param>
public sealed record TravellingKey(string Path, bool IsOptional = false);
