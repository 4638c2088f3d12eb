using System.Security.Cryptography;
using System.Text;

namespace Infra.Sandbox.Cloud;

/// <summary>Identifiers that look random, differ from each other, and are the same in every run of the same steps.</summary>
internal sealed class IdGenerator(SandboxAccount account)
{
    public string NextUuid() => new Guid(Next(16)).ToString();

    public string NextHex(int length) => Convert.ToHexStringLower(Next(32))[..length];

    private byte[] Next(int bytes)
    {
        long counter;
        lock (account.Gate)
        {
            counter = ++account.State.IdCounter;
        }

        return SHA256.HashData(Encoding.UTF8.GetBytes($"{account.Options.AccountId}/{account.Options.Region}/{counter}"))[..bytes];
    }
}
