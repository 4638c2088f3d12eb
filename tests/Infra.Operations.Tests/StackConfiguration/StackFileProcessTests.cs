using System.Diagnostics;
using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Tests.StackConfiguration;

/// <summary>Real processes: one is killed in the middle of a write, two write at once.</summary>
public sealed class StackFileProcessTests : IDisposable
{
    private const string Before = "config:\n  a:n: 0 # a counter\n";
    private const string After = "config:\n  a:n: 1 # a counter\n";

    private readonly string directory = Directory.CreateTempSubdirectory("infra-writers-").FullName;

    private string FilePath => Path.Combine(directory, "Pulumi.dev.yaml");

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Theory]
    [InlineData(nameof(WriteStep.Locked), Before)]
    [InlineData(nameof(WriteStep.Compared), Before)]
    [InlineData(nameof(WriteStep.TemporaryWritten), Before)]
    [InlineData(nameof(WriteStep.TemporaryFlushed), Before)]
    [InlineData(nameof(WriteStep.Renamed), After)]
    public async Task Save_KilledAfterAnyStep_LeavesOldOrNewAndNoLock(string step, string expected)
    {
        await File.WriteAllTextAsync(FilePath, Before);
        using var writer = Start("hang", FilePath, step);
        Assert.Equal(step, await writer.StandardOutput.ReadLineAsync());
        var refused = Assert.Throws<StackFileException>(Increment);

        writer.Kill();
        await writer.WaitForExitAsync();

        Assert.NotEqual(0, writer.ExitCode);
        Assert.Equal(StackFileErrors.Locked, refused.Id);
        Assert.Equal(expected, await File.ReadAllTextAsync(FilePath));
        Increment();
        Assert.Equal(expected == Before ? After : "config:\n  a:n: 2 # a counter\n", await File.ReadAllTextAsync(FilePath));
        Assert.Equal([FilePath], Directory.GetFileSystemEntries(directory));
        Assert.Equal(OperatingSystem.IsWindows(), File.Exists(WriterLock.PathOf(FilePath)));
    }

    [Fact]
    public async Task Save_TwoProcessesAtOnce_LoseNoChange()
    {
        const int times = 200;
        await File.WriteAllTextAsync(FilePath, Before);
        using var first = Start("count", FilePath, $"{times}");
        using var second = Start("count", FilePath, $"{times}");
        foreach (var writer in new[] { first, second })
            Assert.Equal("ready", await writer.StandardOutput.ReadLineAsync());

        await Task.WhenAll(first.StandardInput.WriteLineAsync(), second.StandardInput.WriteLineAsync());
        await Task.WhenAll(first.WaitForExitAsync(), second.WaitForExitAsync());

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Equal($"config:\n  a:n: {2 * times} # a counter\n", await File.ReadAllTextAsync(FilePath));
        Assert.Equal([FilePath], Directory.GetFileSystemEntries(directory));
        Assert.Equal(OperatingSystem.IsWindows(), File.Exists(WriterLock.PathOf(FilePath)));
    }

    private void Increment()
    {
        var file = StackFile.Load(FilePath);
        file.Set(StackFileWriter.Key, file.Get(StackFileWriter.Key)!.GetValue<int>() + 1);
        file.Save();
    }

    private static Process Start(params string[] args) => Process.Start(new ProcessStartInfo(
        Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet",
        [typeof(StackFileProcessTests).Assembly.Location, .. args])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        UseShellExecute = false,
    })!;
}
