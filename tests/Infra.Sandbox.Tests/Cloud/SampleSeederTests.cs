using Infra.Sandbox.Cloud;
using Infra.Sandbox.Cloud.Containers;
using Infra.Sandbox.Cloud.Samples;

namespace Infra.Sandbox.Tests.Cloud;

public sealed class SampleSeederTests
{
    [Fact]
    public void Seed_IrisFolder_PutsArchivesAndFilesUnderItsName()
    {
        using var account = new SandboxAccount();
        var written = SampleSeeder.Seed(account, Repository.IrisSamples);
        Assert.Equal(
            ["batch/iris.csv", "iris.csv", "models/label/model.tar.gz", "models/softmax/model.tar.gz", "models/standardize/model.tar.gz", "payload.tar.gz", "requests/malformed.csv", "requests/one.csv", "requests/three.csv"],
            account.S3.ListObjects("infra-samples-123456789012", "iris/").Select(pair => pair.Key["iris/".Length..]));
        Assert.Equal(9, written.Count);
        Assert.Equal(["setosa.csv", "versicolor.csv", "virginica.csv"], ModelArtefact.Unpack(account.S3.GetObject("infra-samples-123456789012", "iris/payload.tar.gz").Content).Select(file => file.Name));
    }

    [Fact]
    public void Seed_Again_WritesNothing()
    {
        using var account = new SandboxAccount();
        SampleSeeder.Seed(account, Repository.IrisSamples);
        Assert.Empty(SampleSeeder.Seed(account, Repository.IrisSamples + "/"));
    }

    [Fact]
    public void Seed_ObjectChanged_WritesThatOne()
    {
        using var account = new SandboxAccount();
        SampleSeeder.Seed(account, Repository.IrisSamples);
        account.S3.PutObject("infra-samples-123456789012", "iris/iris.csv", "other"u8.ToArray());
        Assert.Equal(["s3://infra-samples-123456789012/iris/iris.csv"], SampleSeeder.Seed(account, Repository.IrisSamples));
    }

    [Fact]
    public void Pack_FilesInAnyOrder_IsTheSameArchive() =>
        Assert.Equal(TarGz.Pack([("a", [1]), ("b", [2])]), TarGz.Pack([("b", [2]), ("a", [1])]));
}
