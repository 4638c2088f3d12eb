using System.Text.Json.Serialization;
using Infra.Sandbox.Cloud.Identity;
using Infra.Sandbox.Cloud.Messaging;
using Infra.Sandbox.Cloud.S3;
using Infra.Sandbox.Cloud.SageMaker;
using Infra.Sandbox.Cloud.Scaling;

namespace Infra.Sandbox.Cloud;

/// <summary>Everything the account knows; what account.json holds. Object contents lie beside it, named by their hash.</summary>
internal sealed class AccountState
{
    public long IdCounter { get; set; }

    public S3State S3 { get; set; } = new();

    public IamState Iam { get; set; } = new();

    public SnsState Sns { get; set; } = new();

    public SqsState Sqs { get; set; } = new();

    public ScalingState Scaling { get; set; } = new();

    public SageMakerState SageMaker { get; set; } = new();
}

[JsonSerializable(typeof(AccountState))]
[JsonSourceGenerationOptions(WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class AccountJson : JsonSerializerContext;
