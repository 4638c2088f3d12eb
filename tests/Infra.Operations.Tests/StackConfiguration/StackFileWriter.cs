using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Tests.StackConfiguration;

/// <summary>
/// A second process that writes a stack file, for the tests that kill it or let two of them compete. The test assembly is the
/// program: <c>dotnet Infra.Operations.Tests.dll hang FILE STEP</c> or <c>… count FILE TIMES</c>.
/// </summary>
internal static class StackFileWriter
{
    public const string Key = "a:n";

    public static int Run(string[] args) => args switch
    {
        ["hang", var file, var step] => Hang(file, Enum.Parse<WriteStep>(step)),
        ["count", var file, var times] => Count(file, int.Parse(times)),
        _ => 2,
    };

    /// <summary>Adds one, and stands still after a step of the write until it is killed.</summary>
    private static int Hang(string path, WriteStep step)
    {
        var file = StackFile.Load(path);
        Increment(file);
        file.Save(reached =>
        {
            if (reached != step)
                return;

            Console.WriteLine(reached);
            Console.ReadLine();
        });
        return 0;
    }

    /// <summary>Adds one so many times; a write that another one got in the way of is tried again.</summary>
    private static int Count(string path, int times)
    {
        Console.WriteLine("ready");
        Console.ReadLine();
        for (var done = 0; done < times;)
        {
            try
            {
                var file = StackFile.Load(path);
                Increment(file);
                done += file.Save() ? 1 : 0;
            }
            catch (StackFileException error) when (error.Id is StackFileErrors.Locked or StackFileErrors.ChangedOnDisk)
            {
                Thread.Yield();
            }
        }

        return 0;
    }

    private static void Increment(StackFile file) => file.Set(Key, file.Get(Key)!.GetValue<int>() + 1);
}
