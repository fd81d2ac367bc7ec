namespace Gradus.Screening;

/// <summary>What is wrong.</summary>
public enum FindingKind
{
    /// <summary>A line of the policy denies it.</summary>
    Denied,

    /// <summary>No line of the policy allows it.</summary>
    Unlisted,

    /// <summary>It may not be declared.</summary>
    Structure,
}

/// <summary>A place where student code uses or declares what it may not.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Member">What is used or declared: <c>Type.Member</c> or <c>Type</c>.</param>
/// <param name="File">Source file as the debug information names it; null when there is none.</param>
/// <param name="Line">Line, from 1; 0 when unknown.</param>
public sealed record ScreeningFinding(FindingKind Kind, string Member, string? File, int Line)
{
    /// <summary>The line that denies it; null for other kinds.</summary>
    public PolicyLine? Rule { get; init; }

    /// <summary>The exercises that lose their points for it: those of the rule from whose members the use can be reached; null when the whole submission is rejected.</summary>
    public IReadOnlyList<string>? Exercises { get; init; }

    /// <summary>What may be used that is nearest to what may not; null when nothing is near.</summary>
    public string? Near { get; init; }

    /// <summary>The type that is used, or that declares the member that is.</summary>
    internal string Type { get; init; } = Member;

    /// <summary>Whether the use makes a delegate, which is mostly for the sake of another use on the line.</summary>
    internal bool MakesDelegate { get; init; }

    /// <summary>Key of the sentence that says what may not be declared; null for other kinds.</summary>
    public string? Structure { get; init; }

    /// <summary>What to look for in the sources, because debug information gives no exact place; null when it does.</summary>
    internal Declared? Declared { get; init; }
}

/// <summary>A declaration, as it is looked for in sources.</summary>
/// <param name="Kind">A type, a method, or an attribute of the assembly.</param>
/// <param name="Name">Its name.</param>
internal sealed record Declared(DeclaredKind Kind, string Name);

/// <summary>What can be looked for.</summary>
internal enum DeclaredKind
{
    Type,
    Method,
    AssemblyAttribute,
}
