using NUnit.Framework.Interfaces;

namespace Gradus.Grading.Checks;

/// <summary>How checks are named in records: <c>Fixture.Method</c>.</summary>
internal static class CheckId
{
    internal static string Of(ITest test) => Of(test.ClassName!, test.MethodName!);

    internal static string Of(string className, string methodName) => className[(className.LastIndexOf('.') + 1)..] + "." + methodName;

    /// <summary>A prerequisite as it is written in a fixture: <c>Method</c> of the same fixture, or <c>Fixture.Method</c>.</summary>
    internal static string Resolve(string prerequisite, string from) => prerequisite.Contains('.') ? prerequisite : from[..(from.IndexOf('.') + 1)] + prerequisite;
}
