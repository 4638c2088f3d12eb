using System.Text;
using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Tests.StackConfiguration;

public sealed class StackFileSaveTests : IDisposable
{
    private const string Before = "config:\n  a:x: 1\n";
    private const string After = "config:\n  a:x: 2\n";

    private readonly string directory = Directory.CreateTempSubdirectory("infra-save-").FullName;

    private string FilePath => Path.Combine(directory, "Pulumi.dev.yaml");

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public void Save_Change_ReplacesTheFileAndNothingElse()
    {
        var file = Changed();

        Assert.True(file.Save());

        Assert.Equal(After, File.ReadAllText(FilePath));
        Assert.Equal([FilePath], Directory.GetFileSystemEntries(directory));
        Assert.False(file.HasChanges);
        Assert.False(file.Save());
    }

    [Fact]
    public void Save_WithoutChanges_DoesNotTouchTheFile()
    {
        File.WriteAllText(FilePath, Before);
        var file = StackFile.Load(FilePath);
        File.Delete(FilePath);
        file.Set("a:x", 2);
        file.Set("a:x", 1);

        Assert.False(file.Save());
        Assert.False(File.Exists(FilePath));
    }

    [Fact]
    public void Save_ModeAndByteOrderMark_AreKept()
    {
        File.WriteAllText(FilePath, "\uFEFF" + Before, new UTF8Encoding(false));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(FilePath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        var file = StackFile.Load(FilePath);
        file.Set("a:x", 2);
        file.Save();

        Assert.Equal(Encoding.UTF8.GetBytes("\uFEFF" + After), File.ReadAllBytes(FilePath));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(FilePath));
    }

    [Fact]
    public void Save_ThroughLink_KeepsTheLink()
    {
        var real = Path.Combine(directory, "real.yaml");
        File.WriteAllText(real, Before);
        File.CreateSymbolicLink(FilePath, real);

        var file = StackFile.Load(FilePath);
        file.Set("a:x", 2);
        file.Save();

        Assert.Equal(After, File.ReadAllText(real));
        Assert.Equal(real, File.ResolveLinkTarget(FilePath, returnFinalTarget: true)!.FullName);
    }

    [Fact]
    public void Save_ChangedByAnother_IsRefused()
    {
        var first = Changed();
        var second = StackFile.Load(FilePath);
        second.Set("a:x", 3);
        second.Save();

        var error = Assert.Throws<StackFileException>(() => first.Save());

        Assert.Equal(StackFileErrors.ChangedOnDisk, error.Id);
        Assert.Equal("config:\n  a:x: 3\n", File.ReadAllText(FilePath));
        Assert.Equal([FilePath], Directory.GetFileSystemEntries(directory));
    }

    [Fact]
    public void Save_WhileAnotherWrites_IsRefused()
    {
        var first = Changed();
        var second = StackFile.Load(FilePath);
        second.Set("a:x", 3);

        var error = Assert.Throws<StackFileException>(() => first.Save(step =>
        {
            if (step == WriteStep.TemporaryWritten)
                second.Save();
        }));

        Assert.Equal(StackFileErrors.Locked, error.Id);
        Assert.True(first.Save());
        Assert.Equal(After, File.ReadAllText(FilePath));
    }

    [Fact]
    public async Task Save_ManyWritersAtOnce_LosesNoChangeSilently()
    {
        await File.WriteAllTextAsync(FilePath, "config:\n  a:n: 0\n");
        async Task<int> Increment()
        {
            await Task.Yield();
            for (var done = 0; ; done++)
            {
                try
                {
                    var file = StackFile.Load(FilePath);
                    file.Set("a:n", file.Get("a:n")!.GetValue<int>() + 1);
                    file.Save();
                    return done;
                }
                catch (StackFileException error) when (error.Id is StackFileErrors.Locked or StackFileErrors.ChangedOnDisk)
                {
                    await Task.Yield();
                }
            }
        }

        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Increment()));

        Assert.Equal("config:\n  a:n: 40\n", await File.ReadAllTextAsync(FilePath));
    }

    [Theory]
    [InlineData((int)WriteStep.Locked, Before)]
    [InlineData((int)WriteStep.Compared, Before)]
    [InlineData((int)WriteStep.TemporaryWritten, Before)]
    [InlineData((int)WriteStep.TemporaryFlushed, Before)]
    [InlineData((int)WriteStep.Renamed, After)]
    public void Save_CrashAtAnyStep_LeavesOldOrNew(int crash, string expected)
    {
        var file = Changed();

        Assert.Throws<InvalidOperationException>(() => file.Save(step =>
        {
            if ((int)step == crash)
                throw new InvalidOperationException("crash");
        }));

        Assert.Equal(expected, File.ReadAllText(FilePath));
        var again = StackFile.Load(FilePath);
        again.Set("a:x", 2);
        again.Save();
        Assert.Equal(After, File.ReadAllText(FilePath));
        Assert.Equal([FilePath], Directory.GetFileSystemEntries(directory));
    }

    [Fact]
    public void Save_DirectoryNotWritable_SaysSo()
    {
        var file = Changed();
        Directory.CreateDirectory(AtomicFile.TemporaryName(FilePath));

        var error = Assert.Throws<StackFileException>(() => file.Save());

        Assert.Equal(StackFileErrors.Unwritable, error.Id);
        Assert.Contains($"\"{directory}\"", error.Message, StringComparison.Ordinal);
        Assert.Equal(Before, File.ReadAllText(FilePath));
    }

    [Fact]
    public void Load_MissingOrNotUtf8_SaysSo()
    {
        Assert.Equal(StackFileErrors.Unreadable, Assert.Throws<StackFileException>(() => StackFile.Load(FilePath)).Id);
        Assert.Equal(StackFileErrors.Unreadable, Assert.Throws<StackFileException>(() => StackFile.Load(directory)).Id);
        File.WriteAllBytes(FilePath, [0x61, 0x3a, 0x20, 0xff]);
        Assert.Contains("offset 3", Assert.Throws<StackFileException>(() => StackFile.Load(FilePath)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_OfText_IsNoUse() => Assert.Throws<InvalidOperationException>(() => StackFile.Parse(Before).Save());

    private StackFile Changed()
    {
        File.WriteAllText(FilePath, Before);
        var file = StackFile.Load(FilePath);
        file.Set("a:x", 2);
        return file;
    }
}
