using static System.FormattableString;

namespace Gradus.Metrics;

/// <summary>The classes that labels are counted by, in the order of the matrix' rows and columns.</summary>
internal static class ClassList
{
    /// <summary>The index in <paramref name="classes"/> of each label.</summary>
    /// <exception cref="ArgumentException">A label is not among the classes.</exception>
    public static int[] IndicesOf<T>(T[] labels, T[] classes, string name)
        where T : notnull
    {
        var indexOf = classes.Index().ToDictionary(c => c.Item, c => c.Index);
        var indices = new int[labels.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            if (!indexOf.TryGetValue(labels[i], out indices[i]))
            {
                throw new ArgumentException(
                    Invariant($"{name}[{i}] is {Quote(labels[i])}; expected one of the classes {string.Join(", ", classes.Select(Quote))}."), name);
            }
        }

        return indices;
    }

    /// <summary>Demands at least one class, none null, none twice.</summary>
    /// <exception cref="ArgumentNullException">A class is null.</exception>
    /// <exception cref="ArgumentException">There is no class, or one comes twice.</exception>
    public static void RequireDistinct<T>(T[] classes, string name)
    {
        Require.NotEmpty(classes, name);
        RequireNoNull(classes, name);
        var seen = new HashSet<T>();
        for (var i = 0; i < classes.Length; i++)
        {
            if (!seen.Add(classes[i]))
            {
                throw new ArgumentException(Invariant($"{name}[{i}] is {Quote(classes[i])} a second time; expected each class once."), name);
            }
        }
    }

    /// <summary>Demands labels that are not null.</summary>
    /// <exception cref="ArgumentNullException">A label is null.</exception>
    public static void RequireNoNull<T>(T[] labels, string name)
    {
        var missing = Array.FindIndex(labels, label => label is null);
        if (missing >= 0)
        {
            throw new ArgumentNullException(name, Invariant($"{name}[{missing}] is null; expected a label."));
        }
    }

    private static string Quote<T>(T label) => label is string text ? $"\"{text}\"" : Invariant($"{label}");
}
