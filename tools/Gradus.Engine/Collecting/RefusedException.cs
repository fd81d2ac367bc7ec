using Gradus.Grading.Records;

namespace Gradus.Engine.Collecting;

/// <summary>What was handed in cannot be graded as it is.</summary>
/// <param name="key">Key of the text that says why.</param>
/// <param name="args">Its arguments.</param>
public sealed class RefusedException(string key, params (string Name, string Value)[] args) : Exception(key)
{
    /// <summary>What to tell the student.</summary>
    public Diagnostic Diagnostic { get; } = new(Severity.Error, "GR0103", Text.Of(key, args), null);
}
