namespace Gradus.Grading.Combining;

/// <summary>Which modules of a set are the student's; in the places of the others stand the reference's. Equal when the same modules are.</summary>
/// <param name="own">Names of the student's modules, in any order.</param>
public sealed class Arrangement(params IEnumerable<string> own) : IEquatable<Arrangement>
{
    private readonly string[] modules = [.. own.Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Names of the student's modules, in ordinal order.</summary>
    public IReadOnlyList<string> Own => modules;

    /// <summary>Whether a module is the student's here.</summary>
    /// <param name="module">Its name.</param>
    public bool IsOwn(string module) => modules.Contains(module);

    /// <summary>The same with the reference's module in place of one of the student's.</summary>
    /// <param name="module">Its name.</param>
    public Arrangement Without(string module) => new(modules.Where(own => own != module));

    /// <inheritdoc/>
    public bool Equals(Arrangement? other) => other is not null && modules.SequenceEqual(other.modules);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Arrangement);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The student's modules, joined by <c>+</c>; <c>reference</c> where none is.</summary>
    public override string ToString() => modules.Length == 0 ? "reference" : string.Join('+', modules);
}
