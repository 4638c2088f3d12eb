using Infra.Components.Shared;
using Infra.Components.Shared.Rules;
using Pulumi;
using Pulumi.Aws.CloudWatch;

namespace Infra.Components.Endpoints.Monitoring;

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
            Period = alarm.PeriodInSeconds,
            EvaluationPeriods = alarm.Periods,
            DatapointsToAlarm = alarm.Periods,
            Threshold = alarm.Threshold,
            ComparisonOperator = "GreaterThanOrEqualToThreshold",
            TreatMissingData = alarm.TreatMissingData,
            Tags = children.Tags!,
        };
        if (alarm.IsPercentile)
        {
            args.ExtendedStatistic = alarm.Statistic;
        }
        else
        {
            args.Statistic = alarm.Statistic;
        }

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

    /// <summary>Alarms that notify people.</summary>
    public static void ForPeople(
        Children children, IEnumerable<AlarmDefinition> alarms, Input<string> endpointName, string variantName, IEnumerable<Input<string>> actionArns)
    {
        List<Input<string>> actions = [.. actionArns.Select((arn, index) => (Input<string>)arn.Checked($"alarms.actionArns[{index}]", ValueRules.AnyArn))];
        foreach (var alarm in alarms)
        {
            Create(children, alarm, endpointName, variantName, actions);
        }
    }
}
