namespace Gradus.Screening;

/// <summary>What an exercise may not call.</summary>
/// <param name="Member"><c>Namespace.Type.Member</c>, <c>Namespace.Type</c> for all its members, or <c>Namespace.*</c> for all its types.</param>
/// <param name="Instead">Key of the text that says what to use instead.</param>
/// <param name="Groups">Exercises whose points depend on it; null when the whole submission does.</param>
public sealed record DenyRule(string Member, string Instead, string[]? Groups = null);

/// <summary>A place where student code calls what it may not.</summary>
/// <param name="Rule">The rule that it breaks.</param>
/// <param name="Member">The member that is called, as <c>Type.Member</c>.</param>
/// <param name="File">Source file as the debug information names it; null when there is none.</param>
/// <param name="Line">Line, from 1; 0 when unknown.</param>
public sealed record ScreeningFinding(DenyRule Rule, string Member, string? File, int Line);
