using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Infra.Sandbox.Cloud.Transform;

namespace Infra.Sandbox.Tests.Cloud;

public sealed class BatchingTests
{
    private static readonly Arbitrary<string[]> Records =
        Gen.Elements("a", "bb", "1,2,3", "ü", "x y").ArrayOf().Where(records => records.Length > 0).ToArbitrary();

    [Fact]
    public void SplitThenAssemble_AnyRecords_GivesTheFileBack() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Records, records =>
        {
            var file = string.Concat(records.Select(record => record + "\n"));
            return Batching.Assemble(Batching.SplitLines(file), lines: true) == file;
        }));

    [Fact]
    public void Group_MultiRecord_KeepsTheOrderAndFitsThePayload() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Records, Gen.Choose(6, 40).ToArbitrary(), (records, limit) =>
        {
            var groups = Batching.Group(records, multiRecord: true, limit).ToList();
            return groups.SelectMany(group => group).SequenceEqual(Enumerable.Range(0, records.Length))
                && groups.TrueForAll(group => group.Sum(i => Encoding.UTF8.GetByteCount(records[i]) + 1) <= limit);
        }));

    [Fact]
    public void Group_MultiRecord_NeverLeavesRoomForTheNextRecord() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Records, Gen.Choose(6, 40).ToArbitrary(), (records, limit) =>
        {
            var groups = Batching.Group(records, multiRecord: true, limit).ToList();
            return groups.Zip(groups.Skip(1)).All(pair => pair.First.Append(pair.Second[0]).Sum(i => Encoding.UTF8.GetByteCount(records[i]) + 1) > limit);
        }));

    [Fact]
    public void Group_SingleRecord_IsOneEach() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Records, records =>
            Batching.Group(records, multiRecord: false, 100).All(group => group.Count == 1)));

    [Fact]
    public void Group_RecordLargerThanThePayload_IsAnError() =>
        Assert.Equal(
            "ClientError: 413: record 2 has 6 bytes, which is more than MaxPayloadInMB allows.",
            Assert.Throws<TransformFileException>(() => Batching.Group(["a", "bbbbb"], multiRecord: true, 5).ToList()).Message);
}
