using System.Text;
using Infra.Sandbox.Cloud;
using Infra.Sandbox.Engine.Properties;

namespace Infra.Sandbox.Engine.Resources;

internal static partial class AccountResources
{
    private static ImmediateResource Bucket(SandboxAccount account) => new(
        create: outputs =>
        {
            account.S3.CreateBucket(outputs.Text("bucket")!);
            return outputs;
        },
        exists: outputs => account.S3.BucketExists(outputs.Text("bucket")!),
        delete: outputs =>
        {
            if (outputs.Flag("forceDestroy")) account.S3.EmptyBucket(outputs.Text("bucket")!);
            account.S3.DeleteBucket(outputs.Text("bucket")!);
        });

    private static ImmediateResource BucketObject(SandboxAccount account)
    {
        MapValue Put(MapValue outputs)
        {
            var key = outputs.Text("key") ?? throw new AwsException("InvalidRequest", "The object has no key.");
            var metadata = outputs.Map("metadata").Entries.ToDictionary(e => e.Key, e => outputs.Map("metadata").Text(e.Key)!, StringComparer.Ordinal);
            var stored = account.S3.PutObject(outputs.Text("bucket")!, key, Content(outputs), outputs.Text("contentType"), metadata);
            return outputs.Set("etag", stored.ETag.Trim('"')).Set("contentType", stored.ContentType);
        }

        return new ImmediateResource(
            create: Put,
            exists: outputs => account.S3.BucketExists(outputs.Text("bucket")!)
                && account.S3.FindObject(outputs.Text("bucket")!, outputs.Text("key") ?? string.Empty) is not null,
            delete: outputs => account.S3.DeleteObject(outputs.Text("bucket")!, outputs.Text("key")!),
            update: (_, outputs) => Put(outputs));
    }

    private static byte[] Content(MapValue outputs) => outputs switch
    {
        _ when outputs.Text("content") is { } text => Encoding.UTF8.GetBytes(text),
        _ when outputs.Text("contentBase64") is { } encoded => Convert.FromBase64String(encoded),
        _ when outputs["source"] is AssetValue { Path: { } path } => File.ReadAllBytes(path),
        _ when outputs["source"] is AssetValue { Text: { } text } => Encoding.UTF8.GetBytes(text),
        _ => [],
    };
}
