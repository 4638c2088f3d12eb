using Infra.Sandbox.Engine.Properties;
using Infra.Sandbox.Engine.State;

namespace Infra.Sandbox.Engine.Resources;

/// <summary>What is asked of the account for one type of resource. Values are in clear and hold no unknowns.</summary>
internal interface IAccountResource
{
    /// <summary>Makes it, given its inputs with all that follows from them; returns them with what the account added.</summary>
    Task<MapValue> CreateAsync(MapValue outputs, CancellationToken cancellationToken);

    /// <summary>Changes it in place.</summary>
    Task<MapValue> UpdateAsync(ResourceState old, MapValue outputs, CancellationToken cancellationToken);

    /// <summary>Deletes it; one that is gone already is deleted.</summary>
    Task DeleteAsync(ResourceState state, CancellationToken cancellationToken);

    /// <summary>Whether the account has it.</summary>
    /// <param name="outputs">What identifies it: its inputs, with all that follows from them.</param>
    bool Exists(MapValue outputs);
}
