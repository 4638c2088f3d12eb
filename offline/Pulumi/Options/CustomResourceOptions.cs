namespace Pulumi;

public sealed class CustomResourceOptions : ResourceOptions
{
    public bool? DeleteBeforeReplace { get; set; }

    public List<string> AdditionalSecretOutputs { get => field ??= []; set; }

    public string? ImportId { get; set; }

    public Dictionary<string, string> EnvVarMappings { get => field ??= []; set; }

    public static CustomResourceOptions Merge(CustomResourceOptions? options1, CustomResourceOptions? options2)
    {
        var merged = new CustomResourceOptions();
        if (options1 is not null)
            merged.MergeFrom(options1);
        if (options2 is not null)
            merged.MergeFrom(options2);
        return merged;
    }

    internal override void MergeFrom(ResourceOptions other)
    {
        base.MergeFrom(other);
        if (other is not CustomResourceOptions custom)
            return;

        DeleteBeforeReplace = custom.DeleteBeforeReplace ?? DeleteBeforeReplace;
        ImportId = custom.ImportId ?? ImportId;
        AdditionalSecretOutputs = [.. AdditionalSecretOutputs, .. custom.AdditionalSecretOutputs];
        foreach (var (name, value) in custom.EnvVarMappings)
            EnvVarMappings[name] = value;
    }
}
