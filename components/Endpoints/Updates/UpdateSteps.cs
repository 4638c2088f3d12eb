using Infra.Components.Shared;

namespace Infra.Components.Endpoints.Updates;

/// <summary>The arithmetic of a gradual update.</summary>
internal static class UpdateSteps
{
    private const double Whole = 100;

    /// <summary>What moves at a time, in the unit of the size type.</summary>
    public static int Size(EndpointUpdateArgs update) =>
        update is { Size: 0, SizeType: SizeTypes.CapacityPercent } ? Defaults.UpdateSizeInPercent : update.Size;

    /// <summary>A size as part of the fleet, in percent.</summary>
    public static double Share(EndpointUpdateArgs update, int size, int fleet) =>
        update.SizeType == SizeTypes.InstanceCount ? size * Whole / fleet : size;

    /// <summary>The smallest and the largest part of a fleet that may move at a time.</summary>
    public static (double Minimum, double Maximum) Bounds(string strategy) => strategy switch
    {
        UpdateStrategies.Linear => (10, 50),
        UpdateStrategies.Rolling => (5, 50),
        _ => (0, 50),
    };

    /// <summary>Seconds an update waits at least.</summary>
    public static double TotalWait(EndpointUpdateArgs update, int fleet)
    {
        var steps = update.Strategy switch
        {
            UpdateStrategies.Canary => 1,
            UpdateStrategies.Linear or UpdateStrategies.Rolling => Steps(update, fleet),
            _ => 0,
        };
        var termination = update.Strategy == UpdateStrategies.Rolling ? 0 : update.TerminationWaitInSeconds;
        return steps * update.WaitIntervalInSeconds + termination;
    }

    /// <summary>Not by the share: a third of three instances is three steps, whatever its percentage rounds to.</summary>
    private static double Steps(EndpointUpdateArgs update, int fleet) =>
        Math.Ceiling((update.SizeType == SizeTypes.InstanceCount ? fleet : Whole) / Size(update));
}
