namespace Gradus.Screening;

/// <summary>Names of members as C# writes them.</summary>
internal static class MemberName
{
    private static readonly string[] accessors = ["get_", "set_", "add_", "remove_"];

    /// <summary><c>Count</c> for <c>get_Count</c>, <c>Dispose</c> for <c>System.IDisposable.Dispose</c>; constructors and operators stay.</summary>
    public static string Of(string metadataName)
    {
        string name = metadataName is ".ctor" or ".cctor" ? metadataName : metadataName[(metadataName.LastIndexOf('.') + 1)..];
        return Array.Find(accessors, prefix => name.Length > prefix.Length && name.StartsWith(prefix, StringComparison.Ordinal)) is { } accessor
            ? name[accessor.Length..]
            : name;
    }
}
