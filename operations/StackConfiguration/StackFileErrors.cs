namespace Infra.Operations.StackConfiguration;

/// <summary>The ids of <see cref="StackFileException"/>.</summary>
public static class StackFileErrors
{
    /// <summary>The file is missing or cannot be read.</summary>
    public const string Unreadable = "INFRA100";

    /// <summary>The file is not UTF-8 text with LF or CRLF line ends.</summary>
    public const string Encoding = "INFRA101";

    /// <summary>The file is not valid YAML.</summary>
    public const string Malformed = "INFRA102";

    /// <summary>A line is indented by tabs, which YAML forbids.</summary>
    public const string Tab = "INFRA103";

    /// <summary>The file holds more than one YAML document; Pulumi reads only the first.</summary>
    public const string SeveralDocuments = "INFRA104";

    /// <summary>A map has the same key twice.</summary>
    public const string DuplicateKey = "INFRA105";

    /// <summary>A property path cannot be read.</summary>
    public const string InvalidPath = "INFRA106";

    /// <summary>The path leads through a value that has no such member.</summary>
    public const string NoSuchPlace = "INFRA107";

    /// <summary>The path leads to a secret, or the new value looks like one.</summary>
    public const string Secret = "INFRA108";

    /// <summary>An alias, a used anchor, a merge key, a tag or a complex key stands at the path: an edit would change other places too.</summary>
    public const string Shared = "INFRA109";

    /// <summary>The edit cannot be made without touching anything else.</summary>
    public const string Unsafe = "INFRA110";

    /// <summary>The file has changed on disk since it was read.</summary>
    public const string ChangedOnDisk = "INFRA111";

    /// <summary>Another process is writing the same file.</summary>
    public const string Locked = "INFRA112";

    /// <summary>The file or its directory cannot be written.</summary>
    public const string Unwritable = "INFRA113";

    /// <summary>The text is YAML, but not a stack file.</summary>
    public const string NotAStackFile = "INFRA114";

    /// <summary>The new value cannot be written as YAML.</summary>
    public const string InvalidValue = "INFRA115";
}
