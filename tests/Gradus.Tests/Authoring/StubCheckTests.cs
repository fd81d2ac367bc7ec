using Gradus.Authoring;
using NUnit.Framework;

namespace Gradus.Tests.Authoring;

public sealed class StubCheckTests
{
    private const string Source = "class C\n{\n    // exercise: f\n    int F() => 1;\n}\n";

    /// <summary>What is done to an assignment that was up to date, and what the check then says.</summary>
    private static readonly TestCaseData[] Changes =
    [
        Case("nothing", _ => { }),
        Case("files of the instructor's", f => { f.Write("handout.en.md", "# C\n"); f.Write("assignment.json", "{}"); f.Write("obj/Made.cs", "class Made { }"); }),
        Case("a line", f => f.Write("C.cs", "class C\n{\n    // TODO (g)\n    int F() => 1;\n}\n"), ("C.cs", StubState.Differs, 3, "C.cs:3: expected `    // TODO (f)`, found `    // TODO (g)`")),
        Case("line ends", f => f.Write("Given/D.cs", "class D { }\r\n"), ("Given/D.cs", StubState.Differs, 1, "Given/D.cs:1: expected `class D { }`, found `class D { }\\r`")),
        Case("a line more", f => f.Write("Given/D.cs", "class D { }\n\n"), ("Given/D.cs", StubState.Differs, 3, "Given/D.cs:3: expected the end of the file, found ``")),
        Case("the last newline", f => f.Write("Given/D.cs", "class D { }"), ("Given/D.cs", StubState.Differs, 2, "Given/D.cs:2: expected ``, found the end of the file")),
        Case("a stub deleted", f => File.Delete(Path.Combine(f.Path, "C.cs")), ("C.cs", StubState.Missing, 0, "C.cs: missing")),
        Case("a given file too many", f => f.Write("Given/Old.cs", ""), ("Given/Old.cs", StubState.Superfluous, 0, "Given/Old.cs: superfluous, the reference has no such file")),
        Case("a stub too many", f => f.Write("Old.cs", ""), ("Old.cs", StubState.Superfluous, 0, "Old.cs: superfluous, the reference has no such file")),
        Case("all of it", f => Directory.Delete(f.Path, true), ("C.cs", StubState.Missing, 0, "C.cs: missing"), ("Given/D.cs", StubState.Missing, 0, "Given/D.cs: missing")),
    ];

    [TestCaseSource(nameof(Changes))]
    public void A_folder_that_is_not_what_would_be_generated_is_told(Action<Folder> change, StubDifference[] expected)
    {
        using var reference = new Folder(("C.cs", Source), ("Given/D.cs", "class D { }\n"));
        using var assignment = new Folder();
        foreach (var file in StubWriter.Write(reference.Path)) file.WriteBelow(assignment.Path);
        change(assignment);
        Assert.That(StubCheck.Compare(reference.Path, assignment.Path), Is.EqualTo(expected));
        Directory.CreateDirectory(assignment.Path);
    }

    private static TestCaseData Case(string name, Action<Folder> change, params (string Path, StubState State, int Line, string Message)[] expected) =>
        new TestCaseData(change, expected.Select(e => new StubDifference(e.Path, e.State, e.Line, e.Message)).ToArray()).SetName("Changed: " + name);
}
