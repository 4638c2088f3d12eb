using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Offline.PulumiProviders.Tests.Facts;

namespace Offline.PulumiProviders.Tests.Surface;

public sealed class PublicSurfaceTests
{
    [Fact]
    public void Assemblies_WhatTheyUseOfPulumi_IsInItsPublicSurface()
    {
        var surface = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Facts", "PublicApi.txt"));

        foreach (var package in Package.All)
        {
            var used = MembersUsed(package.Assembly.Location).ToList();

            Assert.NotEmpty(used);
            Assert.DoesNotContain(used, member => !surface.Any(line => Declares(line, member)));
        }
    }

    [Theory]
    [InlineData("Input`1", "op_Implicit", true)]
    [InlineData("Deployment", "get_Instance", true)]
    [InlineData("Alias", ".ctor", true)]
    [InlineData("Alias", "get_Secret", false)]
    [InlineData("Utilities", ".ctor", false)]
    public void Declares_MembersThatPulumiHasAndLacks_AreToldApart(string type, string member, bool expected)
    {
        var surface = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Facts", "PublicApi.txt"));

        Assert.Equal(expected, surface.Any(line => Declares(line, (type, member))));
    }

    private static bool Declares(string line, (string Type, string Member) used)
    {
        var type = "Pulumi." + used.Type.Split('`')[0];
        var separator = line.IndexOf(" . ", StringComparison.Ordinal);
        if (separator < 0 || line[..separator].Split('<')[0] != type || line[..separator].Contains('<') != used.Type.Contains('`'))
        {
            return false;
        }

        var member = used.Member.StartsWith("get_", StringComparison.Ordinal) || used.Member.StartsWith("set_", StringComparison.Ordinal)
            ? used.Member[4..] + " {"
            : used.Member;
        return line.Contains(' ' + member, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Type, string Member)> MembersUsed(string assembly)
    {
        using var stream = File.OpenRead(assembly);
        using var image = new PEReader(stream);
        var metadata = image.GetMetadataReader();
        var used = new HashSet<(string, string)>();
        foreach (var handle in metadata.MemberReferences)
        {
            var reference = metadata.GetMemberReference(handle);
            if (TypeOf(metadata, reference.Parent) is { } type)
            {
                used.Add((type, metadata.GetString(reference.Name)));
            }
        }

        return used;
    }

    private static string? TypeOf(MetadataReader metadata, EntityHandle parent)
    {
        if (parent.Kind == HandleKind.TypeSpecification)
        {
            var blob = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)parent).Signature);
            _ = blob.ReadSignatureTypeCode();
            _ = blob.ReadByte();
            parent = blob.ReadTypeHandle();
        }

        if (parent.Kind != HandleKind.TypeReference)
        {
            return null;
        }

        var type = metadata.GetTypeReference((TypeReferenceHandle)parent);
        return metadata.GetString(type.Namespace) == "Pulumi" ? metadata.GetString(type.Name) : null;
    }
}
