using Gradus.Grading.Texts;
using NUnit.Framework;

namespace Gradus.Tests.Reports;

/// <summary>Files of the repository that reports are tested against.</summary>
internal static class SourceTree
{
    /// <summary>Set to 1 to write golden files and schemas instead of comparing with them.</summary>
    public const string UpdateVariable = "GRADUS_UPDATE_GOLDEN";

    public static string Root { get; } = Find();

    public static string Grading { get; } = Path.Combine(Root, "graders", "Gradus.Grading");

    public static string Reports { get; } = Path.Combine(Root, "tests", "Gradus.Tests", "Reports");

    /// <summary>The grading texts and those of the sample records.</summary>
    public static TextCatalog Texts(string language) => TextCatalog.Load(language, Grading, Path.Combine(Reports, "Texts"));

    /// <summary>Compares with a committed file, or writes it when <see cref="UpdateVariable"/> is 1.</summary>
    public static void AssertIsCommitted(string file, string actual)
    {
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            File.WriteAllText(file, actual);
            Assert.Ignore($"{Path.GetFileName(file)} was written; run again without {UpdateVariable}.");
        }
        string how = $"{Path.GetFileName(file)} is not what the code writes now. If the change is meant: {UpdateVariable}=1 dotnet test tests/Gradus.Tests --filter FullyQualifiedName~Gradus.Tests.Reports, then read the diff.";
        Assert.That(file, Does.Exist, how);
        Assert.That(actual, Is.EqualTo(File.ReadAllText(file).ReplaceLineEndings("\n")), how);
    }

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Grader.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Grader.sln.");
    }
}
