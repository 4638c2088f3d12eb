using Infra.Components.Shared;
using Pulumi;
using Pulumi.Aws.CloudWatch;

namespace Infra.Components.AsyncInference;

/// <summary>Makes alarms of their definitions.</summary>
internal static class EndpointAlarms
{
    public static MetricAlarm Create(
        Children children, AlarmDefinition alarm, Input<string> endpointName, string variantName, IEnumerable<Input<string>> actions)
    {
        var args = new MetricAlarmArgs
        {
            AlarmDescription = alarm.Description,
            Namespace = "AWS/SageMaker",
            MetricName = alarm.Metric,
            Dimensions = { ["EndpointName"] = endpointName },
            Statistic = alarm.Statistic,
            Period = alarm.PeriodInSeconds,
            EvaluationPeriods = alarm.Periods,
            DatapointsToAlarm = alarm.Periods,
            Threshold = alarm.Threshold,
            ComparisonOperator = "GreaterThanOrEqualToThreshold",
            TreatMissingData = alarm.TreatMissingData,
            Tags = children.Tags!,
        };
        if (alarm.PerVariant)
        {
            args.Dimensions.Add("VariantName", variantName);
        }

        foreach (var action in actions)
        {
            args.AlarmActions.Add(action);
        }

        return new MetricAlarm(children.Named(alarm.Suffix), args, children.Options());
    }
}
