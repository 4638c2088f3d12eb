using System.Collections.Immutable;
using Infra.Sandbox.Engine.Execution;
using Infra.Sandbox.Engine.Properties;
using Infra.Sandbox.Tests.Engine.Programs;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Infra.Sandbox.Tests.Engine.Execution;

public sealed class ArgumentReaderTests
{
    [Fact]
    public async Task Read_OfKnownArguments_SeesWhatTheSdkSerializes()
    {
        var mocks = new RecordingMocks();
        MapValue? read = null;
        await Deployment.TestAsync(mocks, new TestOptions(), async () =>
        {
            var args = new ThingArgs
            {
                Name = Output.Create("n"),
                Size = 3,
                Enabled = false,
                Tags = { ["a"] = "1", ["b"] = Output.Create("2") },
                Parts = { new PartArgs { Kind = "k" }, new PartArgs { Link = Output.Create("l") } },
            };
            _ = new Thing("a", args);
            read = Map(await ArgumentReader.ReadAsync(args));
        });

        Assert.Equal(SdkValues.FromEntries(mocks.Inputs!), read);
    }

    [Fact]
    public async Task Read_OfUnknownAndSecretParts_KeepsThemWhereTheyAre()
    {
        var args = new ThingArgs
        {
            Password = Output.CreateSecret("p"),
            Parts = { new PartArgs { Kind = "k", Link = OutputUtilities.CreateUnknown("") } },
            Size = OutputUtilities.CreateUnknown(0),
        };

        var read = Map(await ArgumentReader.ReadAsync(args));

        Assert.Equal(new SecretValue("p"), read["password"]);
        Assert.Equal(PropertyValue.Unknown, read["size"]);
        Assert.Equal(new ArrayValue([MapValue.Of(("kind", "k"), ("link", PropertyValue.Unknown))]), read["parts"]);
    }

    [Fact]
    public async Task Read_OfOutputsOfResources_NamesWhatTheyDependOn()
    {
        var dependencies = ImmutableHashSet<Resource>.Empty;
        Thing? first = null;
        await Deployment.TestAsync(new RecordingMocks(), new TestOptions(), async () =>
        {
            first = new Thing("first");
            var arguments = await ArgumentReader.ReadAsync(new ThingArgs { Size = 1, Parts = { new PartArgs { Link = first.Arn } } });
            dependencies = arguments["parts"].Dependencies;
            Assert.Empty(arguments["size"].Dependencies);
        });

        Assert.Same(first, Assert.Single(dependencies));
    }

    [Fact]
    public async Task Read_OfADictionary_ReadsItsEntries()
    {
        var args = new DictionaryResourceArgs(ImmutableDictionary<string, object?>.Empty.Add("secret", Output.CreateSecret("s")).Add("none", null));

        Assert.Equal(MapValue.Of(("secret", new SecretValue("s"))), Map(await ArgumentReader.ReadAsync(args)));
    }

    private static MapValue Map(ImmutableDictionary<string, Argument> arguments) =>
        MapValue.Of(arguments.Select(argument => KeyValuePair.Create(argument.Key, argument.Value.Value)));

    private sealed class RecordingMocks : IMocks
    {
        public ImmutableDictionary<string, object>? Inputs { get; private set; }

        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
        {
            Inputs = args.Inputs;
            return Task.FromResult<(string?, object)>((args.Name, args.Inputs));
        }

        public Task<object> CallAsync(MockCallArgs args) => throw new InvalidOperationException("no calls are expected");
    }
}
