using Infra.Sandbox.Engine;
using Infra.Sandbox.Engine.Properties;
using Infra.Sandbox.Engine.State;

namespace Infra.Sandbox.Tests.Engine.State;

public sealed class StateFileTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    private StateFile File => new(directory.File("state.json"));

    public void Dispose() => directory.Dispose();

    [Fact]
    public void Load_AfterSave_GivesTheSameResources()
    {
        var state = Resource("a") with
        {
            Id = "a-1",
            Inputs = MapValue.Of(("name", "a-1"), ("password", new SecretValue("s"))),
            Outputs = MapValue.Of(("arn", "arn:aws:x")),
            Parent = "urn:pulumi:sandbox::infra::pulumi:pulumi:Stack::infra-sandbox",
            Protect = true,
            RetainOnDelete = true,
            Dependencies = ["urn:b"],
            PropertyDependencies = Resource("a").PropertyDependencies.Add("name", ["urn:b"]),
            Hooks = Resource("a").Hooks.Add("beforeDelete", ["h"]),
            ReplacementTrigger = "ml.m5.large",
            Created = DateTimeOffset.UnixEpoch,
        };

        File.Save(new StateSnapshot([state, Resource("b") with { Delete = true }], []));

        Assert.Equal(
            [StateJson.Write(state, PropertyJson.ToState).ToJsonString(), StateJson.Write(Resource("b") with { Delete = true }, PropertyJson.ToState).ToJsonString()],
            File.Load().Resources.Select(loaded => StateJson.Write(loaded, PropertyJson.ToState).ToJsonString()));
    }

    [Fact]
    public void Save_OfNothing_LeavesNoFile()
    {
        File.Save(new StateSnapshot([Resource("a")], []));
        File.Save(StateSnapshot.Empty);

        Assert.Empty(directory.Files);
    }

    [Fact]
    public void Save_OfTheSame_DoesNotTouchTheFile()
    {
        File.Save(new StateSnapshot([Resource("a")], []));
        System.IO.File.SetLastWriteTimeUtc(File.Path, DateTime.UnixEpoch);

        File.Save(new StateSnapshot([Resource("a")], []));

        Assert.Equal(DateTime.UnixEpoch, System.IO.File.GetLastWriteTimeUtc(File.Path));
    }

    [Fact]
    public void Load_AfterAKilledDeployment_GivesWhatTheJournalSays()
    {
        File.Save(new StateSnapshot([Resource("gone"), Resource("kept")], []));
        using (var journal = new StateJournal(File.JournalPath))
        {
            var ledger = new ResourceLedger(File.Load(), journal);
            ledger.Remove(Resource("gone"));
            ledger.Begin(new PendingOperation("creating", Resource("made")));
            ledger.Set(Resource("made") with { Id = "made-1" });
            ledger.Begin(new PendingOperation("creating", Resource("begun")));
        }

        System.IO.File.AppendAllText(File.JournalPath, """{"set":{"urn":"cut o""");

        var state = File.Load();
        Assert.Equal(["kept", "made"], state.Resources.Select(resource => resource.Name));
        Assert.Equal("begun", Assert.Single(state.PendingOperations).Resource.Name);
    }

    [Theory]
    [InlineData("{", "cannot be read")]
    [InlineData("[]", "cannot be read")]
    [InlineData("""{"version":9,"deployment":{}}""", "its version is 9, not 3")]
    [InlineData("""{"version":3,"deployment":{"resources":[{"type":"t"}]}}""", "a resource has no \"urn\"")]
    public void Load_OfSomethingElse_SaysWhichFileAndWhy(string content, string reason)
    {
        System.IO.File.WriteAllText(File.Path, content);

        var exception = Assert.Throws<EngineException>(() => File.Load());

        Assert.Equal("INFRA202", exception.Id);
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
        Assert.Contains($"\"{File.Path}\"", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Acquire_WhileAnotherHoldsTheLock_IsRefused()
    {
        using (StateLock.Acquire(File.Path))
        {
            Assert.Equal("INFRA201", Assert.Throws<EngineException>(() => StateLock.Acquire(File.Path)).Id);
        }

        StateLock.Acquire(File.Path).Dispose();
        Assert.Empty(directory.Files);
    }

    private static ResourceState Resource(string name) => new() { Urn = $"urn:pulumi:sandbox::infra::t::{name}", Type = "t", Custom = true };
}
