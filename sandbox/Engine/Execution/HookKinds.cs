using System.Collections.Immutable;
using Pulumi;

namespace Infra.Sandbox.Engine.Execution;

/// <summary>The moments at which hooks run, with Pulumi's names for them.</summary>
internal static class HookKinds
{
    public const string BeforeCreate = "beforeCreate";
    public const string AfterCreate = "afterCreate";
    public const string BeforeUpdate = "beforeUpdate";
    public const string AfterUpdate = "afterUpdate";
    public const string BeforeDelete = "beforeDelete";
    public const string AfterDelete = "afterDelete";

    public static IEnumerable<ResourceHook> All(ResourceHookBinding? binding) => Kinds(binding).SelectMany(kind => kind.Hooks);

    /// <summary>The names of the hooks at each moment that has any, for the state.</summary>
    public static ImmutableSortedDictionary<string, ImmutableArray<string>> Names(ResourceHookBinding? binding) =>
        Kinds(binding)
            .Where(kind => kind.Hooks.Count > 0)
            .ToImmutableSortedDictionary(kind => kind.Kind, kind => kind.Hooks.Select(hook => hook.Name).ToImmutableArray(), StringComparer.Ordinal);

    private static IEnumerable<(string Kind, List<ResourceHook> Hooks)> Kinds(ResourceHookBinding? binding) => binding is null
        ? []
        :
        [
            (BeforeCreate, binding.BeforeCreate), (AfterCreate, binding.AfterCreate),
            (BeforeUpdate, binding.BeforeUpdate), (AfterUpdate, binding.AfterUpdate),
            (BeforeDelete, binding.BeforeDelete), (AfterDelete, binding.AfterDelete),
        ];
}
