using Infra.Cli.Loop;
using Infra.Cli.Rendering;
using Infra.Cli.Tests.Consoles;

namespace Infra.Cli.Tests.Shared;

public sealed class IrisAccuracyTests : IDisposable
{
    private readonly CommandRun run = new();

    public void Dispose() => run.Dispose();

    [Theory]
    [InlineData("setosa,0.9\nvirginica,0.8\nvirginica,0.7\n", 2)]
    [InlineData("setosa,0.9\nversicolor,0.8\nvirginica,0.7\n", 3)]
    [InlineData("virginica,1\nsetosa,1\nversicolor,1\n", 0)]
    public void Of_AsManyRowsAsLabels_CountsTheRightOnes(string predictions, int right) => Assert.Equal(new BatchAccuracy(right, 3), Of(predictions));

    [Fact]
    public void Of_AnotherNumberOfRows_IsNothing() => Assert.Null(Of("setosa,0.9\n"));

    [Fact]
    public void Of_OutputsThatNameNoSpecies_IsNothing() => Assert.Null(Of("0.1,0.9\n0.2,0.8\n0.3,0.7\n"));

    [Fact]
    public void Share_OfTheRows_HasFourDecimals() => Assert.Equal(0.6667, new BatchAccuracy(2, 3).Share);

    private BatchAccuracy? Of(string predictions)
    {
        var (labels, output) = (Path.Combine(run.Folder, "iris.csv"), Path.Combine(run.Folder, "iris.csv.out"));
        File.WriteAllText(labels, "a,b,species\n1,2,setosa\n3,4,versicolor\n5,6,virginica\n");
        File.WriteAllText(output, predictions);
        return IrisAccuracy.Of(new BatchFacts("job", "Completed", null, null, [], [output]), labels);
    }
}
