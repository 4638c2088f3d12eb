namespace Infra.Operations.StackConfiguration;

/// <summary>The steps of a write, in order; a crash after any of them leaves the old file or the new one, never half.</summary>
internal enum WriteStep
{
    Locked,
    Compared,
    TemporaryWritten,
    TemporaryFlushed,
    Renamed,
}

/// <summary>Replaces a file at once, and only while it still holds what was read.</summary>
internal static class AtomicFile
{
    public static void Replace(string path, byte[] expected, byte[] content, string file, Action<WriteStep>? onStep = null)
    {
        var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);
        using var writer = WriterLock.Take(target, file);
        onStep?.Invoke(WriteStep.Locked);
        if (!File.Exists(target) || !File.ReadAllBytes(target).AsSpan().SequenceEqual(expected))
        {
            throw new StackFileException(StackFileErrors.ChangedOnDisk, "the file has changed on disk since it was read.",
                "Nothing was written; run the command again.", file);
        }

        onStep?.Invoke(WriteStep.Compared);
        try
        {
            Write(target, content, onStep);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StackFileException(StackFileErrors.Unwritable, $"the file or its directory \"{Path.GetDirectoryName(target)}\" cannot be written.",
                "Make both writable, or run with --dry-run to see the change only.", file, at: null, exception);
        }
    }

    /// <summary>The name of the temporary file beside a target.</summary>
    public static string TemporaryName(string target) =>
        Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.infra-tmp");

    private static void Write(string target, byte[] content, Action<WriteStep>? onStep)
    {
        var temporary = TemporaryName(target);
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(target));

            stream.Write(content);
            onStep?.Invoke(WriteStep.TemporaryWritten);
            stream.Flush(flushToDisk: true);
        }

        onStep?.Invoke(WriteStep.TemporaryFlushed);
        File.Move(temporary, target, overwrite: true);
        onStep?.Invoke(WriteStep.Renamed);
    }
}
