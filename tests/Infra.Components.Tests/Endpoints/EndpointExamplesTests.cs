using Amazon.ApplicationAutoScaling;
using Amazon.SageMaker;
using Infra.Components.AsyncInference;
using Infra.Components.Endpoints;
using Infra.Components.Pipelines;
using Infra.Components.RealTimeInference;
using Infra.Components.ServerlessInference;
using Infra.Components.Shared;
using Infra.Components.Tests.Mocks;
using Pulumi;
using Pulumi.Utilities;

namespace Infra.Components.Tests.Endpoints;

/// <summary>The examples of the endpoints' pages, as they stand there.</summary>
public sealed class EndpointExamplesTests
{
    private const string Config = "aws:sagemaker/endpointConfiguration:EndpointConfiguration";

    [Fact]
    public async Task Example_OfAsyncEndpoint_ServesThePipeline()
    {
        var pipelineArgs = Samples.Pipeline();
        Output<string>? name = null;

        var run = await TestRun.Of(() =>
        {
            var pipeline = new InferencePipeline("iris", pipelineArgs);
            var endpoint = new AsyncEndpoint("iris", new AsyncEndpointArgs
            {
                ModelName = pipeline.ModelName,
                ExecutionRoleArn = pipeline.ExecutionRoleArn,
                InstanceType = "ml.m5.xlarge",
                InitialInstanceCount = 2,
                Scaling =
                {
                    MaxCapacity = 6,
                    Schedules = [new() { Name = "day", Schedule = "cron(0 8 ? * MON-FRI *)", TimeZone = "Europe/Berlin", MinCapacity = 1, MaxCapacity = 6 }],
                },
                Notifications = { SuccessTopic = Choice.None, ErrorEmails = ["ops@example.org"] },
                Update = { Strategy = UpdateStrategies.Canary, SizeType = SizeTypes.InstanceCount, Size = 1, RollbackFailureCount = 5 },
                Alarms = { NotificationFailureCount = 1 },
                Dashboard = true,
            });
            name = endpoint.EndpointName;
        });

        Assert.StartsWith("iris-dev-", await OutputUtilities.GetValueAsync(name!), StringComparison.Ordinal);
        Assert.Equal("iris-0000000", Assert.Single(run.Single(Config).Maps("productionVariants"))["modelName"]);
        Assert.All(["iris-schedule-day", "iris-error-email-0", "iris-rollback-failures-alarm", "iris-dashboard"], child => Assert.True(run.Has(child), child));
        Assert.False(run.Has("iris-success"));
    }

    [Fact]
    public async Task Example_OfOfficeHours_SchedulesDayAndNight()
    {
        var args = Samples.Endpoint();
        args.Scaling.Schedules =
        [
            new() { Name = "day", Schedule = "cron(0 8 ? * MON-FRI *)", TimeZone = "Europe/Berlin", MinCapacity = 1, MaxCapacity = 6 },
            new() { Name = "night", Schedule = "cron(0 18 ? * MON-FRI *)", TimeZone = "Europe/Berlin", MinCapacity = 0, MaxCapacity = 1 },
        ];

        var run = await TestRun.Of(() => _ = new AsyncEndpoint("iris", args));

        Assert.Equal(["maxCapacity=6", "minCapacity=1"], run.Named("iris-schedule-day").Map("scalableTargetAction").Scalars());
        Assert.Equal(["maxCapacity=1", "minCapacity=0"], run.Named("iris-schedule-night").Map("scalableTargetAction").Scalars());
    }

    [Fact]
    public async Task Example_OfClients_IsWhatComponentsTake() => await TestRun.Of(() =>
    {
        var (region, roleArn) = ("eu-west-1", Samples.RoleArn);

        AwsClients.Factory = new MyClients(region, roleArn); // IAwsClientFactory

        Assert.Equal(new MyClients("eu-west-1", Samples.RoleArn), AwsClients.Factory);
    });

    [Fact]
    public async Task Example_OfRealTimeEndpoint_ServesThePipeline()
    {
        var pipelineArgs = Samples.Pipeline();
        Output<string>? name = null;

        var run = await TestRun.Of(() =>
        {
            var pipeline = new InferencePipeline("iris", pipelineArgs);
            var endpoint = new RealTimeEndpoint("iris", new RealTimeEndpointArgs
            {
                ModelName = pipeline.ModelName,
                ExecutionRoleArn = pipeline.ExecutionRoleArn,
                InstanceType = "ml.m5.large",
                InitialInstanceCount = 2,
                Scaling = { MinCapacity = 2, MaxCapacity = 6, MaxInvocationsPerMinute = 1200 },
                Update = { Strategy = UpdateStrategies.Canary, SizeType = SizeTypes.InstanceCount, Size = 1, RollbackLatencyInMilliseconds = 200 },
            });
            name = endpoint.EndpointName;
        });

        Assert.StartsWith("iris-real-time-dev-", await OutputUtilities.GetValueAsync(name!), StringComparison.Ordinal);
        Assert.Equal("iris-0000000", Assert.Single(run.Single(Config).Maps("productionVariants"))["modelName"]);
        Assert.Equal(2, run.Resources.Count(resource => resource is { Type: "aws:iam/rolePolicy:RolePolicy", Name: "iris-role-policy" }));
        Assert.True(run.Has("iris-rollback-latency-alarm"));
    }

    [Fact]
    public async Task Example_OfServerlessEndpoint_ServesTheModel()
    {
        Output<string>? name = null;

        var run = await TestRun.Of(() =>
        {
            var modelArgs = new InferenceModelArgs
            {
                Container =
                {
                    Image = "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1",
                    ModelDataUrl = "s3://models/iris/model.tar.gz",
                },
            };
            var model = new InferenceModel("iris", modelArgs);
            var endpoint = new ServerlessEndpoint("iris", new ServerlessEndpointArgs
            {
                ModelName = model.ModelName,
                ExecutionRoleArn = model.ExecutionRoleArn,
                Model = modelArgs,
                MaxConcurrency = 20,
                ProvisionedConcurrency = 2,
                Scaling = { Enabled = true, MinCapacity = 1, MaxCapacity = 10 },
            });
            name = endpoint.EndpointName;
        });

        Assert.StartsWith("iris-serverless-dev-", await OutputUtilities.GetValueAsync(name!), StringComparison.Ordinal);
        Assert.Equal("iris-0000000", Assert.Single(run.Single(Config).Maps("productionVariants"))["modelName"]);
        Assert.DoesNotContain("containers", run.Single("aws:sagemaker/model:Model").Inputs.Keys);
        Assert.Equal(10.0, run.Named("iris-target")["maxCapacity"]);
    }

    private sealed record MyClients(string Region, string RoleArn) : IAwsClientFactory
    {
        public IAmazonSageMaker CreateSageMaker(string? region) => throw new NotSupportedException();

        public IAmazonApplicationAutoScaling CreateApplicationAutoScaling(string? region) => throw new NotSupportedException();
    }
}
