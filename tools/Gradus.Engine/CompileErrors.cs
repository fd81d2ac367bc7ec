using System.Globalization;
using Gradus.Engine.Compiling;
using Gradus.Grading.Records;

namespace Gradus.Engine;

/// <summary>The compiler's errors as a student reads them.</summary>
internal static class CompileErrors
{
    /// <summary>One diagnostic per error. An error in a given file has its cause in the student's: that file fitted the stubs.</summary>
    /// <param name="errors">What the compiler said.</param>
    /// <param name="own">The student's files.</param>
    internal static IEnumerable<Diagnostic> Of(IReadOnlyList<CompileError> errors, IReadOnlyList<SourceFile> own)
    {
        var names = own.Select(s => s.Path).ToHashSet();
        return errors.OrderBy(e => e.File is null || !names.Contains(e.File)).Select(e => e.File is null || names.Contains(e.File)
            ? new Diagnostic(Severity.Error, e.Code, e.Code == FriendAttributes.Code ? Text.Of("diagnostic.friend", ("attribute", e.Message)) : Text.Of("diagnostic.compiler", ("message", e.Message)), e.File is null ? null : new Location(e.File, e.Line))
            : new Diagnostic(Severity.Error, e.Code, Text.Of("diagnostic.given-file", ("file", e.File), ("line", e.Line.ToString(CultureInfo.InvariantCulture)), ("message", e.Message)), null));
    }
}
