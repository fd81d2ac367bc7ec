using System.Reflection;
using Gradus.Tensors;

namespace Gradus.Benchmarks;

/// <summary>Every case, and the protocol: <c>--list</c> prints names, <c>CASE --threads N</c> prints one line of JSON.</summary>
/// <remarks>A static class in the namespace Gradus.Benchmarks.Cases with a static property <c>All</c>, a sequence of <see cref="Case"/>s or of pairs of a name and
/// a measurement, is found by that alone.</remarks>
internal static class CaseList
{
    private static readonly Lazy<Case[]> Cases = new(() => Of(typeof(CaseList).Assembly.GetTypes().Where(t => t.Namespace == "Gradus.Benchmarks.Cases")));

    /// <summary>All of this program's cases.</summary>
    public static IReadOnlyList<Case> All => Cases.Value;

    /// <summary>All cases that stand in classes, in the order of the classes' names.</summary>
    /// <exception cref="InvalidOperationException">Two have one name, or a class's <c>All</c> is something else.</exception>
    public static Case[] Of(IEnumerable<Type> classes)
    {
        Case[] cases = [.. classes.OrderBy(type => type.Name, StringComparer.Ordinal).SelectMany(In)];
        foreach (var one in cases) CaseName.Parse(one.Name);
        if (cases.CountBy(c => c.Name).FirstOrDefault(c => c.Value > 1).Key is { } twice) throw new InvalidOperationException($"There are two cases '{twice}'.");
        return cases;
    }

    /// <summary>Prints the names of the cases that take so many threads.</summary>
    public static int Print(int threads, TextWriter to)
    {
        foreach (var one in Cases.Value.Where(c => c.MostThreads >= threads)) to.WriteLine(one.Name);
        return 0;
    }

    /// <summary>Measures a case and prints the line.</summary>
    /// <returns>The exit status: 2 where there is no such case, or it does not take so many threads.</returns>
    public static int Run(string name, int threads, TextWriter to, TextWriter errors)
    {
        if (Cases.Value.FirstOrDefault(c => c.Name == name) is not { } one)
        {
            errors.WriteLine($"There is no case '{name}'; --list prints those that there are.");
            return 2;
        }
        if (threads < 1 || threads > one.MostThreads)
        {
            errors.WriteLine($"The case '{name}' takes {(one.MostThreads == 1 ? "one thread" : one.MostThreads == Case.AnyThreads ? "one thread or more" : $"1 to {one.MostThreads} threads")}, not {threads}.");
            return 2;
        }
        Threads.Count = threads;
        to.WriteLine(Answer.To(name, threads, one.Run()).ToJson());
        return 0;
    }

    /// <summary>Says what to name.</summary>
    public static int Usage(TextWriter errors)
    {
        errors.WriteLine("Name a case, or --list, or a command: compare, tables, check, results, inside; --help explains them.");
        return 2;
    }

    private static IEnumerable<Case> In(Type type) => type.GetProperty("All", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)?.GetValue(null) switch
    {
        null => [],
        IEnumerable<Case> cases => cases,
        IEnumerable<(string Name, Func<Measurement> Run)> pairs => pairs.Select(pair => (Case)pair),
        var other => throw new InvalidOperationException($"{type.Name}.All is {other.GetType().Name}; expected a sequence of {nameof(Case)}."),
    };
}
