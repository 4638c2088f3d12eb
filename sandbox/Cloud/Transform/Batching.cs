using System.Text;

namespace Infra.Sandbox.Cloud.Transform;

/// <summary>Records of a file and the requests they are sent in.</summary>
internal static class Batching
{
    /// <summary>The lines of a file without their ends; empty lines are no records.</summary>
    public static IReadOnlyList<string> SplitLines(string content) =>
        [.. content.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0)];

    /// <summary>Groups of consecutive records: one each, or as many as fit into the payload with a newline after each.</summary>
    /// <exception cref="TransformFileException">A record alone is larger than the payload.</exception>
    public static IEnumerable<IReadOnlyList<int>> Group(IReadOnlyList<string> records, bool multiRecord, long maxBytes)
    {
        var group = new List<int>();
        long size = 0;
        for (var i = 0; i < records.Count; i++)
        {
            long bytes = Encoding.UTF8.GetByteCount(records[i]) + (multiRecord ? 1 : 0);
            if (bytes > maxBytes)
            {
                throw new TransformFileException($"ClientError: 413: record {i + 1} has {bytes} bytes, which is more than MaxPayloadInMB allows.");
            }

            if (group.Count > 0 && (!multiRecord || size + bytes > maxBytes))
            {
                yield return group;
                (group, size) = ([], 0);
            }

            group.Add(i);
            size += bytes;
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }

    /// <summary>The responses in one file: with AssembleWith Line each ends in exactly one newline, otherwise they follow each other as they are.</summary>
    public static string Assemble(IEnumerable<string> responses, bool lines) =>
        string.Concat(responses.Select(response => lines ? response.TrimEnd('\n', '\r') + "\n" : response));
}
