using System.Diagnostics;
using System.Text;

namespace Gradus.Authoring.Releasing;

/// <summary>Writes the students' repository: stubs, handouts, public suites as source, and what they are written in prebuilt.</summary>
/// <remarks>It holds no staff suite, and neither source nor assembly of a module that an assignment asks for, unless the course hands out its solution.</remarks>
public sealed class ReleaseWriter(string repository)
{
    /// <summary>Folders beside a released folder's files that are never copied.</summary>
    private static readonly string[] NotReleased = ["/bin/", "/obj/"];

    /// <summary>A file in a draft that says what it is.</summary>
    private const string Mark = ".unfinished-release";

    /// <summary>Files that both repositories share, from the repository's root.</summary>
    private static readonly string[] Shared =
    [
        "LICENSE", "global.json", ".gitignore", ".gitattributes",
        "assignments/course.json", "assignments/Directory.Build.props", "assignments/Submission.props", "assignments/DotnetTest.targets", "assignments/HandIn.targets",
    ];

    /// <summary>Writes a release.</summary>
    /// <param name="output">A folder that does not exist or holds nothing but <c>.git</c>.</param>
    /// <param name="assignments">The assignments to release.</param>
    /// <param name="log">Told what is being done.</param>
    /// <exception cref="AuthoringException">The folder holds something; a stub on disk is out of date; a module that one assignment builds on comes from none of the release; a build fails.</exception>
    public void Write(string output, IReadOnlyList<AssignmentSources> assignments, Action<string> log)
    {
        if (Directory.Exists(output) && Directory.EnumerateFileSystemEntries(output).Any(e => Path.GetFileName(e) != ".git"))
            throw new AuthoringException(output, 1, "the folder holds files; a release goes to a new folder, or to one with nothing but .git");
        var given = new GivenModules([.. AssignmentSources.All(repository).Select(a => assignments.FirstOrDefault(b => b.Manifest.Id == a.Manifest.Id) ?? a)], assignments);
        if (given.Missing() is { } missing) throw new AuthoringException("assignments/course.json", 1, missing);
        foreach (var assignment in assignments)
            if (assignment.OutOfDate() is [var first, ..]) throw new AuthoringException(assignment.Folder, 1, $"run `gradus stubs` first: {first}");

        log("Building what ships prebuilt");
        Build("graders/Gradus.TestLogger/Gradus.TestLogger.csproj");
        foreach (var assignment in assignments) Build($"graders/probes/{assignment.Manifest.ShortName}/Gradus.Probes.{assignment.Manifest.ShortName}.csproj");

        log($"Writing {output}");
        string draft = Path.TrimEndingDirectorySeparator(output) + ".unfinished"; // what fails on the way leaves nothing in the release's place
        Begin(draft);
        foreach (string file in Shared) Copy(Path.Combine(repository, file), Path.Combine(draft, file));
        CopyFolder(Path.Combine(AppContext.BaseDirectory, "release-template"), draft);
        Write(Path.Combine(draft, "Directory.Packages.props"), Packages());
        Library(draft, assignments, given);
        foreach (var assignment in assignments) Assignment(draft, assignment);
        Solution(draft, assignments);

        Publish(draft, output);
    }

    /// <summary>Makes the folder of a draft, in place of one that was left unfinished.</summary>
    /// <param name="draft">The folder.</param>
    /// <exception cref="AuthoringException">There is a folder of that name that no release was begun in.</exception>
    public static void Begin(string draft)
    {
        string mark = Path.Combine(draft, Mark);
        if (Path.Exists(draft) && !File.Exists(mark)) throw new AuthoringException(draft, 1, "it is in the way, and no release that was left unfinished: move it away");
        if (Directory.Exists(draft)) Directory.Delete(draft, recursive: true);
        Directory.CreateDirectory(draft);
        Write(mark, "");
    }

    /// <summary>Puts a finished draft in its place, and removes it from its own.</summary>
    /// <remarks>A new folder appears whole, in one move. A folder that is there already, with its <c>.git</c>, is filled file by file: it may lie on
    /// another volume than the draft, and when the copying is broken off, part of the release lies there, and the draft is still whole.</remarks>
    /// <param name="draft">The draft, beside <paramref name="output"/>.</param>
    /// <param name="output">Where the release goes.</param>
    public static void Publish(string draft, string output)
    {
        if (!Path.Exists(output))
        {
            Directory.Move(draft, output);
            File.Delete(Path.Combine(output, Mark));
            return;
        }
        foreach (string file in Directory.EnumerateFiles(draft, "*", SearchOption.AllDirectories).Where(file => file != Path.Combine(draft, Mark))) Copy(file, Path.Combine(output, Path.GetRelativePath(draft, file)));
        Directory.Delete(draft, recursive: true);
    }

    private void Library(string output, IReadOnlyList<AssignmentSources> assignments, GivenModules modules)
    {
        string logger = Path.Combine(repository, "artifacts", "bin", "Gradus.TestLogger", "release");
        foreach (string file in Directory.GetFiles(logger))
        {
            string name = Path.GetFileName(file);
            bool ours = name.StartsWith("Gradus.", StringComparison.Ordinal) || name is "Mono.Cecil.dll" or "Microsoft.Extensions.FileSystemGlobbing.dll";
            bool kind = name.EndsWith(".dll", StringComparison.Ordinal) || name.Contains(".texts.", StringComparison.Ordinal);
            if (ours && kind) Copy(file, Path.Combine(output, "lib", name));
        }
        foreach (var assignment in assignments)
        {
            string probe = $"Gradus.Probes.{assignment.Manifest.ShortName}";
            string built = Path.Combine(repository, "artifacts", "bin", probe, "release");
            Copy(Path.Combine(built, probe + ".dll"), Path.Combine(output, "lib", "probes", probe + ".dll"));
            // With the documentation, which editors show beside the code.
            foreach (var (given, folder) in modules.Prebuilt(assignment))
                foreach (string kind in (string[])[".dll", ".xml"]) Copy(Path.Combine(built, given + kind), Path.Combine(output, "lib", folder, given + kind));
        }
        Write(Path.Combine(output, "lib", "modules.props"), modules.Properties());
    }

    private void Assignment(string output, AssignmentSources assignment)
    {
        string folder = Path.Combine(output, "assignments", assignment.Manifest.Id);
        string[] files = ["assignment.json", "handout.en.md", "handout.ru.md", $"{assignment.Manifest.Id}.csproj", .. assignment.Manifest.IsSet ? Array.Empty<string>() : ["assignment.policy"]];
        foreach (string name in files) Copy(Path.Combine(assignment.Folder, name), Path.Combine(folder, name));
        string stubs = $"assignments/{assignment.Manifest.Id}/";
        foreach (var stub in assignment.Generated().Where(f => f.Path.StartsWith(stubs, StringComparison.Ordinal))) stub.WriteBelow(output);
        CopyFolder(Path.Combine(repository, "graders", "suites", assignment.Manifest.Id, "Public"), Path.Combine(output, "suites", assignment.Manifest.Id, "Public"));
    }

    /// <summary>The pins of the test packages, as the course's repository has them.</summary>
    private string Packages()
    {
        string[] lines = File.ReadAllLines(Path.Combine(repository, "Directory.Packages.props"));
        string[] needed = ["NUnit", "Microsoft.NET.Test.Sdk", "Microsoft.Test", "Microsoft.Extensions.DependencyModel"];
        return string.Concat(lines.Where(l => !l.Contains("<PackageVersion", StringComparison.Ordinal) || needed.Any(n => l.Contains($"Include=\"{n}", StringComparison.Ordinal))).Select(l => l + "\n"));
    }

    private static void Solution(string output, IReadOnlyList<AssignmentSources> assignments)
    {
        string[] projects =
        [
            .. assignments.Select(a => $"assignments/{a.Manifest.Id}/{a.Manifest.Id}.csproj"),
            .. assignments.Select(a => $"suites/{a.Manifest.Id}/Public/Gradus.Suites.{a.Manifest.ShortName}.Public.csproj"),
        ];
        Write(Path.Combine(output, "Course.slnx"), "<Solution>\n" + string.Concat(projects.Select(p => $"  <Project Path=\"{p}\" />\n")) + "</Solution>\n");
    }

    private void Build(string project)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["build", project, "-c", "Release", "-v", "q", "--nologo"])
        {
            WorkingDirectory = repository,
            RedirectStandardOutput = true,
        })!;
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new AuthoringException(project, 1, $"does not build:\n{said}");
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string relative = Path.GetRelativePath(from, file);
            if (!NotReleased.Any(folder => ("/" + relative.Replace('\\', '/')).Contains(folder, StringComparison.Ordinal))) Copy(file, Path.Combine(to, relative));
        }
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to, overwrite: true);
    }

    private static void Write(string path, string text) => File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
}
