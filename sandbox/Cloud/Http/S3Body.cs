using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Infra.Sandbox.Cloud.Http;

/// <summary>Request bodies: plain, or in aws-chunked encoding with signatures or trailing checksums, which are read over.</summary>
internal static class S3Body
{
    /// <exception cref="AwsException">BadDigest, IncompleteBody.</exception>
    public static async Task<byte[]> ReadAsync(S3Request request)
    {
        var body = new MemoryStream();
        await request.Context.Request.Body.CopyToAsync(body, request.Context.RequestAborted);
        var chunked = request.Header("x-amz-content-sha256")?.StartsWith("STREAMING-", StringComparison.Ordinal) == true
            || request.Header("Content-Encoding")?.Contains("aws-chunked", StringComparison.Ordinal) == true;
        var content = chunked ? Decode(body.ToArray()) : body.ToArray();
        Check(request, content);
        return content;
    }

    /// <summary>Chunks are <c>hex-size[;extension]CRLF bytes CRLF</c>; the empty one ends them, trailers follow.</summary>
    internal static byte[] Decode(byte[] encoded)
    {
        var decoded = new MemoryStream();
        var position = 0;
        while (true)
        {
            var lineEnd = encoded.AsSpan(position).IndexOf("\r\n"u8);
            var line = lineEnd < 0 ? "" : Encoding.ASCII.GetString(encoded, position, lineEnd);
            if (!int.TryParse(line.Split(';')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var size) || size < 0 || position + lineEnd + 2 + size > encoded.Length)
            {
                throw new AwsException("IncompleteBody", "The request body terminated unexpectedly");
            }

            if (size == 0)
            {
                return decoded.ToArray();
            }

            position += lineEnd + 2;
            decoded.Write(encoded, position, size);
            position += size + 2;
        }
    }

    private static void Check(S3Request request, byte[] content)
    {
        if (request.Header("Content-MD5") is { } md5 && Convert.ToBase64String(Convert.FromHexString(S3.S3Service.Md5(content))) != md5)
        {
            throw BadDigest("Content-MD5");
        }

        if (request.Header("x-amz-checksum-sha256") is { } sha256 && Convert.ToBase64String(SHA256.HashData(content)) != sha256)
        {
            throw BadDigest("x-amz-checksum-sha256");
        }
    }

    private static AwsException BadDigest(string header) => new("BadDigest", $"The {header} you specified did not match what we received.");
}
