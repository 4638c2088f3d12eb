using Infra.Cli.Rendering;

namespace Infra.Cli.Loop;

/// <summary>How many of the batch's predictions name the species that the data set gives; a prediction is species and probability.</summary>
internal static class IrisAccuracy
{
    /// <returns>Right predictions and rows; null when the outputs are not one line for each row of the data set, or name no species at all.</returns>
    public static BatchAccuracy? Of(BatchFacts facts, string dataSetPath)
    {
        var labels = File.ReadLines(dataSetPath).Skip(1).Where(line => line.Length > 0).Select(line => line[(line.LastIndexOf(',') + 1)..]).ToList();
        var predictions = facts.Files.SelectMany(File.ReadLines).Where(line => line.Length > 0).Select(line => line.Split(',')[0].Trim()).ToList();
        return predictions.Count != labels.Count || !predictions.Intersect(labels).Any()
            ? null
            : new BatchAccuracy(predictions.Zip(labels).Count(pair => pair.First == pair.Second), labels.Count);
    }
}
