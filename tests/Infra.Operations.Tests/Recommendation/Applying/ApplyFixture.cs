using Amazon.SageMaker.Model;
using Infra.Operations.Recommendation;
using Infra.Operations.Recommendation.Applying;
using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Tests.Recommendation.Applying;

/// <summary>Stacks of every kind with a job that has environments, serverless sizes and scaling policies to recommend.</summary>
internal sealed class ApplyFixture : IDisposable
{
    private const string Settings = """
          infra:recommendation:
            domain: MACHINE_LEARNING
            framework: SAGEMAKER-SCIKIT-LEARN
            samplePayloadUrl: s3://samples/iris/payload.tar.gz
            contentTypes: [text/csv]
            importance: { cost: highest, latency: lowest, throughput: lowest }

        """;

    public const string RealTimePipeline = """
        config:
          infra:pipeline:
            containers:
              - hostname: standardize
                environment: {}
              - hostname: softmax # the one that works
                environment:
                  MODE: fast
          infra:realTimeEndpoint:
            instanceType: ml.m5.xlarge # keep
            initialInstanceCount: 1
            scaling: { minCapacity: 1, maxCapacity: 2, maxInvocationsPerMinute: 958 }
          infra:batch:
            instanceType: ml.m5.xlarge

        """ + Settings + "    container: softmax\n";

    public const string RealTimeModel = """
        config:
          infra:model:
            container:
              image: 123456789012.dkr.ecr.us-east-1.amazonaws.com/softmax:1
          infra:realTimeEndpoint:
            instanceType: ml.m5.xlarge # keep
            initialInstanceCount: 1
            scaling: { minCapacity: 1, maxCapacity: 2, maxInvocationsPerMinute: 958 }

        """ + Settings;

    public const string ServerlessModel = """
        config:
          infra:model:
            container: { image: x }
          infra:serverlessEndpoint:
            memorySizeInMB: 4096 # enough
            maxConcurrency: 5

        """ + Settings;

    public ApplyFixture(string stackText)
    {
        Step = new StepFixture(stackText);
        Step.Account.Recommendations.Clear();
        Step.Account.AddModel("single", StepFixture.Container(""));
        Step.Account.Recording.On<GetScalingConfigurationRecommendationRequest, GetScalingConfigurationRecommendationResponse>(Scale);
        IsPipeline = stackText.Contains("infra:pipeline", StringComparison.Ordinal);
    }

    /// <summary>The pipeline behind a real-time endpoint; the winner ran with an environment.</summary>
    public static ApplyFixture Pipeline(params (string Name, string Value)[] environment)
    {
        var fixture = new ApplyFixture(RealTimePipeline);
        fixture.Recommend("ml.c5.large", 0.102f, 1.5e-6f, 1130, 12, environment);
        fixture.Recommend("ml.c5.xlarge", 0.204f, 2.5e-6f, 1360, 10);
        fixture.Recommend("ml.m5.xlarge", 0.23f, 4e-6f, 958, 14);
        return fixture;
    }

    /// <summary>The one container behind a real-time endpoint; the winner ran with an environment.</summary>
    public static ApplyFixture Model()
    {
        var fixture = new ApplyFixture(RealTimeModel);
        fixture.Recommend("ml.c5.large", 0.102f, 1.5e-6f, 1130, 12, ("WORKERS", "4"));
        fixture.Recommend("ml.m5.xlarge", 0.23f, 4e-6f, 958, 14);
        return fixture;
    }

    public static HashSet<RecommendationPart> Parts(params RecommendationPart[] parts) => [.. parts];

    /// <summary>What changes, a line each.</summary>
    public static IEnumerable<string> Shown(RecommendationReport report) =>
        report.Application.Values.Select(value => $"{value.Path}: {value.Before?.ToJsonString()} -> {value.After?.ToJsonString()}");

    public StepFixture Step { get; }

    public string Text => Step.Text;

    /// <summary>Invocations per instance and the capacities that SageMaker recommends.</summary>
    public (double Target, int? Least, int? Most) Scaling { get; set; } = (565, 1, 4);

    private bool IsPipeline { get; }

    public void Recommend(string type, float hourly, float perInference, int invocations, int latency, params (string Name, string Value)[] environment) =>
        Add(new EndpointOutputConfiguration { InstanceType = type, InitialInstanceCount = 1 }, hourly, perInference, invocations, latency, environment);

    public void RecommendServerless(int memory, int concurrency, float perInference, int invocations, int latency) => Add(
        new EndpointOutputConfiguration { ServerlessConfig = new ProductionVariantServerlessConfig { MemorySizeInMB = memory, MaxConcurrency = concurrency } },
        perInference * invocations * 60,
        perInference,
        invocations,
        latency,
        []);

    public StackFile Config() => StackFile.Load(Step.StackFile);

    public void Edit(Action<StackFile> change)
    {
        var file = Config();
        change(file);
        file.Save();
    }

    public Task<RecommendationReport> RunAsync(Func<RecommendationRequest, RecommendationRequest>? change = null) =>
        Step.RunAsync(r => (change ?? (same => same))(IsPipeline ? r : r with { ModelName = "single" }));

    public void Dispose() => Step.Dispose();

    private void Add(EndpointOutputConfiguration endpoint, float hourly, float perInference, int invocations, int latency, (string Name, string Value)[] environment) =>
        Step.Account.Recommendations.Add(new InferenceRecommendation
        {
            RecommendationId = $"job/{Step.Account.Recommendations.Count:00000000}",
            EndpointConfiguration = endpoint,
            Metrics = new RecommendationMetrics { CostPerHour = hourly, CostPerInference = perInference, MaxInvocations = invocations, ModelLatency = latency },
            ModelConfiguration = new ModelConfiguration
            {
                EnvironmentParameters = [.. environment.Select(one => new EnvironmentParameter { Key = one.Name, ValueType = "string", Value = one.Value })],
            },
        });

    private GetScalingConfigurationRecommendationResponse Scale(GetScalingConfigurationRecommendationRequest request) => new()
    {
        RecommendationId = request.RecommendationId,
        DynamicScalingConfiguration = new DynamicScalingConfiguration
        {
            MinCapacity = Scaling.Least,
            MaxCapacity = Scaling.Most,
            ScaleInCooldown = 300,
            ScaleOutCooldown = 60,
            ScalingPolicies =
            [
                Policy(new MetricSpecification { Customized = new CustomizedMetricSpecification { MetricName = "CPUUtilization" } }, 200),
                Policy(new MetricSpecification { Predefined = new PredefinedMetricSpecification { PredefinedMetricType = "SageMakerVariantInvocationsPerInstance" } }, Scaling.Target),
            ],
        },
    };

    private static ScalingPolicy Policy(MetricSpecification metric, double target) =>
        new() { TargetTracking = new TargetTrackingScalingPolicyConfiguration { MetricSpecification = metric, TargetValue = target } };
}
