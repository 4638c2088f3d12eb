using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Infra.Operations.StackConfiguration;

/// <summary>
/// Holds off other writers of the same stack file. The lock is an empty file in the temporary directory, so that nothing is
/// left beside the stack file; the operating system releases it when the process ends, however it ends.
/// </summary>
/// <remarks>
/// Whoever releases it removes the file from its directory and marks it by its length. A writer that had opened the file before
/// the removal gets the lock of a file that no other writer will ever open: the mark tells, and it tries again. On Windows an
/// open file cannot be removed, and the empty file stays.
/// </remarks>
internal sealed class WriterLock : IDisposable
{
    /// <summary>More than any crowd of writers needs; ends the search where the marked file is not ours to remove.</summary>
    private const int MaxAttempts = 1000;

    private readonly FileStream handle;

    private WriterLock(FileStream handle) => this.handle = handle;

    /// <summary>Takes the lock of a target, or says that another process has it.</summary>
    public static WriterLock Take(string target, string file)
    {
        var path = PathOf(target);
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var opened = Open(path, file);
            if (opened.Length == 0)
                return new WriterLock(opened);

            opened.Dispose();
        }

        throw new StackFileException(StackFileErrors.Locked, $"the lock file \"{path}\" is not empty.", "Remove it and run the command again.", file);
    }

    /// <summary>Where the lock of a target is while somebody has it.</summary>
    public static string PathOf(string target)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(target)).AsSpan(0, 12));
        return Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"infra-{Environment.UserName}-{hash}.lock"));
    }

    public void Dispose()
    {
        using var released = handle;
        if (OperatingSystem.IsWindows())
            return;

        try
        {
            // Removed before it is marked: a process that is killed between the two leaves no marked file to stumble over.
            File.Delete(handle.Name);
            handle.SetLength(1);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The stack file is written all the same; an empty lock file stays for the next writer.
        }
    }

    private static FileStream Open(string path, string file)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new StackFileException(StackFileErrors.Locked, "another process is writing the file.",
                "Nothing was written; run the command again when the other one has ended.", file, at: null, exception);
        }
    }
}
