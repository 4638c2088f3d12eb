namespace Infra.Tests;

/// <summary>A file that people review. INFRA_ACCEPT_SNAPSHOTS=1 writes it; never set it in CI.</summary>
internal static class Accepted
{
    public static void Verify(string file, string actual)
    {
        if (Environment.GetEnvironmentVariable("INFRA_ACCEPT_SNAPSHOTS") == "1")
        {
            File.WriteAllText(file, actual);
        }

        Assert.True(File.Exists(file), $"There is no {file}. Review what would be in it and accept it with INFRA_ACCEPT_SNAPSHOTS=1.");
        Assert.Equal(File.ReadAllText(file), actual);
    }
}
