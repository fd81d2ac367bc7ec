namespace Gradus.Screening;

/// <summary>A rule of a policy file.</summary>
/// <param name="Allows">Whether what it names may be used.</param>
/// <param name="Member"><c>Namespace.*</c>, <c>Namespace.Type</c>, <c>Namespace.Type.Member</c> or <c>Namespace.Type.Member()</c>.</param>
/// <param name="Advice">Key of the text that says what to use instead; null for what is allowed.</param>
/// <param name="Exercises">Exercises that lose their points when it can be reached from one of their members; null when the whole submission is rejected.</param>
/// <param name="File">The policy file, for messages.</param>
/// <param name="Line">Line in it, from 1.</param>
public sealed record PolicyLine(bool Allows, string Member, string? Advice, IReadOnlyList<string>? Exercises, string File, int Line)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"{(Allows ? "allow" : "deny")} {Member}{(Exercises is null ? "" : $" in {string.Join(", ", Exercises)}")}{(Advice is null ? "" : $" : {Advice}")}";
}
