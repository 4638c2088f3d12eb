namespace Infra.Cli.Shared;

/// <summary>Whether a report can be written to a path.</summary>
internal static class ReportPath
{
    /// <returns>What is wrong and how to mend it, to follow the path in quotes; null when nothing is.</returns>
    public static string? ProblemOf(string path, string stackFile)
    {
        if (string.IsNullOrWhiteSpace(path))
            return "is no path. Name a file, or - for standard output.";
        if (Directory.Exists(path))
            return "is a folder. Name a file in it.";
        if (IsSameFile(path, stackFile))
            return "is the stack's own file. Name another.";
        return Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))) ? Try(path) : "is in a folder that does not exist. Make the folder, or name another file.";
    }

    private static bool IsSameFile(string path, string stackFile)
    {
        var target = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
        return string.Equals(Path.GetFullPath(target), Path.GetFullPath(stackFile), StringComparison.Ordinal);
    }

    /// <summary>Opens the file as it will be opened later, and leaves what was there.</summary>
    private static string? Try(string path)
    {
        var existed = File.Exists(path);
        try
        {
            new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite).Dispose();
            if (!existed)
                File.Delete(path);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"cannot be written: {exception.Message.TrimEnd('.')}. Name a file that can be, or mend the permissions.";
        }
    }
}
