using Infra.Operations.Recommendation.Candidates;
using Infra.Operations.Recommendation.Jobs;
using Infra.Operations.Shared;

namespace Infra.Operations.Tests.Recommendation.Jobs;

public sealed class RecommendationDocumentTests
{
    /// <summary>The sample response of AWS's page "Get your inference recommendation job results", of October 2021, as JSON.</summary>
    internal const string Sample2021 = """
        { "JobName": "job-name", "JobDescription": "job-description", "JobType": "Default",
          "JobArn": "arn:aws:sagemaker:region:account-id:inference-recommendations-job/resource-id", "Status": "COMPLETED",
          "CreationTime": "2021-10-26T20:04:57.627000+00:00", "LastModifiedTime": "2021-10-26T20:25:01.997000+00:00",
          "InputConfig": { "ModelPackageVersionArn": "arn:aws:sagemaker:region:account-id:model-package/resource-id", "JobDurationInSeconds": 0 },
          "InferenceRecommendations": [
            { "Metrics": { "CostPerHour": 0.20399999618530273, "CostPerInference": 5.246913588052848e-06, "MaximumInvocations": 648, "ModelLatency": 263596 },
              "EndpointConfiguration": { "EndpointName": "endpoint-name", "VariantName": "variant-name", "InstanceType": "ml.c5.xlarge", "InitialInstanceCount": 1 },
              "ModelConfiguration": { "Compiled": false, "EnvironmentParameters": [] } },
            { "Metrics": { "CostPerHour": 0.11500000208616257, "CostPerInference": 2.92620870823157e-06, "MaximumInvocations": 655, "ModelLatency": 826019 },
              "EndpointConfiguration": { "EndpointName": "endpoint-name", "VariantName": "variant-name", "InstanceType": "ml.c5d.large", "InitialInstanceCount": 1 },
              "ModelConfiguration": { "Compiled": false, "EnvironmentParameters": [] } },
            { "Metrics": { "CostPerHour": 0.11500000208616257, "CostPerInference": 3.3625731248321244e-06, "MaximumInvocations": 570, "ModelLatency": 1085446 },
              "EndpointConfiguration": { "EndpointName": "endpoint-name", "VariantName": "variant-name", "InstanceType": "ml.m5.large", "InitialInstanceCount": 1 },
              "ModelConfiguration": { "Compiled": false, "EnvironmentParameters": [] } } ] }
        """;

    /// <summary>The serverless fragment of the same page, with numbers for its placeholders.</summary>
    internal const string Serverless = """
        { "InferenceRecommendations": [ { "EndpointConfiguration": { "EndpointName": "value", "VariantName": "value",
            "ServerlessConfig": { "MaxConcurrency": 2, "MemorySizeInMb": 2048 } },
          "InvocationEndTime": 1, "InvocationStartTime": 1,
          "Metrics": { "CostPerHour": 0.1, "CostPerInference": 0.000002, "CpuUtilization": "NaN", "MaxInvocations": 1000, "MemoryUtilization": "NaN", "ModelLatency": 12, "ModelSetupTime": "NaN" },
          "ModelConfiguration": { "Compiled": "False", "EnvironmentParameters": [{"Key":"OMP_NUM_THREADS","ValueType":"Categorical","Value":"2"}], "InferenceSpecificationName": "value" },
          "RecommendationId": "job/abcdefgh" } ] }
        """;

    [Fact]
    public void Read_SampleOf2021_TakesOldNamesAndMicroseconds()
    {
        var document = RecommendationDocument.Read(Sample2021);

        Assert.Equal(("job-name", "COMPLETED"), (document.JobName, document.Status));
        Assert.Equal(
            [("ml.c5.xlarge", 0.204, 5.2469136e-06, 648.0, 263.596), ("ml.c5d.large", 0.115, 2.9262087e-06, 655.0, 826.019), ("ml.m5.large", 0.115, 3.3625731e-06, 570.0, 1085.446)],
            document.Candidates.Select(c => (
                c.Name,
                c.Metrics.CostPerHour!.Value,
                c.Metrics.CostPerInference!.Value,
                c.Metrics.MaxInvocations!.Value,
                c.Metrics.ModelLatencyMilliseconds!.Value)));
        Assert.Equal(
            "3 row(s) have the field names of the preview of 2021 (MaximumInvocations); their latency was in microseconds and is shown in milliseconds.",
            Assert.Single(document.Notes));
    }

    // Normalised by hand: cost 0, 1, 0.81197; latency 1, 0.31566, 0; throughput 0.91765, 1, 0 (c5.xlarge, c5d.large, m5.large).
    [Theory]
    [InlineData(
        Importance.Moderate, Importance.Moderate, Importance.Moderate, "ml.c5d.large 0.77189, ml.c5.xlarge 0.63922, ml.m5.large 0.27066")]
    [InlineData(Importance.Lowest, Importance.Highest, Importance.Lowest, "ml.c5.xlarge 0.84538, ml.c5d.large 0.51119, ml.m5.large 0.116")]
    [InlineData(
        Importance.Highest, Importance.Lowest, Importance.Lowest, "ml.c5d.large 0.90224, ml.m5.large 0.57998, ml.c5.xlarge 0.27395")]
    public void Rank_SampleOf2021_GivesTheOrderWorkedOutByHand(Importance cost, Importance latency, Importance throughput, string expected)
    {
        var ranking = CandidateRanking.Rank(RecommendationDocument.Read(Sample2021).Candidates, Rows.Options(cost, latency, throughput));

        Assert.Equal(
            expected,
            string.Join(", ", ranking.Ranked.Select(r => FormattableString.Invariant($"{r.Candidate.Name} {Math.Round(r.Score, 5)}"))));
    }

    [Fact]
    public void Read_TodaysNames_TakesMillisecondsWhateverTheirSize()
    {
        var document = RecommendationDocument.Read(Sample2021.Replace("MaximumInvocations", "MaxInvocations", StringComparison.Ordinal));

        Assert.Equal(263596, document.Candidates[0].Metrics.ModelLatencyMilliseconds);
        Assert.Empty(document.Notes);
    }

    [Fact]
    public void Read_ServerlessSample_HasNoInstanceTypeAndNoNaN()
    {
        var row = Assert.Single(RecommendationDocument.Read(Serverless).Candidates);

        Assert.Equal(
            (null, new ServerlessSize(2048, 2), "serverless 2048 MB (OMP_NUM_THREADS=2)"), (row.InstanceType, row.Serverless, row.Name));
        Assert.Equal((12.0, 1000.0, 2000.0), (row.Metrics.ModelLatencyMilliseconds, row.Metrics.MaxInvocations, row.InvocationsPerMinute));
        Assert.Null(row.Metrics.CpuUtilization);
        Assert.Equal("job/abcdefgh", row.RecommendationId);
    }

    [Fact]
    public void Read_PlaceholdersOfTheServerlessSample_AreUnmeasuredAndExcluded()
    {
        const string text = """{"InferenceRecommendations":[{"EndpointConfiguration":{"InstanceType":"value","InitialInstanceCount":"value"},"Metrics":{"CostPerHour":"value","MaxInvocations":"value"}}]}""";

        var ranking = CandidateRanking.Rank(RecommendationDocument.Read(text).Candidates, Rows.Options());

        Assert.Equal("not measured: cost per inference, latency, invocations per minute", Assert.Single(ranking.Excluded).Reason);
    }

    [Theory]
    [InlineData("{ 'JobName': 'job-name' }")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("")]
    public void Read_NoDescription_SaysHowToGetOne(string text)
    {
        var error = Assert.Throws<OperationException>(() => RecommendationDocument.Read(text));

        Assert.Equal(
            "INFRA135: The text is no description of a recommendation job. Save it with: aws sagemaker describe-inference-recommendations-job --job-name NAME --output json",
            error.Message);
    }
}
