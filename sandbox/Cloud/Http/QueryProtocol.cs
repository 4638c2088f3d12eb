using System.Xml.Linq;
using Infra.Sandbox.Cloud.ServiceModels;
using Microsoft.AspNetCore.Http;

namespace Infra.Sandbox.Cloud.Http;

/// <summary>The Query protocol: parameters in a form, the answer in XML. SNS, STS, and the older clients of SQS.</summary>
internal sealed class QueryProtocol(SandboxAccount account)
{
    private static readonly XNamespace SnsNamespace = "http://sns.amazonaws.com/doc/2010-03-31/";
    private static readonly XNamespace SqsNamespace = "http://queue.amazonaws.com/doc/2012-11-05/";
    private static readonly XNamespace StsNamespace = "https://sts.amazonaws.com/doc/2011-06-15/";

    public async Task HandleAsync(HttpContext context, string? signedFor)
    {
        var form = await ReadAsync(context);
        var action = form.GetValueOrDefault("Action") ?? "";
        var service = signedFor ?? form.GetValueOrDefault("Version") switch { "2010-03-31" => "sns", "2011-06-15" => "sts", _ => "sqs" };
        var ns = NamespaceOf(service);
        try
        {
            var response = await CallAsync(context, service, action, form);
            await WriteAsync(context, 200, response, ns);
        }
        catch (AwsException error)
        {
            await RefuseAsync(context, service, error);
        }
    }

    public static Task RefuseAsync(HttpContext context, string? service, AwsException error) =>
        WriteAsync(context, error.Status, Error(context, error, NamespaceOf(service)), NamespaceOf(service));

    private static XNamespace NamespaceOf(string? service) => service switch { "sns" => SnsNamespace, "sts" => StsNamespace, _ => SqsNamespace };

    private async Task<XElement> CallAsync(HttpContext context, string service, string action, IReadOnlyDictionary<string, string> form)
    {
        var model = service switch { "sns" => ServiceModel.Sns, "sts" => ServiceModel.Sts, "sqs" => ServiceModel.Sqs, _ => null };
        if (model?.FindOperation(action) is not { } operation)
        {
            throw new AwsException("InvalidAction", $"The action {action} is not valid for this endpoint.");
        }

        var request = new QueryReader(model, form, flatLists: service == "sqs").Read(operation.Input);
        if (service == "sqs" && request.Text("QueueUrl") is null && context.Request.Path.Value is { Length: > 1 } path)
        {
            request["QueueUrl"] = path;
        }

        var response = service switch
        {
            "sns" => account.Sns.Call(action, request),
            "sts" => account.Sts.Call(action, request),
            _ => QueueUrls.Local(await account.Sqs.CallAsync(action, request, context.RequestAborted), context),
        };
        var ns = NamespaceOf(service);
        var writer = new QueryWriter(model, ns);
        return new XElement(
            ns + (action + "Response"),
            operation.Output is null ? null : new XElement(ns + (operation.ResultWrapper ?? action + "Result"), writer.Members(operation.Output, response)),
            Metadata(context, ns));
    }

    private static XElement Metadata(HttpContext context, XNamespace ns) =>
        new(ns + "ResponseMetadata", new XElement(ns + "RequestId", context.Response.Headers["x-amzn-RequestId"].ToString()));

    private static XElement Error(HttpContext context, AwsException error, XNamespace ns) => new(
        ns + "ErrorResponse",
        new XElement(
            ns + "Error",
            new XElement(ns + "Type", error.Status < 500 ? "Sender" : "Receiver"),
            new XElement(ns + "Code", QueryErrors.Code(error.Code)),
            new XElement(ns + "Message", error.Message)),
        new XElement(ns + "RequestId", context.Response.Headers["x-amzn-RequestId"].ToString()));

    private static async Task<Dictionary<string, string>> ReadAsync(HttpContext context)
    {
        var values = context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        if (HttpMethods.IsPost(context.Request.Method))
        {
            foreach (var (name, value) in await context.Request.ReadFormAsync(context.RequestAborted))
            {
                values[name] = value.ToString();
            }
        }

        return values;
    }

    private static Task WriteAsync(HttpContext context, int status, XElement root, XNamespace ns)
    {
        root.SetAttributeValue("xmlns", ns.NamespaceName);
        return XmlResponses.WriteAsync(context, status, root);
    }
}
