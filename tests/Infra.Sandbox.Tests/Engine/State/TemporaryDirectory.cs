namespace Infra.Sandbox.Tests.Engine.State;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("infra-engine-");

    public string File(string name) => Path.Combine(directory.FullName, name);

    public string[] Files => [.. directory.GetFiles().Select(file => file.Name).Order()];

    public void Dispose() => directory.Delete(recursive: true);
}
