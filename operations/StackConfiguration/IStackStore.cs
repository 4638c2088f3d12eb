namespace Infra.Operations.StackConfiguration;

/// <summary>Where the config of a stack is kept: in its file, or where the Pulumi CLI keeps it.</summary>
public interface IStackStore
{
    /// <summary>Reads the config.</summary>
    /// <exception cref="StackFileException">It cannot be read.</exception>
    Task<StackFile> LoadAsync(CancellationToken cancellation);

    /// <summary>Writes the changes of what was loaded.</summary>
    /// <returns>Whether anything was written; without changes, nothing is touched.</returns>
    /// <exception cref="StackFileException">It cannot be written, or somebody else has changed it meanwhile. Nothing was written.</exception>
    Task<bool> SaveAsync(StackFile config, CancellationToken cancellation);
}

/// <summary>A stack file in the project's folder; the default.</summary>
/// <param name="path">The path of the file.</param>
public sealed class FileStackStore(string path) : IStackStore
{
    /// <inheritdoc/>
    public Task<StackFile> LoadAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(StackFile.Load(path));
    }

    /// <inheritdoc/>
    public Task<bool> SaveAsync(StackFile config, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(config.Save());
    }
}
