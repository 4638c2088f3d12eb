using System.Net;
using Amazon.Runtime;
using Amazon.SageMaker.Model;
using Amazon.SageMakerRuntime.Model;
using Amazon.SQS.Model;
using Offline.AwsSdk.Tests.Http;
using Offline.AwsSdk.Tests.Models;

namespace Offline.AwsSdk.Tests;

/// <summary>Errors: typed where the operation declares them, the service's own exception with the code otherwise.</summary>
public sealed class ErrorTests
{
    public static TheoryData<string, string, string> DeclaredErrors()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var (service, operation) in ServiceUnderTest.Operations)
        {
            foreach (var error in service.Model.Errors(operation))
                data.Add(service.Name, operation, error);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(DeclaredErrors))]
    public async Task Call_DeclaredError_ThrowsItsType(string name, string operation, string error)
    {
        var service = new ServiceUnderTest(name);
        var http = new RecordedService(Reply.Error($"com.amazonaws.example#{error}", "No such thing."));

        var thrown = await Caught(service, operation, http);

        Assert.Equal(service.ModelType(error.EndsWith("Exception", StringComparison.Ordinal) ? error : error + "Exception"), thrown.GetType());
        Assert.IsAssignableFrom(service.ExceptionType, thrown);
        Assert.Equal("No such thing.", thrown.Message);
        Assert.Equal(error, thrown.ErrorCode);
        Assert.Equal(HttpStatusCode.BadRequest, thrown.StatusCode);
        Assert.Equal("request-1", thrown.RequestId);
    }

    [Theory]
    [MemberData(nameof(RequestTests.Operations), MemberType = typeof(RequestTests))]
    public async Task Call_UndeclaredError_ThrowsServiceExceptionWithCode(string name, string operation)
    {
        var service = new ServiceUnderTest(name);
        var http = new RecordedService(Reply.Error("SomethingElseException", "1 validation error detected"));

        var thrown = await Caught(service, operation, http);

        Assert.Equal(service.ExceptionType, thrown.GetType());
        Assert.Equal("SomethingElseException", thrown.ErrorCode);
        Assert.Equal("1 validation error detected", thrown.Message);
    }

    [Fact]
    public async Task CreateEndpoint_ValidationException_KeepsErrorCode()
    {
        var http = new RecordedService(Reply.Json(
            """{"__type":"ValidationException","Message":"Cannot create already existing endpoint \"e\"."}""", HttpStatusCode.BadRequest));

        var thrown = await Caught(new ServiceUnderTest("SageMaker"), "CreateEndpoint", http);

        Assert.Equal("ValidationException", thrown.ErrorCode);
        Assert.Equal("Cannot create already existing endpoint \"e\".", thrown.Message);
    }

    [Fact]
    public async Task InvokeEndpoint_ErrorTypeHeader_ThrowsItsTypeWithMembers()
    {
        var http = new RecordedService(Reply.Json(
            """{"Message":"Received server error (500) from primary","OriginalMessage":"boom","OriginalStatusCode":500,"LogStreamArn":"arn:aws:logs:x"}""",
            HttpStatusCode.FailedDependency, ("x-amzn-ErrorType", "ModelError:http://internal.amazon.com/coral/")));

        var thrown = Assert.IsType<ModelErrorException>(await Caught(new ServiceUnderTest("SageMakerRuntime"), "InvokeEndpoint", http));

        Assert.Equal("Received server error (500) from primary", thrown.Message);
        Assert.Equal("boom", thrown.OriginalMessage);
        Assert.Equal(500, thrown.OriginalStatusCode);
        Assert.Equal("arn:aws:logs:x", thrown.LogStreamArn);
    }

    [Fact]
    public async Task GetQueueUrl_QueryErrorHeader_KeepsTypeAndTakesLegacyCode()
    {
        var http = new RecordedService(Reply.Json(
            """{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"The specified queue does not exist."}""",
            HttpStatusCode.BadRequest, ("x-amzn-query-error", "AWS.SimpleQueueService.NonExistentQueue;Sender")));

        var thrown = Assert.IsType<QueueDoesNotExistException>(await Caught(new ServiceUnderTest("SQS"), "GetQueueUrl", http));

        Assert.Equal("AWS.SimpleQueueService.NonExistentQueue", thrown.ErrorCode);
        Assert.Equal(ErrorType.Sender, thrown.ErrorType);
    }

    [Fact]
    public async Task DescribeEndpoint_HtmlErrorPage_ThrowsServiceExceptionWithStatus()
    {
        var http = new RecordedService(new Reply(HttpStatusCode.BadGateway, "<html>bad gateway</html>"u8.ToArray()));

        var thrown = await Caught(new ServiceUnderTest("SageMaker"), "DescribeEndpoint", http);

        Assert.Equal(HttpStatusCode.BadGateway, thrown.StatusCode);
        Assert.IsNotType<ResourceNotFoundException>(thrown);
    }

    private static async Task<AmazonServiceException> Caught(ServiceUnderTest service, string operation, RecordedService http) =>
        await Assert.ThrowsAnyAsync<AmazonServiceException>(() => service.Call(operation, service.SampleRequest(operation).Request, http));
}
