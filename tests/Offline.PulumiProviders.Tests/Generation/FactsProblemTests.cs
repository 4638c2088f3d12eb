using Microsoft.CodeAnalysis;

namespace Offline.PulumiProviders.Tests.Generation;

public sealed class FactsProblemTests
{
    [Theory]
    [InlineData("", "(1,1): error PPG001: Expected a value, found the end of the file")]
    [InlineData("{\n  \"package\": acme\n}", "(2,14): error PPG001: Expected a value, found 'a'")]
    [InlineData("{\n  \"package\": \"acme\"\n  \"version\": 1\n}", "(3,3): error PPG001: Expected ',' or '}', found '\"'")]
    [InlineData("{\n  \"a\": 1,\n  \"a\": 2\n}", "(3,3): error PPG001: Property \"a\" is given twice")]
    [InlineData("{} {}", "(1,4): error PPG001: Expected the end of the file, found '{'")]
    public void Generate_FileIsNotJson_SaysWhereAndWhat(string facts, string expected)
    {
        Assert.Equal([GeneratorRun.Path + expected], GeneratorRun.Diagnose(facts).Select(diagnostic => diagnostic.ToString()));
    }

    [Fact]
    public void Generate_EverythingMissing_SaysAllOfIt()
    {
        var messages = GeneratorRun.Diagnose("{}").Select(diagnostic => diagnostic.ToString().Split("error ")[1]);

        Assert.Equal(
            ["package", "namespace", "version", "bridged", "modules", "enums", "resources", "functions", "types"],
            messages.Select(message => message.Replace("PPG002: \"", "", StringComparison.Ordinal).Replace("\" is missing", "", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("\"version\": \"1.2.3\"", "\"version\": 7", "(4,14): error PPG002: \"version\" must be a string")]
    [InlineData("\"bridged\": true", "\"bridged\": \"yes\"", "(5,14): error PPG002: \"bridged\" must be a boolean")]
    [InlineData("\"toys\": \"Toys\"", "\"toys\": []", "(6,24): error PPG002: \"toys\" must be a string")]
    [InlineData("\"Red\": \"red\"", "\"Red\": 1", "(7,38): error PPG002: \"Red\" must be a string")]
    [InlineData("\"token\": \"acme:toys/robot:Robot\",", "", "(9,19): error PPG002: \"token\" is missing")]
    [InlineData("\"power\": \"integer\"", "\"power\": \"intger\"", "(20,18): error PPG003: The type of \"power\", \"intger\", is no type expression")]
    [InlineData("\"power\": \"integer\"", "\"power\": 1", "(20,18): error PPG003: The type of \"power\", \"1\", is no type expression")]
    [InlineData("\"colour\": \"?string | enums.toys.Colour\"", "\"colour\": \"?enums.toys.Color\"", "(18,19): error PPG003: \"colour\" refers to \"enums.toys.Color\", which the file does not define")]
    [InlineData("\"event\": \"?string\"", "\"event\": \"?outputs.toys.Leg\"", "(30,71): error PPG003: \"event\" refers to \"outputs.toys.Leg\", which the file does not define")]
    [InlineData("\"notes\": \"Use", "\"note\": \"Use", "(13,31): error PPG003: \"note\" is no property of the resource")]
    [InlineData("\"aliases\": [", "\"defaults\": { \"legs\": 2 }, \"aliases\": [", "(12,29): error PPG003: \"legs\" is no property of the resource")]
    [InlineData("\"aliases\": [", "\"secrets\": [ \"key\" ], \"aliases\": [", "(12,20): error PPG003: \"key\" is no property of the resource")]
    [InlineData("\"aliases\": [", "\"secrets\": {}, \"aliases\": [", "(12,18): error PPG002: \"secrets\" must be an array")]
    [InlineData("\"aliases\": [\"acme:toys/robotV1:RobotV1\"]", "\"aliases\": {}", "(12,18): error PPG002: \"aliases\" must be an array")]
    [InlineData("\"modules\": { \"toys\": \"Toys\" }", "\"modules\": {}", "(1,1): error PPG003: Module \"toys\" has no namespace under \"modules\"")]
    public void Generate_OneMistake_SaysWhereAndWhat(string text, string mistake, string expected)
    {
        Assert.Contains(text, AcmeFacts.Json, StringComparison.Ordinal);

        var diagnostics = GeneratorRun.Diagnose(AcmeFacts.Json.Replace(text, mistake, StringComparison.Ordinal));

        Assert.Equal([GeneratorRun.Path + expected], diagnostics.Select(diagnostic => diagnostic.ToString()));
        Assert.All(diagnostics, diagnostic => Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity));
    }
}
