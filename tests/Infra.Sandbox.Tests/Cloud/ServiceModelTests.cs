using Infra.Sandbox.Cloud.ServiceModels;

namespace Infra.Sandbox.Tests.Cloud;

public sealed class ServiceModelTests
{
    public static TheoryData<string> Models => ["SageMaker", "Runtime", "ApplicationAutoScaling", "Sns", "Sqs", "Sts"];

    [Theory]
    [MemberData(nameof(Models))]
    public void Shapes_EveryPattern_CanBeMatched(string model)
    {
        var read = (ServiceModel)typeof(ServiceModel).GetProperty(model)!.GetValue(null)!;
        Assert.All(read.Shapes.Where(shape => shape.Pattern is not null), shape => Constraints.Translate(shape.Pattern!));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Shapes_EveryMember_NamesAShapeThatIsThere(string model)
    {
        var read = (ServiceModel)typeof(ServiceModel).GetProperty(model)!.GetValue(null)!;
        Assert.All(
            read.Shapes.SelectMany(shape => shape.Members.Values.Append(shape.Item).Append(shape.Key)).OfType<ShapeMember>(),
            member => Assert.Equal(member.Shape, read.Shape(member).Name));
    }

    [Theory]
    [InlineData(@"\p{ASCII}*", "plain", true)]
    [InlineData(@"\p{ASCII}*", "ä", false)]
    [InlineData(@"\A\S[\p{Print}]*\z", "id 1", true)]
    [InlineData(@"\A\S[\p{Print}]*\z", " id", false)]
    [InlineData(@"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*", "face 😀", true)]
    [InlineData("[a-z]+", "ab1", false)]
    public void Translate_JavaPattern_MatchesTheWholeText(string pattern, string text, bool matches) =>
        Assert.Equal(matches, Constraints.Translate(pattern).IsMatch(text));
}
