using System.Reflection;
using Gradus.Authoring;
using Gradus.Grading.Checks;

namespace Gradus.Tests.Course;

/// <summary>A check that judges modules of a set together.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Uses">The modules that its fixture names; all of the set where it names none.</param>
internal sealed record WholeCheck(string Id, IReadOnlyList<string> Uses)
{
    /// <summary>Those of both suites of a set.</summary>
    internal static IReadOnlyList<WholeCheck> Of(AssignmentSources set) =>
    [
        .. from suite in new[] { CourseSources.PublicSuite(set), CourseSources.StaffSuite(set) }
           from fixture in suite.GetTypes()
           from method in fixture.GetMethods()
           where method.GetCustomAttribute<CheckAttribute>() is { Module: null }
           select new WholeCheck($"{fixture.Name}.{method.Name}", [.. fixture.GetCustomAttribute<UsesAttribute>()?.Modules ?? set.Modules.ToArray()]),
    ];
}
