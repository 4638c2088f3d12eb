using Infra.Operations.BatchInference;
using Infra.Operations.Shared;

namespace Infra.Operations.Tests.BatchInference;

public sealed class BatchInputCheckTests
{
    private readonly BatchAccount account = new();

    [Fact]
    public async Task CheckAsync_ManyObjects_FindsAllOverAllPagesButFolderMarkers()
    {
        account.S3.PageSize = 2;
        foreach (var name in new[] { "", "a.csv", "b.csv", "deep/c.csv", "deep/" })
            account.S3.Put($"data/in/{name}", "1,2\n");

        var preflight = await CheckAsync();

        Assert.Equal(
            ["s3://data/in/a.csv", "s3://data/in/b.csv", "s3://data/in/deep/c.csv"], preflight.Inputs.Select(i => i.Location.ToString()));
        Assert.All(preflight.Inputs, i => Assert.Equal(4, i.Bytes));
        Assert.Empty(preflight.Warnings);
    }

    [Fact]
    public async Task CheckAsync_NothingThere_IsRefused() =>
        Assert.Equal("There is no object under \"s3://data/in/\".", await ProblemAsync());

    [Fact]
    public async Task CheckAsync_UnsplitObjectOverThePayload_IsRefused()
    {
        account.S3.Objects["data/in/big.csv"] = new byte[(6 * 1024 * 1024) + 1];
        account.S3.Objects["data/in/fits.csv"] = new byte[6 * 1024 * 1024];
        var unsplit = BatchAccount.Definition
            .Replace("\"SplitType\":\"Line\"", "\"SplitType\":\"None\"", StringComparison.Ordinal)
            .Replace("\"BatchStrategy\":\"MultiRecord\",", "", StringComparison.Ordinal);

        Assert.Equal("Objects larger than the payload of 6 MB would be sent whole: \"s3://data/in/big.csv\".", await ProblemAsync(unsplit));
        Assert.Equal(2, (await CheckAsync()).Inputs.Count);
        Assert.Equal(
            2,
            (await CheckAsync(unsplit.Replace("\"ContentType\"", "\"CompressionType\":\"Gzip\",\"ContentType\"", StringComparison.Ordinal))).Inputs.Count);
    }

    [Fact]
    public async Task CheckAsync_OutputUnderTheInput_IsRefused()
    {
        account.S3.Put("data/in/a.csv", "1");

        Assert.StartsWith(
            "The output \"s3://data/in/out/{jobName}\" lies under the input \"s3://data/in/\"",
            await ProblemAsync(BatchAccount.Definition.Replace("s3://results/batch/", "s3://data/in/out/", StringComparison.Ordinal)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckAsync_ResultsOfAnEarlierRunInTheWay_IsRefused()
    {
        account.S3.Put("data/in/a.csv", "1");
        account.S3.Put("results/batch/a.csv.out", "old");
        account.S3.Put("results/batch/other.out", "old");

        Assert.Equal(
            "Results of an earlier run would be overwritten: \"s3://results/batch/a.csv.out\".",
            await ProblemAsync(BatchAccount.Definition.Replace("/{jobName}", "/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task CheckAsync_RawPrefixAndIdleInstances_Warns()
    {
        account.S3.Put("data/in/a.csv", "1");
        account.S3.Put("data/in-old/b.csv", "1");

        var preflight = await CheckAsync(BatchAccount.Definition
            .Replace("s3://data/in/", "s3://data/in", StringComparison.Ordinal)
            .Replace("\"InstanceCount\":1", "\"InstanceCount\":3", StringComparison.Ordinal));

        Assert.Equal(
            [
                "3 instances for 2 object(s): an object is handled by one instance, so 1 will be idle.",
                "\"s3://data/in\" does not end in a slash: S3 takes every key that starts so, such as \"s3://data/in-old/b.csv\".",
            ],
            preflight.Warnings);
    }

    [Theory]
    [InlineData("[{\"prefix\":\"s3://data/in/\"},\"a.csv\",\"b.csv\"]", "s3://data/in/a.csv s3://data/in/b.csv")]
    [InlineData(
        "[{\"prefix\":\"s3://data/in/\"},\"a.csv\",\"a.csv\"]",
        "Objects are listed twice, and their results would overwrite each other: \"s3://data/in/a.csv\".")]
    [InlineData("[{\"prefix\":\"s3://data/in/\"},\"gone.csv\"]", "The manifest lists \"s3://data/in/gone.csv\", which does not exist.")]
    [InlineData("[]", "\"s3://data/in/m.json\" is no manifest.")]
    [InlineData("nothing", "\"s3://data/in/m.json\" is no manifest.")]
    public async Task CheckAsync_Manifest_TakesTheListedObjects(string manifest, string expected)
    {
        account.S3.Put("data/in/a.csv", "1");
        account.S3.Put("data/in/b.csv", "2");
        account.S3.Put("data/in/m.json", manifest);
        var definition = BatchAccount.Definition.Replace("S3Prefix", "ManifestFile", StringComparison.Ordinal).Replace(
            "s3://data/in/", "s3://data/in/m.json", StringComparison.Ordinal);

        var outcome = expected.StartsWith("s3://", StringComparison.Ordinal)
            ? string.Join(' ', (await CheckAsync(definition)).Inputs.Select(i => i.Location))
            : await ProblemAsync(definition);

        Assert.Equal(expected, outcome);
    }

    private Task<BatchPreflight> CheckAsync(string definition = BatchAccount.Definition) =>
        account.Runner.CheckAsync(BatchJobDefinition.Parse(definition), CancellationToken.None);

    private async Task<string> ProblemAsync(string definition = BatchAccount.Definition)
    {
        var error = await Assert.ThrowsAsync<OperationException>(() => CheckAsync(definition));
        Assert.Equal((OperationFault.BadInput, "INFRA151"), (error.Fault, error.Problems[0].Id));
        return Assert.Single(error.Problems).What;
    }
}
