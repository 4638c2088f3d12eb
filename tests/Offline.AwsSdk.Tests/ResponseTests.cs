using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Offline.AwsSdk.Tests.Http;
using Offline.AwsSdk.Tests.Models;

namespace Offline.AwsSdk.Tests;

/// <summary>Every operation of every model: what becomes of a response with all members set.</summary>
public sealed class ResponseTests
{
    [Theory]
    [MemberData(nameof(RequestTests.Operations), MemberType = typeof(RequestTests))]
    public async Task Call_FullResponse_YieldsEveryMember(string name, string operation)
    {
        var service = new ServiceUnderTest(name);
        var members = service.Model.Members(service.Model.Output(operation)).ToList();
        var wire = service.Model.Output(operation) is { } output ? service.Model.Sample(output).AsObject() : [];
        service.MakeMediaTypesValid(wire);
        var http = new RecordedService(Answer(members, wire));

        var response = await service.Call(operation, service.SampleRequest(operation).Request, http);

        AssertJson.Equal(wire, service.Model.ToWire(members, response));
        Assert.Equal("request-1", response.ResponseMetadata.RequestId);
    }

    [Theory]
    [MemberData(nameof(RequestTests.Operations), MemberType = typeof(RequestTests))]
    public async Task Call_UnknownAndNullMembers_AreIgnored(string name, string operation)
    {
        var service = new ServiceUnderTest(name);
        var members = service.Model.Members(service.Model.Output(operation)).Where(member => member.IsBody).ToList();
        var body = new JsonObject(members.Select(member => KeyValuePair.Create(member.WireName, (JsonNode?)null)))
        {
            ["Tomorrow"] = new JsonObject(members.Select(member => KeyValuePair.Create(member.WireName, (JsonNode?)"nested"))),
            ["Soon"] = new JsonArray(1, new JsonArray("x"), new JsonObject()),
        };

        var response = await service.Call(operation, service.SampleRequest(operation).Request, new RecordedService(Reply.Json(body.ToJsonString())));

        AssertJson.Equal(new JsonObject(members.Select(member => KeyValuePair.Create(member.WireName, (JsonNode?)null))), service.Model.ToWire(members, response));
    }

    private static Reply Answer(IReadOnlyList<WireMember> members, JsonObject wire)
    {
        var headers = members.Where(member => member.Location == "header")
            .Select(member => (member.WireName, (string)wire[member.WireName]!)).Append(("x-amzn-RequestId", "request-1"));
        var payload = members.FirstOrDefault(member => member.IsPayload);
        var body = payload is null
            ? Encoding.UTF8.GetBytes(new JsonObject(members.Where(member => member.IsBody)
                .Select(member => KeyValuePair.Create(member.WireName, wire[member.WireName]?.DeepClone()))).ToJsonString())
            : Convert.FromBase64String((string)wire[payload.WireName]!);
        return new Reply(HttpStatusCode.OK, body, [.. headers]);
    }
}
