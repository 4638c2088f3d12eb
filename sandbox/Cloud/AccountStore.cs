using System.Text.Json;

namespace Infra.Sandbox.Cloud;

/// <summary>What is written: the text of account.json and the contents by hash.</summary>
internal sealed record AccountSnapshot(byte[] Json, IReadOnlyDictionary<string, byte[]> Contents);

/// <summary>The account on disk. Contents are written first, then account.json replaces its predecessor, then what it no longer names goes.</summary>
internal static class AccountStore
{
    private const string FileName = "account.json";
    private const string ContentsFolder = "objects";

    public static async Task<AccountState> ReadAsync(string directory, CancellationToken cancellationToken)
    {
        var file = Path.Combine(directory, FileName);
        if (!File.Exists(file))
        {
            return new AccountState();
        }

        try
        {
            var state = JsonSerializer.Deserialize(await File.ReadAllBytesAsync(file, cancellationToken), AccountJson.Default.AccountState)!;
            foreach (var item in state.S3.Stored())
            {
                item.Content = await File.ReadAllBytesAsync(Path.Combine(directory, ContentsFolder, item.ContentHash), cancellationToken);
            }

            return state;
        }
        catch (Exception exception) when (exception is JsonException or IOException)
        {
            throw new InvalidDataException(
                $"INFRA201: the sandbox account in \"{directory}\" cannot be read. Delete the folder to start with an empty account.", exception);
        }
    }

    public static AccountSnapshot Snapshot(AccountState state) =>
        new(
            JsonSerializer.SerializeToUtf8Bytes(state, AccountJson.Default.AccountState),
            state.S3.Stored().DistinctBy(item => item.ContentHash).ToDictionary(item => item.ContentHash, item => item.Content, StringComparer.Ordinal));

    public static async Task WriteAsync(string directory, AccountSnapshot snapshot, CancellationToken cancellationToken)
    {
        var contents = Directory.CreateDirectory(Path.Combine(directory, ContentsFolder)).FullName;
        foreach (var (hash, content) in snapshot.Contents.Where(pair => !File.Exists(Path.Combine(contents, pair.Key))))
        {
            await ReplaceAsync(Path.Combine(contents, hash), content, cancellationToken);
        }

        await ReplaceAsync(Path.Combine(directory, FileName), snapshot.Json, cancellationToken);
        foreach (var file in Directory.EnumerateFiles(contents).Where(file => !snapshot.Contents.ContainsKey(Path.GetFileName(file))).ToList())
        {
            File.Delete(file);
        }
    }

    private static async Task ReplaceAsync(string path, byte[] content, CancellationToken cancellationToken)
    {
        var temporary = path + ".tmp";
        await using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            await stream.WriteAsync(content, cancellationToken);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }
}
