using System.Formats.Tar;
using System.IO.Compression;

namespace Infra.Sandbox.Cloud.Samples;

/// <summary>Archives that are the same bytes for the same files: sorted, without times and owners.</summary>
internal static class TarGz
{
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    public static byte[] Pack(IEnumerable<(string Name, byte[] Content)> files)
    {
        var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Optimal))
        using (var tar = new TarWriter(gzip, TarEntryFormat.Ustar))
        {
            foreach (var (name, content) in files.OrderBy(file => file.Name, StringComparer.Ordinal))
            {
                tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name)
                {
                    DataStream = new MemoryStream(content),
                    ModificationTime = DateTimeOffset.UnixEpoch,
                    Mode = Mode,
                });
            }
        }

        return output.ToArray();
    }
}
