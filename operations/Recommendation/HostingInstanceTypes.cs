using System.Text.RegularExpressions;
using Infra.Operations.Shared;

namespace Infra.Operations.Recommendation;

/// <summary>The instance types a benchmark may run on.</summary>
internal static partial class HostingInstanceTypes
{
    public static void Check(string type, SettingsReader reader, string name)
    {
        if (!TypePattern().IsMatch(type))
            reader.Refuse(name, $"\"{type}\" is no instance type.", "Write it as ml.family.size, such as ml.c5.xlarge.");
        else if (type.StartsWith("ml.t2.", StringComparison.Ordinal))
            reader.Refuse(name, $"\"{type}\" is burstable, which Inference Recommender does not allow.", "Choose a type outside ml.t2.");
    }

    [GeneratedRegex(@"^ml\.[a-z][a-z0-9-]*\.(nano|micro|small|medium|large|metal|[0-9]*xlarge)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex TypePattern();
}
