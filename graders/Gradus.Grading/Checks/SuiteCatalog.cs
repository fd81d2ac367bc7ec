using System.Reflection;

namespace Gradus.Grading.Checks;

/// <summary>A check as its suite declares it.</summary>
/// <param name="Id"><c>Fixture.Method</c>.</param>
/// <param name="Check">Its attribute.</param>
public sealed record DeclaredCheck(string Id, CheckAttribute Check)
{
    /// <summary>Ids of the checks that must have earned all their points for it to be run.</summary>
    public IEnumerable<string> Prerequisites => Check.Requires.Select(required => CheckId.Resolve(required, Id));
}

/// <summary>A reason why a cell of the coverage table is empty.</summary>
/// <param name="group">The exercise.</param>
/// <param name="case">The kind of case.</param>
/// <param name="reason">Why there is nothing to check.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class NotCoveredAttribute(string group, Case @case, string reason) : Attribute
{
    /// <summary>The exercise.</summary>
    public string Group => group;

    /// <summary>The kind of case.</summary>
    public Case Case => @case;

    /// <summary>Why there is nothing to check.</summary>
    public string Reason => reason;
}

/// <summary>What a suite declares, read without running it.</summary>
public static class SuiteCatalog
{
    /// <summary>The checks of a suite, in the order they run.</summary>
    public static IReadOnlyList<DeclaredCheck> Checks(Assembly suite) =>
    [
        .. from type in suite.GetTypes()
           let order = type.GetCustomAttribute<StageAttribute>()?.Stage ?? int.MaxValue
           from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
           let check = method.GetCustomAttribute<CheckAttribute>()
           where check is not null
           orderby order, type.Name, check.SourceLine
           select new DeclaredCheck(CheckId.Of(type.FullName!, method.Name), check),
    ];

    /// <summary>The reasons for empty cells of the coverage table.</summary>
    public static IReadOnlyList<NotCoveredAttribute> NotCovered(Assembly suite) => [.. suite.GetCustomAttributes<NotCoveredAttribute>()];
}
