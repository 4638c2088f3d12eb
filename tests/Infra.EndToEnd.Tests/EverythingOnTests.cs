using System.Text.Json.Nodes;
using Infra.EndToEnd.Tests.Roots;

namespace Infra.EndToEnd.Tests;

/// <summary>What an asynchronous endpoint can be asked for beyond its defaults, deployed, changed and used in the sandbox.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class EverythingOnTests(DeployedRoot deployed)
{
    private const string Options = """
            maxConcurrentInvocationsPerInstance: 4
            routingStrategy: LEAST_OUTSTANDING_REQUESTS
            inferenceAmiVersion: al2-ami-sagemaker-inference-gpu-3-1
            enableSsmAccess: true
            coreDump:
              destinationUri: s3://infra-samples-123456789012/dumps/
            dataCapture:
              destinationUri: s3://infra-samples-123456789012/captured/
              samplingPercentage: 10
              csvContentTypes: [text/csv]
            inputExpireAfterDays: 3
            update:
              strategy: LINEAR
              size: 50
              waitIntervalInSeconds: 60
              rollbackFailureCount: 5
              rollbackLatencyInMilliseconds: 60000
            alarms:
              serverErrorCount: 1
              notificationFailureCount: 1
            dashboard: true

        """;

    private const string Schedules = """
              backlogPerInstance: 5
              schedules:
                - name: day
                  schedule: cron(0 8 ? * MON-FRI *)
                  timeZone: Europe/Berlin
                  minCapacity: 1
                  maxCapacity: 4
                - name: night
                  schedule: cron(0 18 ? * MON-FRI *)
                  timeZone: Europe/Berlin
                  minCapacity: 0
                  maxCapacity: 1

        """;

    private const string Notifications = """
              topics: Create
              queue: true
              queueSettings:
                rawMessageDelivery: true
                maxReceiveCount: 3

        """;

    private const string Bucket = """
              forceDestroy: true
              versioning: true
              noncurrentExpireAfterDays: 1
              accessLogBucket: infra-samples-123456789012

        """;

    [Fact]
    public async Task SandboxUp_OfEverything_DeploysItAndSchedulesFollowTheInstanceType()
    {
        using var root = deployed.Root.Copy();
        SwitchOn(root);

        var up = await root.RunAsync("sandbox", "up");
        var again = await root.RunAsync("sandbox", "preview", "--exit-code");

        Assert.Equal((0, 3), (up.Exit, again.Exit));
        Assert.Equal(
            ["async-schedule-day", "async-schedule-night"],
            Named(root, "aws:appautoscaling/scheduledAction:ScheduledAction"));
        Assert.Equal(["async-dashboard"], Named(root, "aws:cloudwatch/dashboard:Dashboard"));
        Assert.Equal(["async-output-logging"], Named(root, "aws:s3/bucketLogging:BucketLogging"));
        Assert.Contains("async-rollback-failures-alarm", Named(root, "aws:cloudwatch/metricAlarm:MetricAlarm"));

        root.Edit("one.\n    instanceType: ml.c5.xlarge\n", "one.\n    instanceType: ml.m5.xlarge\n");
        var preview = await root.RunAsync("sandbox", "preview", "--json");

        Assert.Equal(
            [
                "replace async-config", "replace async-schedule-day", "replace async-schedule-night", "replace async-target", "replace async-tracking",
                "replace async-wake-up", "update async",
            ],
            Steps(preview.Json).Where(step => step != "update async-wake-up-alarm"));
    }

    private static void SwitchOn(TestRoot root)
    {
        root.Edit("    maxConcurrentInvocationsPerInstance: 4\n", Options);
        root.Edit("      backlogPerInstance: 5\n", Schedules);
        root.Edit("      topics: Create\n      queue: true\n", Notifications);
        var endpoint = root.StackText[root.StackText.IndexOf("  infra:endpoint:", StringComparison.Ordinal)..root.StackText.IndexOf("  infra:batch:", StringComparison.Ordinal)];
        root.Edit(endpoint, endpoint.Replace("      forceDestroy: true\n", Bucket, StringComparison.Ordinal));
    }

    /// <summary>Names of the deployed resources of a type.</summary>
    private static IEnumerable<string> Named(TestRoot root, string type) =>
        JsonNode.Parse(File.ReadAllText(root.Path(".infra", "sandbox", "deployment.json")))!["deployment"]!["resources"]!.AsArray()
            .Where(resource => resource!["type"]!.GetValue<string>() == type)
            .Select(resource => resource!["urn"]!.GetValue<string>().Split("::")[^1])
            .Order(StringComparer.Ordinal);

    /// <summary>What a preview changes of custom resources.</summary>
    private static IEnumerable<string> Steps(JsonNode preview) => preview["steps"]!.AsArray()
        .Where(step => step!["op"]!.GetValue<string>() != "same" && !step["urn"]!.GetValue<string>().Contains("::infra:index:AsyncEndpoint::", StringComparison.Ordinal))
        .Select(step => $"{step!["op"]} {step["urn"]!.GetValue<string>().Split("::")[^1]}")
        .Distinct().Order(StringComparer.Ordinal);
}
