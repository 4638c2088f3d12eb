using Infra.Components.Endpoints;
using Infra.Components.Endpoints.Monitoring;
using Infra.Components.Endpoints.Scaling;
using Infra.Components.Endpoints.Updates;
using Infra.Components.Shared;
using Infra.Components.Shared.Rules;
using Pulumi;
using Iam = Pulumi.Aws.Iam;
using Sagemaker = Pulumi.Aws.Sagemaker;

namespace Infra.Components.AsyncInference;

/// <summary>
/// An asynchronous endpoint: results in S3, notifications by SNS, scaled on its backlog down to zero and up again. Its instance type can be changed
/// in place: callers keep the endpoint's name.
/// </summary>
public sealed class AsyncEndpoint : ComponentResource
{
    internal const string Token = "infra:index:AsyncEndpoint";

    /// <summary>Creates the endpoint and everything it needs.</summary>
    /// <param name="name">1 to 40 letters, digits and hyphens.</param>
    /// <param name="args">The model and how it is served.</param>
    /// <param name="options">Options of the component.</param>
    /// <exception cref="ResourceException">The arguments break rules; the message lists all of them.</exception>
    public AsyncEndpoint(string name, AsyncEndpointArgs args, ComponentResourceOptions? options = null)
        : base(Token, name, Validated(args, name), options)
    {
        var children = new Children(this, name, args.Tags);
        var roleArn = args.ExecutionRoleArn.Checked("executionRoleArn", ValueRules.RoleArn);
        var instanceType = args.InstanceType.Checked("instanceType", VariantRules.InstanceType(args, args.Scaling.Enabled));
        var bucket = new OutputBucket(children, args.Bucket, AsyncLifecycle.Of(args));
        var paths = new AsyncPaths(bucket.Uri(args.InputPrefix), bucket.Uri(args.OutputPrefix), bucket.Uri(args.FailurePrefix));
        var notifications = new EndpointNotifications(children, args.Notifications, roleArn);
        var policy = RolePolicy(children, args, roleArn, paths, notifications);
        var asynchronous = AsyncConfigurations.Create(args, paths, notifications);
        var configuration = InstanceConfigurations.Create(children, args, instanceType, asynchronous);
        var endpoint = Endpoint(children, args, configuration, options, policy, notifications.Success?.Policy, notifications.Error?.Policy);
        if (args.Scaling.Enabled)
        {
            EndpointScaling.Create(children, args, endpoint, instanceType);
        }

        Watch(children, args, endpoint);

        EndpointName = endpoint.Name;
        EndpointArn = endpoint.Arn;
        EndpointConfigName = configuration.Name;
        VariantName = Output.Create(args.VariantName);
        BucketName = bucket.Name;
        (InputPath, OutputPath, FailurePath) = (paths.Input, paths.Output, paths.Failure);
        SuccessTopicArn = (notifications.Success?.Arn).OrNull();
        ErrorTopicArn = (notifications.Error?.Arn).OrNull();
        NotificationQueueUrl = (notifications.Queue?.Url).OrNull();
        NotificationQueueArn = (notifications.Queue?.Arn).OrNull();
        InvokePolicyJson = InvokePolicy(children, args, endpoint, paths);
        RegisterOutputs();
    }

    /// <summary>Name of the endpoint; it stays over every update.</summary>
    [Output("endpointName")]
    public Output<string> EndpointName { get; private set; }

    /// <summary>ARN of the endpoint.</summary>
    [Output("endpointArn")]
    public Output<string> EndpointArn { get; private set; }

    /// <summary>Name of the endpoint configuration in use.</summary>
    [Output("endpointConfigName")]
    public Output<string> EndpointConfigName { get; private set; }

    /// <summary>Name of the production variant.</summary>
    [Output("variantName")]
    public Output<string> VariantName { get; private set; }

    /// <summary>Name of the bucket, created or adopted.</summary>
    [Output("bucketName")]
    public Output<string> BucketName { get; private set; }

    /// <summary><c>s3://</c> prefix to put requests under.</summary>
    [Output("inputPath")]
    public Output<string> InputPath { get; private set; }

    /// <summary><c>s3://</c> prefix of results.</summary>
    [Output("outputPath")]
    public Output<string> OutputPath { get; private set; }

    /// <summary><c>s3://</c> prefix of failures.</summary>
    [Output("failurePath")]
    public Output<string> FailurePath { get; private set; }

    /// <summary>ARN of the success topic; null without one.</summary>
    [Output("successTopicArn")]
    public Output<string?> SuccessTopicArn { get; private set; }

    /// <summary>ARN of the error topic; null without one.</summary>
    [Output("errorTopicArn")]
    public Output<string?> ErrorTopicArn { get; private set; }

    /// <summary>URL of the queue subscribed to the topics; null without one.</summary>
    [Output("notificationQueueUrl")]
    public Output<string?> NotificationQueueUrl { get; private set; }

    /// <summary>ARN of the queue subscribed to the topics; null without one.</summary>
    [Output("notificationQueueArn")]
    public Output<string?> NotificationQueueArn { get; private set; }

    /// <summary>
    /// Policy document for callers: <c>sagemaker:InvokeEndpointAsync</c> on this endpoint, putting requests under the input prefix, and fetching
    /// results and failures; nothing else.
    /// </summary>
    [Output("invokePolicyJson")]
    public Output<string> InvokePolicyJson { get; private set; }

    private static AsyncEndpointArgs Validated(AsyncEndpointArgs args, string name)
    {
        ProblemList.ThrowIfAny(AsyncEndpointValidator.Validate(args, name), component: null, nameof(AsyncEndpoint), name);
        return args;
    }

    /// <summary>SageMaker checks <c>sns:Publish</c> when it creates the endpoint, so the endpoint waits for this.</summary>
    private static Iam.RolePolicy? RolePolicy(
        Children children, AsyncEndpointArgs args, Output<string> roleArn, AsyncPaths paths, EndpointNotifications notifications) => args.AttachRolePolicy
        ? EndpointRole.Attach(
            children,
            roleArn,
            Output.Tuple(children.Scope, AsyncNeedsOf.Args(args, paths, notifications)).Apply(known => AsyncRolePolicy.ToJson(known.Item1, known.Item2)))
        : null;

    private static Sagemaker.Endpoint Endpoint(
        Children children, AsyncEndpointArgs args, Sagemaker.EndpointConfiguration configuration, ComponentResourceOptions? options,
        params Resource?[] dependsOn)
    {
        var name = args.EndpointName ?? EndpointResources.DefaultName(children.Primary);
        var hooks = new ScaledEndpointHooks(AwsClients.Factory, args.VariantName, args.Scaling.Enabled ? EndpointScaling.Capacity(args.Scaling) : null);
        var endpointOptions = children.Options(dependsOn);
        endpointOptions.AddHooks(hooks, EndpointResources.HookPrefix(children, options, Token));
        return EndpointResources.Create(
            children, name, configuration, UpdatePolicies.Create(children, args.Update, name, args.VariantName), endpointOptions);
    }

    /// <summary>What people look at.</summary>
    private static void Watch(Children children, AsyncEndpointArgs args, Sagemaker.Endpoint endpoint)
    {
        if (args.Alarms.Enabled)
        {
            EndpointAlarms.ForPeople(children, AsyncAlarms.ForPeople(args.Alarms), endpoint.Name, args.VariantName, args.Alarms.ActionArns);
        }

        if (args.Dashboard)
        {
            Dashboards.Create(children, endpoint, args.VariantName, DashboardWidgets.Asynchronous);
        }
    }

    private static Output<string> InvokePolicy(Children children, AsyncEndpointArgs args, Sagemaker.Endpoint endpoint, AsyncPaths paths) => Output
        .Tuple(children.Scope, endpoint.Name, paths.Input, paths.Output, paths.Failure, Inputs.All([args.Bucket.KmsKeyArn]))
        .Apply(known => AsyncCallerPolicy.ToJson(
            known.Item1, new AsyncCaller(known.Item2, known.Item3, known.Item4, known.Item5, known.Item6.FirstOrDefault())));
}
