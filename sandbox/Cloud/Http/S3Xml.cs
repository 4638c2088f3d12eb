using System.Xml;
using System.Xml.Linq;
using Infra.Sandbox.Cloud.S3;

namespace Infra.Sandbox.Cloud.Http;

/// <summary>The XML of S3.</summary>
internal static class S3Xml
{
    public static readonly XNamespace Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

    public static XElement Root(string name, params object?[] content) => new(Namespace + name, content);

    public static XElement Item(string name, object? content) => new(Namespace + name, content);

    /// <summary>Errors stand in no namespace.</summary>
    public static XElement Error(S3Request request, AwsException error) => new(
        "Error",
        new XElement("Code", error.Code),
        new XElement("Message", error.Message),
        new XElement("BucketName", request.Bucket),
        request.Key.Length == 0 ? null : new XElement("Key", request.Key),
        new XElement("RequestId", request.Context.Response.Headers["x-amz-request-id"].ToString()));

    public static XElement Contents(string key, S3Object stored) => Item("Contents", new[]
    {
        Item("Key", key),
        Item("LastModified", Iso(stored.LastModified)),
        Item("ETag", $"\"{stored.ETag}\""),
        Item("Size", stored.Content.Length),
        Item("StorageClass", "STANDARD"),
    });

    public static string Iso(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");

    /// <exception cref="AwsException">MalformedXML.</exception>
    public static async Task<XElement> ReadAsync(S3Request request)
    {
        try
        {
            return XDocument.Load(new MemoryStream(await S3Body.ReadAsync(request))).Root!;
        }
        catch (XmlException)
        {
            throw new AwsException("MalformedXML", "The XML you provided was not well-formed or did not validate against our published schema");
        }
    }

    public static string? Child(this XElement element, string name) => element.Elements().FirstOrDefault(child => child.Name.LocalName == name)?.Value;

    public static IEnumerable<XElement> Children(this XElement element, string name) => element.Elements().Where(child => child.Name.LocalName == name);
}
