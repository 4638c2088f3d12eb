using Infra.Sandbox.Engine.State;

namespace Infra.Sandbox.Engine.Execution;

/// <summary>Keeps protected resources from deletion and replacement.</summary>
internal static class Protection
{
    /// <exception cref="EngineException">INFRA204: the resource is protected.</exception>
    public static void Check(ResourceState state, string verb)
    {
        if (state.Protect)
        {
            throw new EngineException(
                "INFRA204",
                $"The resource \"{state.Name}\" ({state.Type}) is protected and cannot be {verb}. Set its Protect option to false, deploy that, then deploy this again.");
        }
    }
}
