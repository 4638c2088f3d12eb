using Infra.Sandbox.Engine.Properties;
using Infra.Sandbox.Engine.State;

namespace Infra.Sandbox.Engine.Resources;

/// <summary>A resource that the account changes at once.</summary>
internal sealed class ImmediateResource(
    Func<MapValue, MapValue> create, Func<MapValue, bool> exists, Action<MapValue> delete, Func<MapValue, MapValue, MapValue>? update = null)
    : IAccountResource
{
    public Task<MapValue> CreateAsync(MapValue outputs, CancellationToken cancellationToken) => Task.FromResult(create(outputs));

    public Task<MapValue> UpdateAsync(ResourceState old, MapValue outputs, CancellationToken cancellationToken) =>
        Task.FromResult(update is null ? outputs : update((MapValue)old.Outputs.Unwrap(), outputs));

    public Task DeleteAsync(ResourceState state, CancellationToken cancellationToken)
    {
        delete((MapValue)state.Outputs.Unwrap());
        return Task.CompletedTask;
    }

    public bool Exists(MapValue outputs) => exists(outputs);
}
