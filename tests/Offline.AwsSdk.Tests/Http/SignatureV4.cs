using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Offline.AwsSdk.Tests.Http;

/// <summary>Computes the signature of a recorded request anew, as the AWS front end does, from what really arrived.</summary>
internal static class SignatureV4
{
    public static string AuthorizationOf(RecordedRequest request, string accessKey, string secretKey, string region, string service)
    {
        var timestamp = request.Headers["x-amz-date"];
        var scope = $"{timestamp[..8]}/{region}/{service}/aws4_request";
        var signedHeaders = SignedHeaders(request);
        var text = $"AWS4-HMAC-SHA256\n{timestamp}\n{scope}\n{Hash(CanonicalRequest(request, signedHeaders))}";
        var key = new[] { timestamp[..8], region, service, "aws4_request" }
            .Aggregate(Encoding.UTF8.GetBytes("AWS4" + secretKey), Sign);
        var signature = Convert.ToHexStringLower(Sign(key, text));
        return $"AWS4-HMAC-SHA256 Credential={accessKey}/{scope}, SignedHeaders={signedHeaders}, Signature={signature}";
    }

    private static string SignedHeaders(RecordedRequest request)
    {
        const string Start = "SignedHeaders=";
        var authorization = request.Headers["authorization"];
        var from = authorization.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        return authorization[from..authorization.IndexOf(',', from)];
    }

    private static string CanonicalRequest(RecordedRequest request, string signedHeaders)
    {
        var headers = signedHeaders.Split(';').Select(name => $"{name}:{HeaderValue(request, name)}\n");
        var path = string.Join('/', request.Uri.AbsolutePath.Split('/').Select(Uri.EscapeDataString));
        return string.Join('\n', request.Method.Method, path, request.Uri.Query.TrimStart('?'), string.Concat(headers), signedHeaders, Hash(request.Body));
    }

    private static string HeaderValue(RecordedRequest request, string name) => name switch
    {
        "host" => request.Uri.IsDefaultPort ? request.Uri.Host : request.Uri.Authority,
        "content-length" => request.Body.Length.ToString(CultureInfo.InvariantCulture),
        _ => request.Headers[name],
    };

    private static byte[] Sign(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hash(string text) => Hash(Encoding.UTF8.GetBytes(text));

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
