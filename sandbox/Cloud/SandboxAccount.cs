using Infra.Sandbox.Cloud.Identity;
using Infra.Sandbox.Cloud.Invocations;
using Infra.Sandbox.Cloud.Messaging;
using Infra.Sandbox.Cloud.S3;
using Infra.Sandbox.Cloud.SageMaker;
using Infra.Sandbox.Cloud.Scaling;

namespace Infra.Sandbox.Cloud;

/// <summary>
/// One AWS account in one region, in memory: it enforces what AWS enforces, with AWS's messages, and really serves models.
/// Nothing in it reaches AWS. Services that speak JSON take wire-shaped requests through <c>Call</c>.
/// </summary>
public sealed class SandboxAccount : IDisposable
{
    /// <summary>An empty account.</summary>
    public SandboxAccount(SandboxOptions? options = null, TimeProvider? timeProvider = null)
        : this(options ?? new SandboxOptions(), timeProvider ?? TimeProvider.System, new AccountState())
    {
    }

    private SandboxAccount(SandboxOptions options, TimeProvider timeProvider, AccountState state)
    {
        Options = options;
        TimeProvider = timeProvider;
        State = state;
        Scheduler = new Scheduler(timeProvider);
        Ids = new IdGenerator(this);
        S3 = new S3Service(this);
        Iam = new IamService(this);
        Sts = new StsService(this);
        Sqs = new SqsService(this);
        Sns = new SnsService(this);
        ApplicationAutoScaling = new ApplicationAutoScalingService(this);
        SageMaker = new SageMakerService(this);
        Runtime = new SageMakerRuntimeService(this);
        SageMaker.Resume();
        Runtime.Resume();
    }

    /// <summary>Account id, region and speed.</summary>
    public SandboxOptions Options { get; }

    /// <summary>The clock of every status, timestamp and delay.</summary>
    public TimeProvider TimeProvider { get; }

    /// <summary>Buckets and objects.</summary>
    public S3Service S3 { get; }

    /// <summary>Roles, their policies, and what they allow.</summary>
    public IamService Iam { get; }

    /// <summary>Who the caller is.</summary>
    public StsService Sts { get; }

    /// <summary>Topics and subscriptions.</summary>
    public SnsService Sns { get; }

    /// <summary>Queues.</summary>
    public SqsService Sqs { get; }

    /// <summary>Scalable targets and scaling policies.</summary>
    public ApplicationAutoScalingService ApplicationAutoScaling { get; }

    /// <summary>The SageMaker control plane.</summary>
    public SageMakerService SageMaker { get; }

    /// <summary>The SageMaker runtime: invocations.</summary>
    public SageMakerRuntimeService Runtime { get; }

    internal Lock Gate { get; } = new();

    internal AccountState State { get; private set; }

    internal Scheduler Scheduler { get; }

    internal IdGenerator Ids { get; }

    internal DateTimeOffset Now => TimeProvider.GetUtcNow();

    /// <summary>Reads an account saved by <see cref="SaveAsync"/>; an empty account when the folder holds none.</summary>
    /// <exception cref="InvalidDataException">The folder holds an account file that cannot be read.</exception>
    public static async Task<SandboxAccount> LoadAsync(
        string directory, SandboxOptions? options = null, TimeProvider? timeProvider = null, CancellationToken cancellationToken = default)
    {
        var state = await AccountStore.ReadAsync(directory, cancellationToken);
        return new SandboxAccount(options ?? new SandboxOptions(), timeProvider ?? TimeProvider.System, state);
    }

    /// <summary>Writes the account to a folder: account.json, and the objects' contents under objects/. Either all of it or nothing.</summary>
    public Task SaveAsync(string directory, CancellationToken cancellationToken = default)
    {
        AccountSnapshot snapshot;
        lock (Gate)
        {
            snapshot = AccountStore.Snapshot(State);
        }

        return AccountStore.WriteAsync(directory, snapshot, cancellationToken);
    }

    /// <summary>Forgets every resource and all waiting work.</summary>
    public void DeleteAll()
    {
        lock (Gate)
        {
            Scheduler.Clear();
            State = new AccountState();
        }
    }

    /// <summary>Runs the work that is due and waits for all work that has started: transitions, invocations, jobs.</summary>
    public Task SettleAsync()
    {
        Scheduler.RunDue();
        return Scheduler.SettleAsync();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Scheduler.Dispose();
        Runtime.Dispose();
    }

    internal string Arn(string service, string resource) => $"arn:aws:{service}:{Options.Region}:{Options.AccountId}:{resource}";

    /// <summary>SageMaker lower-cases resource names in ARNs; name fields keep their case.</summary>
    internal string SageMakerArn(string type, string name) => Arn("sagemaker", $"{type}/{name.ToLowerInvariant()}");

    internal DateTimeOffset After(TimeSpan real) => Now + Options.Scale(real);
}
