using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Pulumi.Tests.Fixtures;
using Pulumi.Utilities;

namespace Pulumi.Tests.Outputs;

/// <summary>Known = AND, secret = OR, dependencies = union, whatever the operation.</summary>
public sealed class AlgebraProperties
{
    private static readonly Arbitrary<Source[]> Sources = Arb.From(
        (from value in Gen.Choose(0, 9)
         from isKnown in Gen.Elements(true, true, false)
         from isSecret in Gen.Elements(true, false, false)
         from dependency in Gen.Choose(0, 3)
         select new Source(value, isKnown, isSecret, dependency)).NonEmptyListOf().Select(list => list.ToArray()));

    [Fact]
    public Task All_AnySources_JoinsMarks() =>
        CheckAsync((outputs, sources) =>
        {
            var probe = Get(Output.All(outputs));
            return probe.Flags == Joined(sources)
                && (!probe.IsKnown || probe.Value.SequenceEqual(sources.Select(source => source.Value)));
        });

    [Fact]
    public Task Tuple_AnySources_JoinsMarks() =>
        CheckAsync((outputs, sources) => Get(Output.Tuple(outputs[0], outputs[^1])).Flags == Joined([sources[0], sources[^1]]));

    [Fact]
    public Task Format_AnySources_JoinsMarks() =>
        CheckAsync((outputs, sources) => Get(Output.Format($"{outputs[0]}/{outputs[^1]}")).Flags == Joined([sources[0], sources[^1]]));

    [Fact]
    public Task Apply_Chain_JoinsMarksUpToTheFirstUnknown() =>
        CheckAsync((outputs, sources) =>
        {
            var chain = outputs.Aggregate((left, right) => left.Apply(_ => right));
            var met = sources.TakeWhile(source => source.IsKnown).Concat(sources.SkipWhile(source => source.IsKnown).Take(1));
            return Get(chain).Flags == Joined([.. met]);
        });

    [Fact]
    public Task InputList_AnySources_JoinsMarks() =>
        CheckAsync((outputs, sources) =>
        {
            var list = new InputList<int>();
            foreach (var output in outputs)
                list.Add(output);
            return Get(list.ToOutput()).Flags == Joined(sources);
        });

    [Fact]
    public Task JsonSerialize_AnySources_JoinsMarks() =>
        CheckAsync((outputs, sources) => Get(Output.JsonSerialize(Output.Create(outputs))).Flags == Joined(sources));

    [Fact]
    public Task CreateSecretThenUnsecret_AnySource_OnlyClearsSecret() =>
        CheckAsync((outputs, sources) =>
            Get(Output.Unsecret(Output.CreateSecret(outputs[0]))).Flags == Joined([sources[0] with { IsSecret = false }]));

    private static Probe<T> Get<T>(Output<T> output) => Programs.ProbeAsync(output).GetAwaiter().GetResult();

    private static string Joined(Source[] sources)
    {
        var names = sources.Select(source => $"d{source.Dependency}").Distinct().Order().ToImmutableArray();
        return new Probe<int>(0, sources.All(source => source.IsKnown), sources.Any(source => source.IsSecret), names).Flags;
    }

    private static async Task CheckAsync(Func<Output<int>[], Source[], bool> holds)
    {
        Thing[] things = [];
        await Programs.RunAsync(() => { things = [.. Enumerable.Range(0, 4).Select(i => new Thing($"d{i}"))]; });
        Prop.ForAll(Sources, sources => holds([.. sources.Select(source => source.ToOutput(things))], sources)).QuickCheckThrowOnFailure();
    }

    private sealed record Source(int Value, bool IsKnown, bool IsSecret, int Dependency)
    {
        public Output<int> ToOutput(Thing[] things)
        {
            var output = IsKnown ? Output.Create(Value) : OutputUtilities.CreateUnknown(Value);
            output = OutputUtilities.WithDependency(output, things[Dependency]);
            return IsSecret ? Output.CreateSecret(output) : output;
        }
    }
}
