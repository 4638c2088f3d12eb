using Infra.Sandbox.Cloud.S3;

namespace Infra.Sandbox.Cloud.Samples;

/// <summary>
/// Puts a folder of samples into an account's S3: each folder under models/ as a model.tar.gz, payload/ as payload.tar.gz,
/// everything else but README.md as it is.
/// </summary>
public static class SampleSeeder
{
    private const string Models = "models/";
    private const string Payload = "payload/";

    /// <summary>The bucket of samples in an account.</summary>
    public static string Bucket(SandboxAccount account) => "infra-samples-" + account.Options.AccountId;

    /// <summary>Uploads what is new or changed, under a prefix named like the folder.</summary>
    /// <param name="account">The account; its bucket is made when it is missing.</param>
    /// <param name="directory">The folder, such as samples/iris of this repository.</param>
    /// <returns>The addresses of the objects written; none when nothing has changed.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static IReadOnlyList<string> Seed(SandboxAccount account, string directory)
    {
        var bucket = Bucket(account);
        var root = new S3Location(bucket, Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory))) + "/");
        account.S3.CreateBucket(bucket);
        var written = new List<string>();
        foreach (var (name, content) in Contents(directory))
        {
            var target = root.Under(name);
            if (account.S3.FindObject(bucket, target.Key)?.ContentHash != S3Service.Sha256(content))
            {
                account.S3.PutObject(bucket, target.Key, content, ContentType(name));
                written.Add(target.ToString());
            }
        }

        return written;
    }

    private static IEnumerable<(string Name, byte[] Content)> Contents(string directory)
    {
        var files = Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .Select(path => (Name: Path.GetRelativePath(directory, path).Replace('\\', '/'), Content: File.ReadAllBytes(path)))
            .Where(file => file.Name != "README.md")
            .ToList();
        return files.GroupBy(file => Target(file.Name), StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, group.Key.EndsWith(".tar.gz", StringComparison.Ordinal) ? Pack(group) : group.Single().Content));
    }

    private static byte[] Pack(IEnumerable<(string Name, byte[] Content)> files) =>
        TarGz.Pack(files.Select(file => (Inside(file.Name), file.Content)));

    private static string Target(string name) =>
        name.StartsWith(Models, StringComparison.Ordinal) && name.Split('/').Length > 2 ? string.Join('/', name.Split('/').Take(2)) + "/model.tar.gz"
        : name.StartsWith(Payload, StringComparison.Ordinal) ? "payload.tar.gz"
        : name;

    private static string Inside(string name) =>
        name.StartsWith(Models, StringComparison.Ordinal) ? string.Join('/', name.Split('/').Skip(2)) : name[Payload.Length..];

    private static string ContentType(string name) => Path.GetExtension(name) switch
    {
        ".csv" => "text/csv",
        ".json" => "application/json",
        ".gz" => "application/gzip",
        _ => "binary/octet-stream",
    };
}
