namespace Infra.Sandbox.Engine.State;

/// <summary>Keeps a second writer off a state file, in this process or another, for as long as it is held; a killed process holds nothing.</summary>
internal sealed class StateLock : IDisposable
{
    private readonly string path;
    private readonly FileStream stream;

    private StateLock(string path, FileStream stream) => (this.path, this.stream) = (path, stream);

    /// <exception cref="EngineException">INFRA201: someone else holds it.</exception>
    public static StateLock Acquire(string statePath)
    {
        var lockPath = statePath + ".lock";
        if (Path.GetDirectoryName(lockPath) is { Length: > 0 } directory) Directory.CreateDirectory(directory);
        try
        {
            return new StateLock(lockPath, new FileStream(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            throw new EngineException(
                "INFRA201",
                $"Another deployment is writing the state \"{statePath}\". Wait until it has ended; if none runs, delete \"{lockPath}\".");
        }
    }

    public void Dispose()
    {
        File.Delete(path);
        stream.Dispose();
    }
}
