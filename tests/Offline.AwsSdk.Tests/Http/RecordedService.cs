using Amazon.Runtime;

namespace Offline.AwsSdk.Tests.Http;

/// <summary>An HTTP client factory whose clients record requests and give the replies in order, the last one again and again.</summary>
internal sealed class RecordedService(params Reply[] replies) : HttpClientFactory
{
    public List<RecordedRequest> Requests { get; } = [];

    public RecordedRequest Request => Assert.Single(Requests);

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(this));

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    private sealed class Handler(RecordedService service) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            service.Requests.Add(await Record(request, cancellationToken));
            return service.Reply.ToMessage();
        }
    }

    private Reply Reply => replies[Math.Min(Requests.Count, replies.Length) - 1];

    private static async Task<RecordedRequest> Record(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var headers = request.Headers.NonValidated.Concat(request.Content is null ? [] : request.Content.Headers.NonValidated)
            .ToDictionary(header => header.Key.ToLowerInvariant(), header => string.Join(", ", header.Value));
        return new RecordedRequest(request.Method, request.RequestUri!, headers, body);
    }
}
