using System.Text;
using Amazon.Runtime;
using Amazon.S3;
using Infra.Sandbox.Cloud;
using Infra.Sandbox.Cloud.Http;

namespace Infra.Sandbox.Tests.Cloud;

public sealed class FaultTests
{
    [Fact]
    public void Next_SameRate_FailsTheSameCallsInEveryAccount()
    {
        var (one, other) = (new SandboxFaults { Rate = 0.3 }, new SandboxFaults { Rate = 0.3 });

        SandboxFault[] faults = [.. Enumerable.Range(0, 1000).Select(_ => one.Next())];

        Assert.Equal(faults, Enumerable.Range(0, 1000).Select(_ => other.Next()));
        Assert.Equal(
            [(SandboxFault.None, 726), (SandboxFault.Throttled, 90), (SandboxFault.Unavailable, 99), (SandboxFault.AnswerLost, 85)],
            faults.CountBy(fault => fault).OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public void Next_NoRate_FailsNothing()
    {
        var faults = new SandboxFaults();
        Assert.All(Enumerable.Range(0, 100), _ => Assert.Equal(SandboxFault.None, faults.Next()));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(0.91)]
    public void Rate_OutOfRange_IsRefused(double rate) => Assert.Throws<ArgumentOutOfRangeException>(() => new SandboxFaults { Rate = rate });

    [Fact]
    public async Task Call_Faulted_IsTransientToClientsAndALostAnswerTookEffect()
    {
        using var account = Faulty();
        await using var server = await SandboxServer.StartAsync(account);
        using var http = new HttpClient { BaseAddress = server.Address };

        var answers = new List<(int Status, string Type)>();
        for (var i = 0; i < 40; i++)
        {
            answers.Add(await PostAsync(http, "SageMaker.CreateModelPackageGroup", $$"""{"ModelPackageGroupName":"group-{{i}}"}"""));
        }

        Assert.Equal([(200, ""), (400, "ThrottlingException"), (500, "InternalFailure"), (503, "ServiceUnavailableException")], answers.Distinct().Order());
        Assert.Equal(
            answers.Count(answer => answer.Status is 200 or 500),
            account.SageMaker.Call("ListModelPackageGroups", IrisAccount.Json("""{"MaxResults":100}"""))["ModelPackageGroupSummaryList"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("/", "AmazonSQS.ListQueues", "InternalFailure,ServiceUnavailableException,ThrottlingException")]
    [InlineData("/endpoints/e/invocations", "", "InternalFailure,ServiceUnavailableException,ThrottlingException,ValidationError")]
    public async Task Call_FaultedOtherServices_HasTheErrorsOfTheirProtocols(string path, string target, string types)
    {
        using var account = Faulty();
        await using var server = await SandboxServer.StartAsync(account);
        using var http = new HttpClient { BaseAddress = server.Address };

        var seen = new SortedSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 40; i++)
        {
            seen.Add((await PostAsync(http, target, "{}", path)).Type);
        }

        Assert.Equal(types, string.Join(',', seen.Where(type => type.Length > 0)));
    }

    [Fact]
    public async Task Call_FaultedS3_HasTheErrorsOfItsProtocol()
    {
        using var account = Faulty();
        await using var server = await SandboxServer.StartAsync(account);
        var config = new AmazonS3Config { ForcePathStyle = true, ServiceURL = server.Address.ToString(), AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 };
        using var s3 = new AmazonS3Client(new BasicAWSCredentials("any", "thing"), config);

        var codes = new SortedSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 40; i++)
        {
            codes.Add((await Record.ExceptionAsync(() => s3.ListBucketsAsync()) as AmazonS3Exception)?.ErrorCode ?? "");
        }

        Assert.Equal(["", "InternalError", "ServiceUnavailable", "SlowDown"], codes);
    }

    private static SandboxAccount Faulty() => new(new SandboxOptions { Faults = new SandboxFaults { Rate = 0.9 } });

    private static async Task<(int Status, string Type)> PostAsync(HttpClient http, string target, string body, string path = "/")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-1.1") };
        if (target.Length > 0)
        {
            request.Headers.Add("X-Amz-Target", target);
        }

        using var response = await http.SendAsync(request);
        Assert.Single(response.Headers.GetValues("x-amzn-RequestId"));
        return ((int)response.StatusCode, response.Headers.TryGetValues("x-amzn-ErrorType", out var types) ? types.Single() : "");
    }
}
