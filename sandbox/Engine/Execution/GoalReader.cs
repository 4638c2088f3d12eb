using System.Collections.Immutable;
using Infra.Sandbox.Engine.Properties;
using Infra.Sandbox.Engine.Resources;
using Pulumi;
using Pulumi.Testing;

namespace Infra.Sandbox.Engine.Execution;

/// <summary>Resolves what the program wants of a resource, from what the transformation and the mock each saw of it.</summary>
internal sealed class GoalReader(ProgramObserver observer, EngineOptions engine)
{
    public async Task<Goal> ReadAsync(MockResourceArgs mock)
    {
        var registration = observer.Find(mock.Type!, mock.Name!);
        var options = registration.Options;
        var custom = options as CustomResourceOptions;
        var arguments = await ArgumentReader.ReadAsync(registration.Args);
        var dependsOn = await ArgumentReader.ReadAsync(options.DependsOn);
        var trigger = await ArgumentReader.ReadAsync(options.ReplacementTrigger);
        var replaceWith = await ArgumentReader.ReadAsync(options.ReplaceWith);
        return new Goal
        {
            Registration = registration,
            Type = ResourceTypes.Find(registration.Type),
            Inputs = MapValue.Of(arguments.Select(argument => KeyValuePair.Create(argument.Key, argument.Value.Value))),
            Provider = registration.IsComponent || registration.IsProvider ? null : ProviderReference(mock),
            ReadId = options.Id is not null ? NullIfEmpty(mock.Id) : null,
            ImportId = NullIfEmpty(custom?.ImportId),
            Protect = registration.Inherited(option => option.Protect),
            RetainOnDelete = registration.Inherited(option => option.RetainOnDelete),
            DeleteBeforeReplace = custom?.DeleteBeforeReplace,
            DeletedWith = options.DeletedWith is { } with ? observer.Find(with)?.Urn : null,
            ReplacementTrigger = trigger.Value is NullValue ? null : trigger.Value,
            Dependencies = Urns(arguments.Values.Append(dependsOn).SelectMany(argument => argument.Dependencies)),
            PropertyDependencies = arguments
                .Where(argument => !argument.Value.Dependencies.IsEmpty)
                .ToImmutableSortedDictionary(argument => argument.Key, argument => Urns(argument.Value.Dependencies), StringComparer.Ordinal),
            ReplaceWith = Urns(replaceWith.Dependencies),
            IgnoreChanges = [.. options.IgnoreChanges],
            ReplaceOnChanges = [.. options.ReplaceOnChanges],
            CustomTimeouts = Timeouts(options.CustomTimeouts),
            AdditionalSecretOutputs = [.. custom?.AdditionalSecretOutputs ?? []],
            Aliases = await AliasUrnsAsync(registration),
        };
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static ImmutableSortedDictionary<string, double> Timeouts(CustomTimeouts? timeouts) =>
        new[] { ("create", timeouts?.Create), ("update", timeouts?.Update), ("delete", timeouts?.Delete) }
            .Where(limit => limit.Item2 is not null)
            .ToImmutableSortedDictionary(limit => limit.Item1, limit => limit.Item2!.Value.TotalSeconds, StringComparer.Ordinal);

    /// <summary>In the order in which the program made them; a component stands for the resources inside it.</summary>
    private ImmutableArray<string> Urns(IEnumerable<Resource> resources) =>
    [
        .. resources
            .Select(observer.Find).OfType<Registration>()
            .SelectMany(found => found is { IsComponent: true } ? observer.All.Where(child => !child.IsComponent && child.IsWithin(found)) : [found])
            .Distinct()
            .OrderBy(found => found.Sequence)
            .Select(found => found.Urn),
    ];

    private string ProviderReference(MockResourceArgs mock)
    {
        var package = mock.Type!.Split(':')[0];
        if (mock.Provider is { Length: > 0 } reference)
        {
            var parts = reference.Split("::");
            return $"{observer.Find($"pulumi:providers:{package}", parts[^2]).Urn}::{parts[^1]}";
        }

        var urn = $"{engine.UrnPrefix}pulumi:providers:{package}::default";
        return $"{urn}::{ComputedOutputs.Uuid(urn)}";
    }

    private async Task<ImmutableArray<string>> AliasUrnsAsync(Registration registration)
    {
        var urns = ImmutableArray.CreateBuilder<string>();
        foreach (var input in registration.Options.Aliases)
        {
            var alias = await Pulumi.Utilities.OutputUtilities.GetValueAsync(input.ToOutput());
            urns.Add(alias.Urn ?? await AliasUrnAsync(registration, alias));
        }

        return urns.ToImmutable();
    }

    private async Task<string> AliasUrnAsync(Registration registration, Alias alias)
    {
        var name = await TextAsync(alias.Name) ?? registration.Name;
        var type = await TextAsync(alias.Type) ?? registration.Type;
        var parent = alias.NoParent ? null : alias.Parent is { } other ? observer.Find(other) : registration.Parent;
        var parentType = await TextAsync(alias.ParentUrn) is { } urn ? urn.Split("::")[2]
            : parent is null or { IsStack: true } ? null : parent.QualifiedType;
        return $"urn:pulumi:{await TextAsync(alias.Stack) ?? engine.StackName}::{await TextAsync(alias.Project) ?? engine.ProjectName}::{(parentType is null ? type : $"{parentType}${type}")}::{name}";
    }

    private static async Task<string?> TextAsync(Input<string>? input) =>
        input is null ? null : await Pulumi.Utilities.OutputUtilities.GetValueAsync(input.ToOutput());
}
