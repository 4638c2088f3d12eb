using System.Text.Json.Nodes;

namespace Infra.Sandbox.Cloud.SageMaker;

/// <summary>Endpoints: their operations. How they change over time is <see cref="EndpointTransitions"/>.</summary>
internal sealed class Endpoints
{
    private readonly SandboxAccount account;
    private readonly EndpointTransitions transitions;
    private readonly AsyncNotificationRules notifications;

    public Endpoints(SandboxAccount account)
    {
        this.account = account;
        transitions = new EndpointTransitions(account);
        notifications = new AsyncNotificationRules(account);
    }

    private Dictionary<string, Endpoint> All => account.State.SageMaker.Endpoints;

    public void Register(IDictionary<string, Func<JsonObject, JsonObject>> operations)
    {
        operations["CreateEndpoint"] = Create;
        operations["DescribeEndpoint"] = request => EndpointDescription.Describe(account, Get(request.Required("EndpointName")));
        operations["UpdateEndpoint"] = Update;
        operations["UpdateEndpointWeightsAndCapacities"] = UpdateWeightsAndCapacities;
        operations["DeleteEndpoint"] = Delete;
        operations["ListEndpoints"] = List;
    }

    public void Resume() => transitions.Resume();

    /// <summary>Endpoint names are unique without regard to case.</summary>
    public Endpoint? Find(string name) => All.GetValueOrDefault(name.ToLowerInvariant());

    public JsonObject? AsyncConfig(Endpoint endpoint) => account.SageMaker.EndpointConfigs.Find(endpoint.ConfigName)?.Object("AsyncInferenceConfig");

    public bool IsAsync(Endpoint endpoint) => AsyncConfig(endpoint) is not null;

    private JsonObject Create(JsonObject request)
    {
        var name = request.Required("EndpointName");
        var arn = account.SageMakerArn("endpoint", name);
        if (Find(name) is not null)
        {
            throw AwsException.Validation($"Cannot create already existing endpoint \"{arn}\".");
        }

        var configName = request.Required("EndpointConfigName");
        var config = account.SageMaker.EndpointConfigs.Definition(configName);
        var variants = VariantsOf(config);
        DeploymentConfigRules.Check(request, [], variants);
        notifications.Check(config, variants, arn);
        var endpoint = new Endpoint
        {
            EndpointName = name,
            Arn = arn,
            ConfigName = configName,
            CreationTime = account.Now,
            LastModifiedTime = account.Now,
            Variants = variants,
        };
        endpoint.Variants.ForEach(variant => variant.CurrentInstanceCount = 0);
        All[name.ToLowerInvariant()] = endpoint;
        account.SageMaker.Tags.Set(arn, request);
        transitions.Begin(endpoint, "Creating", account.Options.Durations.EndpointCreation, new PendingChange
        {
            ConfigName = configName,
            Variants = VariantsOf(config),
            DeploymentConfig = request.Object("DeploymentConfig")?.Copy(),
        });
        notifications.SendTests(config);
        return new JsonObject { ["EndpointArn"] = arn };
    }

    private JsonObject Update(JsonObject request)
    {
        var endpoint = Changeable(request);
        account.SageMaker.EndpointConfigs.Definition(endpoint.ConfigName);
        var configName = request.Required("EndpointConfigName");
        var config = account.SageMaker.EndpointConfigs.Definition(configName);
        var variants = VariantsOf(config);
        ServerlessRules.CheckUpdate(endpoint, variants);
        CheckScalableTargets(endpoint, variants);
        notifications.Check(config, variants, endpoint.Arn);
        RetainedProperties.Apply(request, endpoint, variants);
        DeploymentConfigRules.Check(request, endpoint.Variants, variants);
        transitions.Begin(endpoint, "Updating", account.Options.Durations.EndpointUpdate, new PendingChange
        {
            ConfigName = configName,
            Variants = variants,
            DeploymentConfig = request.Flag("RetainDeploymentConfig") ? endpoint.LastDeploymentConfig?.Copy() : request.Object("DeploymentConfig")?.Copy(),
        });
        notifications.SendTests(config);
        return new JsonObject { ["EndpointArn"] = endpoint.Arn };
    }

    private JsonObject UpdateWeightsAndCapacities(JsonObject request)
    {
        var endpoint = Changeable(request);
        var desired = request.Objects("DesiredWeightsAndCapacities").ToList();
        if (desired.GroupBy(item => item.Required("VariantName"), StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw AwsException.Validation($"The variant name \"{twice.Key}\" was non-unique within the request.");
        }

        var absent = desired.Select(item => item.Required("VariantName")).Where(name => endpoint.Variants.TrueForAll(variant => variant.VariantName != name)).ToList();
        if (absent.Count > 0)
        {
            throw AwsException.Validation(
                $"The variant name(s) \"{string.Join(", ", absent)}\" is/are not present within endpoint configuration \"{account.SageMakerArn("endpoint-config", endpoint.ConfigName)}\".");
        }

        CheckCapacities(endpoint, desired);
        transitions.ChangeCapacity(endpoint, desired);
        if (account.SageMaker.EndpointConfigs.Find(endpoint.ConfigName) is { } config)
        {
            notifications.SendTests(config);
        }

        return new JsonObject { ["EndpointArn"] = endpoint.Arn };
    }

    /// <summary>Instances are counted only where there are some, and concurrency is provisioned only where there are none.</summary>
    private static void CheckCapacities(Endpoint endpoint, List<JsonObject> desired)
    {
        foreach (var item in desired)
        {
            var isServerless = endpoint.Variants.Find(variant => variant.VariantName == item.Text("VariantName"))!.Serverless is not null;
            var (member, kind) = isServerless ? ("DesiredInstanceCount", "a serverless") : ("ServerlessUpdateConfig", "an instance-based");
            if (item[member] is not null)
            {
                throw AwsException.Validation($"{member} cannot be specified for {kind} variant (\"{item.Text("VariantName")}\").");
            }
        }
    }

    private JsonObject Delete(JsonObject request)
    {
        var endpoint = Get(request.Required("EndpointName"));
        if (endpoint.Pending is not null)
        {
            throw InProgress(endpoint);
        }

        foreach (var variant in endpoint.Variants)
        {
            account.ApplicationAutoScaling.ForgetVariant(endpoint.EndpointName, variant.VariantName);
        }

        transitions.Begin(endpoint, "Deleting", account.Options.Durations.EndpointDeletion, new PendingChange());
        return [];
    }

    private JsonObject List(JsonObject request) =>
        Listing.Page(All.Values.Select(endpoint => new ListRow(endpoint.EndpointName, endpoint.CreationTime, endpoint.LastModifiedTime, endpoint.Status, EndpointDescription.Summary(endpoint))), request, "Endpoints");

    private List<EndpointVariant> VariantsOf(JsonObject config) =>
        [.. config.Objects("ProductionVariants").Select(variant => new EndpointVariant
        {
            VariantName = variant.Required("VariantName"),
            Model = account.SageMaker.Models.Definition(variant.Required("ModelName")).Copy(),
            InstanceType = variant.Text("InstanceType"),
            CurrentWeight = variant.Number("InitialVariantWeight") ?? 1,
            DesiredWeight = variant.Number("InitialVariantWeight") ?? 1,
            CurrentInstanceCount = variant.Int("InitialInstanceCount") ?? 0,
            DesiredInstanceCount = variant.Int("InitialInstanceCount") ?? 0,
            Serverless = variant.Object("ServerlessConfig")?.Copy(),
        })];

    private void CheckScalableTargets(Endpoint endpoint, List<EndpointVariant> variants)
    {
        var blocked = endpoint.Variants
            .Where(old => account.ApplicationAutoScaling.FindVariant(endpoint.EndpointName, old.VariantName) is not null)
            .Where(old => variants.Find(variant => variant.VariantName == old.VariantName)?.InstanceType != old.InstanceType)
            .Select(old => old.VariantName).ToList();
        if (blocked.Count > 0)
        {
            throw AwsException.Validation(
                $"The variant(s) \"{string.Join(", ", blocked)}\" must be deregistered as scalable targets with AWS Auto Scaling before they can be removed or have their instance type updated.");
        }
    }

    private Endpoint Changeable(JsonObject request)
    {
        var endpoint = Get(request.Required("EndpointName"));
        if (endpoint.Pending is not null)
        {
            throw InProgress(endpoint);
        }

        return endpoint.Status == "InService"
            ? endpoint
            : throw AwsException.Validation($"Cannot update endpoint \"{endpoint.Arn}\" in status {endpoint.Status}: it can only be deleted.");
    }

    private Endpoint Get(string name) => Find(name) ?? throw AwsException.Validation($"Could not find endpoint \"{account.SageMakerArn("endpoint", name)}\".");

    private static AwsException InProgress(Endpoint endpoint) => AwsException.Validation($"Cannot update in-progress endpoint \"{endpoint.Arn}\".");
}
