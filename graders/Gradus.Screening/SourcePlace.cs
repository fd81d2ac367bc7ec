namespace Gradus.Screening;

/// <summary>A place in a source file.</summary>
/// <param name="File">File as the debug information names it.</param>
/// <param name="Line">Line, from 1.</param>
public sealed record SourcePlace(string File, int Line);
