using System.Text.Json.Nodes;
using Infra.Operations.StackConfiguration;

namespace Infra.Operations.Tests.StackConfiguration;

public sealed class StackFileSetTests
{
    private const string Sample = """
        # Who may change this: the ML platform team.
        encryptionsalt: v1:Zm9v:v1:YmFy:baz
        environment: [infra/common]   # ESC

        config:
          aws:region: eu-west-1  # the only region with the quota

          infra:endpoint:
            # chosen by hand
            instanceType: ml.m5.xlarge   # see infra:recommended
            initialInstanceCount: 1
            name: 'quoted'
            note: "double"
          infra:flow: { instanceType: ml.m5.xlarge, count: 2 } # inline
          infra:pipeline:
            containers:
            - image: a:1
              modelDataUrl: s3://bucket/a.tar.gz
            - image: b:1   # the second
              environment: {}
          infra:token:
            secure: v1:nonce:cipher
          infra:script: |
            one
            two

          infra:folded: >-
            some folded
            text
          infra:nothing:
        secretsprovider: passphrase

        """;

    public static TheoryData<string, string, string, string> ScalarEdits => new()
    {
        { "infra:endpoint.instanceType", "ml.c5.large", "instanceType: ml.m5.xlarge   # see", "instanceType: ml.c5.large   # see" },
        { "infra:endpoint.name", "it's", "name: 'quoted'", "name: 'it''s'" },
        { "infra:endpoint.note", "say \"hi\"", "note: \"double\"", "note: \"say \\\"hi\\\"\"" },
        { "infra:endpoint.instanceType", "0123", "instanceType: ml.m5.xlarge   #", "instanceType: \"0123\"   #" },
        { "infra:endpoint.instanceType", "2026-01-02", "instanceType: ml.m5.xlarge   #", "instanceType: \"2026-01-02\"   #" },
        { "infra:endpoint.instanceType", "yes", "instanceType: ml.m5.xlarge   #", "instanceType: \"yes\"   #" },
        { "infra:endpoint.instanceType", "a: b # c", "instanceType: ml.m5.xlarge   #", "instanceType: \"a: b # c\"   #" },
        { "infra:endpoint.instanceType", "", "instanceType: ml.m5.xlarge   #", "instanceType: \"\"   #" },
        { "infra:endpoint.instanceType", "two\nlines", "instanceType: ml.m5.xlarge   #", "instanceType: \"two\\nlines\"   #" },
        { "infra:flow.instanceType", "ml.c5.large", "{ instanceType: ml.m5.xlarge,", "{ instanceType: ml.c5.large," },
        { "infra:flow.instanceType", "a,b", "{ instanceType: ml.m5.xlarge,", "{ instanceType: \"a,b\"," },
        { "infra:flow.extra", "x", "count: 2 }", "count: 2, extra: x }" },
        { "infra:pipeline.containers[1].image", "b:2", "- image: b:1   #", "- image: b:2   #" },
        { "infra:pipeline.containers[0].containerHostname", "prep", "a.tar.gz\n", "a.tar.gz\n      containerHostname: prep\n" },
        { "infra:pipeline.containers[2].image", "c:1", "environment: {}\n", "environment: {}\n    - image: c:1\n" },
        { "infra:pipeline.containers[1].environment.MODE", "fast", "      environment: {}\n", "      environment:\n        MODE: fast\n" },
        { "infra:pipeline.containers[1].environment[\"a.b\"]", "1", "      environment: {}\n", "      environment:\n        a.b: \"1\"\n" },
        { "infra:nothing", "now", "infra:nothing:\n", "infra:nothing: now\n" },
        { "infra:nothing.deep.er", "now", "infra:nothing:\n", "infra:nothing:\n    deep:\n      er: now\n" },
        { "infra:script", "three\nfour\n", "one\n    two\n", "three\n    four\n" },
        { "infra:script", "three", "infra:script: |\n    one\n    two\n", "infra:script: |-\n    three\n" },
        { "infra:folded", "new", ">-\n    some folded\n    text\n", ">-\n    new\n" },
        { "infra:added", "v", "infra:nothing:\n", "infra:nothing:\n  infra:added: v\n" },
        { "infra:aws", "é 😀", "infra:nothing:\n", "infra:nothing:\n  infra:aws: \"é 😀\"\n" },
    };

    [Theory]
    [MemberData(nameof(ScalarEdits))]
    public void Set_Text_TouchesOnlyItsLines(string path, string value, string before, string after)
    {
        foreach (var newLine in new[] { "\n", "\r\n" })
        {
            var text = Sample.Replace("\n", newLine);
            var file = StackFile.Parse(text);

            Assert.True(file.Set(path, value));

            Assert.Equal(text.Replace(before.Replace("\n", newLine), after.Replace("\n", newLine)), file.Text);
            Assert.Equal(value, file.GetString(path));
        }
    }

    [Fact]
    public void Set_TypedValues_AreWrittenPlain()
    {
        var file = StackFile.Parse("config:\n  a:x: 'old'\n");

        file.Set("a:x", 3);
        Assert.Equal("config:\n  a:x: 3\n", file.Text);
        file.Set("a:x", true);
        Assert.Equal("config:\n  a:x: true\n", file.Text);
        file.Set("a:x", 0.5);
        Assert.Equal("config:\n  a:x: 0.5\n", file.Text);
        file.Set("a:x", null);
        Assert.Equal("config:\n  a:x: null\n", file.Text);
        Assert.True(file.Has("a:x"));
        Assert.Null(file.Get("a:x"));
    }

    [Theory]
    [InlineData("ml.m5.xlarge")]
    public void Set_EqualValue_ChangesNothing(string value)
    {
        var file = StackFile.Parse(Sample);

        Assert.False(file.Set("infra:endpoint.instanceType", value));

        Assert.Same(Sample, file.Text);
        Assert.False(file.HasChanges);
        Assert.Equal("", file.Diff());
    }

    [Fact]
    public void Set_ProvenanceBlock_IsAppendedAsLines()
    {
        var file = StackFile.Parse(Sample);
        JsonObject Provenance(string type) => new()
        {
            ["instanceType"] = type,
            ["date"] = "2026-01-02T03:04:05Z",
            ["metrics"] = new JsonObject { ["costPerHour"] = 0.102, ["steps"] = new JsonArray("a", new JsonObject { ["b"] = 1, ["c"] = 2 }) },
            ["none"] = new JsonArray(),
        };

        file.Set("infra:recommended", Provenance("ml.c5.large"));

        var block = """
              infra:recommended:
                instanceType: ml.c5.large
                date: "2026-01-02T03:04:05Z"
                metrics:
                  costPerHour: 0.102
                  steps:
                    - a
                    - b: 1
                      c: 2
                none: []

            """;
        Assert.Equal(Sample.Replace("secretsprovider", block + "secretsprovider"), file.Text);

        file.Set("infra:recommended", Provenance("ml.c5.xlarge"));
        Assert.Equal(Sample.Replace("secretsprovider", block.Replace("c5.large", "c5.xlarge") + "secretsprovider"), file.Text);
        Assert.True(JsonNode.DeepEquals(Provenance("ml.c5.xlarge"), file.Get("infra:recommended")));
    }

    [Fact]
    public void Set_MapOverMap_KeepsEqualMembersAndTheirComments()
    {
        var file = StackFile.Parse("config:\n  a:m: # m\n    # one\n    one: 1 # eins\n    two: 2\n    three: [1, 2, 3]\n");

        file.Set("a:m", new JsonObject { ["three"] = new JsonArray(1, 5), ["one"] = 1, ["four"] = "4" });

        Assert.Equal("config:\n  a:m: # m\n    # one\n    one: 1 # eins\n    three: [1, 5]\n    four: \"4\"\n", file.Text);
    }

    [Theory]
    [InlineData("", "config:\n  a:x:\n    k: v\n")]
    [InlineData("# only a comment", "# only a comment\nconfig:\n  a:x:\n    k: v\n")]
    [InlineData("---\n", "---\nconfig:\n  a:x:\n    k: v\n")]
    [InlineData("config:\n", "config:\n  a:x:\n    k: v\n")]
    [InlineData("config: # none yet", "config: # none yet\n  a:x:\n    k: v")]
    [InlineData("config: {}\n", "config:\n  a:x:\n    k: v\n")]
    [InlineData("config: {} # none yet\nencryptionsalt: s\n", "config: # none yet\n  a:x:\n    k: v\nencryptionsalt: s\n")]
    [InlineData("encryptionsalt: s\n", "encryptionsalt: s\nconfig:\n  a:x:\n    k: v\n")]
    [InlineData("encryptionsalt: s", "encryptionsalt: s\nconfig:\n  a:x:\n    k: v")]
    [InlineData("encryptionsalt: s\r\n", "encryptionsalt: s\r\nconfig:\r\n  a:x:\r\n    k: v\r\n")]
    [InlineData("{config: {}}\n", "{config: {a:x: {k: v}}}\n")]
    [InlineData("config: {\n  b: 1 # c\n}\n", "config: {\n  b: 1, a:x: {k: v} # c\n}\n")]
    [InlineData("config:\n    b:x: 1\n\n# end\n", "config:\n    b:x: 1\n    a:x:\n      k: v\n\n# end\n")]
    [InlineData("config:\n  a:x: ~\n", "config:\n  a:x:\n    k: v\n")]
    [InlineData("config:\n  a:x:\n    - 1\n    - 2\n", null)]
    public void Set_MissingMaps_AreMade(string before, string? after)
    {
        var file = StackFile.Parse(before);
        if (after is null)
        {
            Assert.Equal(StackFileErrors.NoSuchPlace, Assert.Throws<StackFileException>(() => file.Set("a:x.k", "v")).Id);
            return;
        }

        Assert.True(file.Set("a:x.k", "v"));

        Assert.Equal(after, file.Text);
    }

    [Theory]
    [InlineData("config:\n  a:x: # why\n    b: 1 # one\n    c: 2\n  a:z: 1\n", "config:\n  a:x: v # why\n  a:z: 1\n")]
    [InlineData("config:\n  a:x:\n  - 1\n  - 2\n  a:z: 1\n", "config:\n  a:x: v\n  a:z: 1\n")]
    [InlineData("config:\n  a:x: { b: 1 } # why\n", "config:\n  a:x: v # why\n")]
    [InlineData("config:\n  a:x: | # why\n    lit\n  a:z: 1\n", "config:\n  a:x: |- # why\n    v\n  a:z: 1\n")]
    [InlineData("config:\n  a:x:\n    'next line' # why\n  a:z: 1\n", "config:\n  a:x:\n    'v' # why\n  a:z: 1\n")]
    [InlineData("config:\n  a:x: several\n    lines # why\n  a:z: 1\n", "config:\n  a:x: v # why\n  a:z: 1\n")]
    [InlineData("config:\n  a:x: \"several\n\n    lines\" # why\n  a:z: 1\n", "config:\n  a:x: \"v\" # why\n  a:z: 1\n")]
    public void Set_TextOverOtherShapes_ReplacesThem(string before, string after)
    {
        var file = StackFile.Parse(before);

        file.Set("a:x", "v");

        Assert.Equal(after, file.Text);
    }

    [Fact]
    public void Set_AfterBlockScalarWithoutFinalLineEnd_IsRefusedBecauseItsTextWouldChange()
    {
        var file = StackFile.Parse("config:\n  a:x:\n    k: > # why\n      one\n\n      two # text");

        var error = Assert.Throws<StackFileException>(() => file.Set("a:x.added", 0.25));

        Assert.Equal("", error.InnerException?.ToString() ?? "");
        Assert.Equal(StackFileErrors.Unsafe, error.Id);
    }

    [Fact]
    public void Set_TextWithLineEndInBlockScalarAtTheEnd_IsQuoted()
    {
        var file = StackFile.Parse("config:\n  a:x: |\n    one");

        file.Set("a:x", "two\n");

        Assert.Equal("config:\n  a:x: \"two\\n\"", file.Text);
    }

    [Theory]
    [InlineData("config:\n  a:x: old # why\n  a:z: 1\n", "config:\n  a:x: # why\n    k: 1\n  a:z: 1\n")]
    [InlineData("config:\n  a:x: | # why\n    lit\n  a:z: 1\n", "config:\n  a:x: # why\n    k: 1\n  a:z: 1\n")]
    [InlineData("config:\n  a:x:\n    - 1 # one\n    - 2\n  a:z: 1\n", "config:\n  a:x:\n    k: 1\n  a:z: 1\n")]
    [InlineData("config:\n  a:x: [1, 2]", "config:\n  a:x:\n    k: 1")]
    [InlineData("config: {a:x: 1}\n", "config: {a:x: {k: 1}}\n")]
    public void Set_MapOverOtherShapes_ReplacesThem(string before, string after)
    {
        var file = StackFile.Parse(before);

        file.Set("a:x", new JsonObject { ["k"] = 1 });

        Assert.Equal(after, file.Text);
    }
}
