using Infra.Components.AsyncInference;
using Infra.Components.BatchInference;
using Infra.Components.RealTimeInference;

namespace Infra.Settings;

/// <summary>Who addresses a single container must be able to, and the container must be there.</summary>
internal sealed class DirectInvocations(SettingsReader reader, ServedModel served)
{
    private const string Mode = "infra:pipeline.executionMode";
    private const string Targets = "infra:realTimeEndpoint.targetContainerHostnames";

    public void Check(AsyncEndpointArgs? endpoint, RealTimeEndpointArgs? realTime, BatchTransformArgs? batch)
    {
        RefuseDirect(endpoint is not null, "infra:endpoint is asynchronous and");
        RefuseDirect(endpoint is null && batch is not null, "a transform job of infra:batch");
        foreach (var (index, target) in (realTime?.TargetContainerHostnames ?? []).Index())
        {
            CheckTarget($"{Targets}[{index}]", target);
        }
    }

    private void RefuseDirect(bool isRefused, string who)
    {
        if (served.IsDirect && isRefused)
        {
            reader.Refuse(
                SettingsProblem.Differs, Mode, $"It is \"Direct\", but {who} cannot address a container.",
                "Set it to Serial, or serve the pipeline with infra:realTimeEndpoint alone.");
        }
    }

    private void CheckTarget(string key, string target)
    {
        var hostnames = served.Containers.Select(container => container.Hostname).OfType<string>().ToList();
        if (!served.IsDirect)
        {
            reader.Refuse(
                SettingsProblem.Differs, key, $"It names \"{target}\", but callers can address a container only in a pipeline in Direct mode.",
                $"Set {Mode} to Direct, or remove this key.");
        }
        else if (!hostnames.Contains(target))
        {
            reader.Refuse(
                SettingsProblem.Differs, key, $"It is \"{target}\", but no container of {ServedModel.PipelineKey} has that hostname.",
                $"Use one of {string.Join(", ", hostnames)}.");
        }
    }
}
