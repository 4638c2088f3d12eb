using Infra.Components.AsyncInference;
using Infra.Components.BatchInference;
using Infra.Components.Pipelines;
using Infra.Components.RealTimeInference;
using Infra.Components.ServerlessInference;
using Infra.Components.Shared;
using Infra.Settings;
using Pulumi;

namespace Infra;

/// <summary>The program: config → component args → outputs.</summary>
public sealed partial class InferenceStack : Stack
{
    /// <summary>Builds the stack that the config of the current Pulumi stack describes.</summary>
    public InferenceStack()
        : this(null)
    {
    }

    /// <summary>Builds the stack with options for its root, such as transformations, and with its own clients for the resource hooks.</summary>
    public InferenceStack(StackOptions? options, IAwsClientFactory? hookClients = null)
        : base(options)
    {
        if (hookClients is not null)
        {
            AwsClients.Factory = hookClients;
        }

        var settings = ReadSettings();
        var model = Create(settings.Served);
        var version = Optional(settings.ModelVersion, args => new ModelVersion("registry", args, Options()));
        SetOutputs(Optional(settings.Endpoint, args => Create(args, model)));
        SetOutputs(Optional(settings.RealTimeEndpoint, args => Create(args, model)));
        SetOutputs(Optional(settings.ServerlessEndpoint, args => Create(args, model)));
        SetOutputs(Optional(settings.Batch, args => Create(args, model)));
        var recommendation = Optional(
            settings.SamplePayloadUrl, payload => new RecommendationRole("recommendation", RecommendationArgs(settings, model, payload), Options()));

        Region = Output.Create(settings.Region);
        ModelName = model.Name;
        ExecutionRoleArn = model.RoleArn;
        RecommendationRoleArn = OrNull(recommendation?.RoleArn);
        ModelPackageArn = OrNull(version?.ModelPackageArn);
    }

    private InferenceSettings ReadSettings()
    {
        try
        {
            return InferenceSettings.Read(ReadConfig);
        }
        catch (SettingsException exception)
        {
            throw new ResourceException(exception.Message, this, hideStack: true);
        }
    }

    private static string? ReadConfig(string key)
    {
        var separator = key.IndexOf(':', StringComparison.Ordinal);
        return new Pulumi.Config(key[..separator]).Get(key[(separator + 1)..]);
    }

    private static TComponent? Optional<TSettings, TComponent>(TSettings? settings, Func<TSettings, TComponent> create)
        where TSettings : class
        where TComponent : class => settings is null ? null : create(settings);

    private ComponentResourceOptions Options() => new() { Parent = this };

    private ModelOutputs Create(ServedModel served)
    {
        if (served.Pipeline is { } args)
        {
            var pipeline = new InferencePipeline("inference", args, Options());
            return new ModelOutputs(pipeline.ModelName, pipeline.ExecutionRoleArn);
        }

        var model = new InferenceModel("inference", served.Model!, Options());
        return new ModelOutputs(model.ModelName, model.ExecutionRoleArn);
    }

    private AsyncEndpoint Create(AsyncEndpointArgs args, ModelOutputs model)
    {
        (args.ModelName, args.ExecutionRoleArn) = (model.Name, model.RoleArn);
        return new AsyncEndpoint("async", args, Options());
    }

    private RealTimeEndpoint Create(RealTimeEndpointArgs args, ModelOutputs model)
    {
        (args.ModelName, args.ExecutionRoleArn) = (model.Name, model.RoleArn);
        return new RealTimeEndpoint("sync", args, Options());
    }

    private ServerlessEndpoint Create(ServerlessEndpointArgs args, ModelOutputs model)
    {
        (args.ModelName, args.ExecutionRoleArn) = (model.Name, model.RoleArn);
        return new ServerlessEndpoint("on-demand", args, Options());
    }

    private BatchTransform Create(BatchTransformArgs args, ModelOutputs model)
    {
        (args.ModelName, args.ExecutionRoleArn) = (model.Name, model.RoleArn);
        return new BatchTransform("batch", args, Options());
    }

    private static RecommendationRoleArgs RecommendationArgs(InferenceSettings settings, ModelOutputs model, string samplePayloadUrl)
    {
        var args = new RecommendationRoleArgs
        {
            Containers = settings.Served.Containers,
            ArtifactUris = settings.Served.ArtifactUris,
            Images = settings.Served.Images,
            ExecutionRoleArn = model.RoleArn,
            SamplePayloadUrl = samplePayloadUrl,
            KmsKeyArns = settings.Served.KmsKeyArns,
            Vpc = settings.Served.Vpc,
            Tags = new Dictionary<string, string>(settings.Tags),
        };
        settings.RecommendationRights.AddTo(args);
        return args;
    }

    /// <summary>What endpoints and jobs need of the model that they serve.</summary>
    private sealed record ModelOutputs(Output<string> Name, Output<string> RoleArn);
}
