namespace Infra.Operations.StackConfiguration;

/// <summary>The ids of <see cref="StackFileException"/>.</summary>
public static class StackFileErrors
{
    /// <summary>The file is missing or cannot be read.</summary>
    public const string Unreadable = "INFRA144";

    /// <summary>The file is not UTF-8 text with LF or CRLF line ends.</summary>
    public const string Encoding = "INFRA145";

    /// <summary>The file is not valid YAML.</summary>
    public const string Malformed = "INFRA146";

    /// <summary>A line is indented by tabs, which YAML forbids.</summary>
    public const string Tab = "INFRA147";

    /// <summary>The file holds more than one YAML document; Pulumi reads only the first.</summary>
    public const string SeveralDocuments = "INFRA148";

    /// <summary>A map has the same key twice.</summary>
    public const string DuplicateKey = "INFRA149";

    /// <summary>A property path cannot be read.</summary>
    public const string InvalidPath = "INFRA150";

    /// <summary>The path leads through a value that has no such member.</summary>
    public const string NoSuchPlace = "INFRA151";

    /// <summary>The path leads to a secret, or the new value looks like one.</summary>
    public const string Secret = "INFRA152";

    /// <summary>An alias, a used anchor, a merge key, a tag or a complex key stands at the path: an edit would change other places too.</summary>
    public const string Shared = "INFRA153";

    /// <summary>The edit cannot be made without touching anything else.</summary>
    public const string Unsafe = "INFRA154";

    /// <summary>The file has changed on disk since it was read.</summary>
    public const string ChangedOnDisk = "INFRA155";

    /// <summary>Another process is writing the same file.</summary>
    public const string Locked = "INFRA156";

    /// <summary>The file or its directory cannot be written.</summary>
    public const string Unwritable = "INFRA157";

    /// <summary>The text is YAML, but not a stack file.</summary>
    public const string NotAStackFile = "INFRA158";

    /// <summary>The new value cannot be written as YAML.</summary>
    public const string InvalidValue = "INFRA159";
}
