using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Infra.Sandbox.Cloud;

/// <summary>What goes wrong with a call.</summary>
internal enum SandboxFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The caller is told to slow down; nothing was done.</summary>
    Throttled,

    /// <summary>503; nothing was done.</summary>
    Unavailable,

    /// <summary>500 although the call was carried out: its answer is lost.</summary>
    AnswerLost,
}

/// <summary>
/// Faults that AWS shows under load, to test what calls it: of the calls over HTTP a share is throttled, answered with 503, or carried out
/// and answered with 500, in equal parts. Which calls is told by a hash of their number: the same calls in the same order meet the same faults.
/// </summary>
public sealed class SandboxFaults
{
    private int calls;

    /// <summary>The share of calls that fail, 0 to 0.9. Default 0: none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside that range.</exception>
    public double Rate
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 0.9);
            field = value;
        }
    }

    /// <summary>What goes wrong with the next call.</summary>
    internal SandboxFault Next()
    {
        if (Rate == 0)
        {
            return SandboxFault.None;
        }

        var number = Interlocked.Increment(ref calls).ToString(CultureInfo.InvariantCulture);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"fault/{number}"));
        return BinaryPrimitives.ReadUInt32BigEndian(hash) / (uint.MaxValue + 1.0) >= Rate ? SandboxFault.None : (SandboxFault)(1 + (hash[4] % 3));
    }
}
