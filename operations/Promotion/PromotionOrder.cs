using Infra.Operations.Shared;

namespace Infra.Operations.Promotion;

/// <summary>Checks that a promotion goes from one environment to the next.</summary>
internal static class PromotionOrder
{
    public static List<Problem> Check(PromotionRules rules, PromotionRequest request)
    {
        var environments = rules.Environments.ToList();
        var unknown = new[] { request.From, request.To }.Distinct(StringComparer.Ordinal).Where(name => !environments.Contains(name)).ToList();
        if (unknown.Count > 0)
            return unknown.ConvertAll(name => Unknown(name, environments));

        var (from, to) = (environments.IndexOf(request.From), environments.IndexOf(request.To));
        if (to <= from)
        {
            return
            [
                new Problem(PromotionErrors.Order, $"\"{request.To}\" does not come after \"{request.From}\".",
                    $"The order is {string.Join(" -> ", environments)}; change an earlier environment by hand."),
            ];
        }

        return to == from + 1 || request.AllowSkip
            ? []
            :
            [
                new Problem(PromotionErrors.Order, $"\"{request.To}\" is not the next after \"{request.From}\": that is \"{environments[from + 1]}\".",
                    $"Promote to \"{environments[from + 1]}\" first, or pass over it explicitly with --allow-skip."),
            ];
    }

    private static Problem Unknown(string name, List<string> environments) => new(
        PromotionErrors.UnknownEnvironment,
        $"\"{name}\" is not an environment of {Promoter.RulesFile}.",
        $"The environments are {string.Join(", ", environments.Select(one => $"\"{one}\""))}.");
}
