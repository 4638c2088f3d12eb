using System.Collections.Immutable;
using Infra.Components.Shared.Rules;

namespace Infra.Components.Tests.Shared.Rules;

public sealed class EnvironmentRulesTests
{
    [Fact]
    public void Bytes_OfEnvironments_AddsNamesAndValuesOfAllInUtf8() => Assert.Equal(
        3 + 4 + 5,
        EnvironmentRules.Bytes([
            ImmutableDictionary<string, string>.Empty.Add("A", "ä"),
            ImmutableDictionary<string, string>.Empty.Add("B", "123"),
            ImmutableDictionary<string, string>.Empty.Add("CD", "").Add("E", "ab"),
        ]));
}
