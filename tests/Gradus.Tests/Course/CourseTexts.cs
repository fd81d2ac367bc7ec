using Gradus.Authoring;
using Gradus.Grading.Texts;

namespace Gradus.Tests.Course;

/// <summary>The text files of the repository.</summary>
internal static class CourseTexts
{
    private const string Ending = ".texts.en.json";

    /// <summary>Every English text file of tools and graders; its Russian one stands beside it.</summary>
    internal static IReadOnlyList<string> English { get; } =
        [.. new[] { "graders", "tools" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(CourseSources.Repository, folder), "*.texts.*.json", SearchOption.AllDirectories))
            .Where(file => !CourseSources.Relative(file).Split('/').Any(part => part is "bin" or "obj"))
            .Select(file => file[..file.LastIndexOf(".texts.", StringComparison.Ordinal)] + Ending).Distinct().Order(StringComparer.Ordinal)];

    internal static string Russian(string english) => english[..^Ending.Length] + ".texts.ru.json";

    internal static string Library => Path.Combine(CourseSources.Repository, "graders", "Gradus.Grading");

    /// <summary>What a student has at home: the library's sentences and the public suite's.</summary>
    internal static TextCatalog OfStudents(AssignmentSources assignment, string language) => TextCatalog.Load(language, Library, CourseSources.SuiteFolder(assignment, "Public"));

    /// <summary>What staff records are shown with.</summary>
    internal static TextCatalog OfStaff(AssignmentSources assignment, string language) =>
        TextCatalog.Load(language, Library, CourseSources.SuiteFolder(assignment, "Public"), CourseSources.SuiteFolder(assignment, "Staff"));

    /// <summary>A suite's own sentences; none while it has no file.</summary>
    internal static TextCatalog OfSuite(AssignmentSources assignment, string visibility, string language) => TextCatalog.Load(language, CourseSources.SuiteFolder(assignment, visibility));
}
