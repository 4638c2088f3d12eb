using System.Net;
using System.Text;

namespace Offline.AwsSdk.Tests.Http;

/// <summary>An answer of the recorded service.</summary>
internal sealed record Reply(HttpStatusCode Status, byte[] Body, params (string Name, string Value)[] Headers)
{
    public static Reply Json(string body, HttpStatusCode status = HttpStatusCode.OK, params (string Name, string Value)[] headers) =>
        new(status, Encoding.UTF8.GetBytes(body), headers);

    public static Reply Error(string type, string message, HttpStatusCode status = HttpStatusCode.BadRequest) =>
        Json($$"""{"__type":"{{type}}","message":"{{message}}"}""", status, ("x-amzn-RequestId", "request-1"));

    public HttpResponseMessage ToMessage()
    {
        var message = new HttpResponseMessage(Status) { Content = new ByteArrayContent(Body) };
        foreach (var (name, value) in Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
                message.Content.Headers.TryAddWithoutValidation(name, value);
        }
        return message;
    }
}
