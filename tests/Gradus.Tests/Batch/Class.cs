using System.Text;
using Gradus.Engine;
using Gradus.Engine.Batch;
using Gradus.Engine.Compiling;
using Gradus.Engine.Kits;
using Gradus.Grading.Records;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Batch;

/// <summary>A class of a few students with tiny submissions, and a grader that runs them in this process: what is tested here is the batch, not the walls.</summary>
internal sealed class Class : IDisposable
{
    internal const string Right = MiniKit.Module;

    internal Class(params (string Student, string Text)[] students)
    {
        foreach (var (student, text) in students) HandIn(student, text);
    }

    internal string Root { get; } = MiniKit.NewFolder();

    internal string Submissions => Directory.CreateDirectory(Path.Combine(Root, "submissions")).FullName;

    internal string Output => Path.Combine(Root, "records");

    /// <summary>Compiled sources by the file's text; more than one means that something was compiled again.</summary>
    internal List<string> Compiled { get; } = [];

    /// <summary>Called before a submission is compiled.</summary>
    internal Action<string> Compiling { get; set; } = _ => { };

    internal RecordFolder Records => new(Output);

    /// <summary>A module that is right, and unlike others'.</summary>
    internal static string RightOf(string student) => $"{Right}// {student}\n";

    internal void HandIn(string student, string text, string file = "Game.cs")
    {
        string path = Path.Combine(Submissions, student, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    internal BatchOptions Options => new() { Submissions = Submissions, Output = Output, Shelf = MiniKit.Shelf, Assignment = MiniKit.Kit, Jobs = 1 };

    internal BatchManifest Grade(BatchOptions? options = null, IRecordWriter? writer = null, Action<BatchProgress>? progress = null, CancellationToken stop = default)
    {
        using var grader = new Grader(new GraderOptions { Compiler = new Watched(this), Host = Gradus.Engine.Processes.TrustedHost.Of });
        return new BatchRun(options ?? Options, grader, writer).Run(progress, stop);
    }

    /// <summary>By student: what the last record says, without <c>run</c>.</summary>
    internal SortedDictionary<string, string> Latest() => new(
        Records.All().GroupBy(p => p.Student + "/" + p.Assignment).ToDictionary(g => g.Key, g => RecordJson.WriteWithoutRun(Records.ReadWhole(g.Last())!)), StringComparer.Ordinal);

    internal ScoreRecord Record(string student) => Records.ReadWhole(Records.Of(student, "mini")[^1])!;

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private sealed class Watched(Class of) : ICompiler
    {
        public CompileResult Compile(CompileRequest request)
        {
            string text = Encoding.UTF8.GetString(request.Sources[0].Content);
            lock (of.Compiled) if (request.Sources[0].Path != "Probe.cs") of.Compiled.Add(text);
            of.Compiling(text);
            return SharedCompiler.Instance.Compile(request);
        }

        public void Warm() => SharedCompiler.Instance.Warm();

        public void Dispose() { }
    }
}

/// <summary>A disk that takes so many files, or whose writer dies.</summary>
/// <param name="fails">Says of a file whether it cannot be written.</param>
/// <param name="halfWay">Whether a beginning of it stays there, as when a process is killed.</param>
internal sealed class FaultyWriter(Func<string, bool> fails, bool halfWay = false) : IRecordWriter
{
    private readonly RecordWriter right = new();

    public void Write(string path, ReadOnlySpan<byte> content, bool replace = false)
    {
        if (!fails(path))
        {
            right.Write(path, content, replace);
            return;
        }
        if (halfWay) File.WriteAllBytes(RecordWriter.Unfinished(path), content[..(content.Length / 2)].ToArray());
        throw new IOException("No space left on device");
    }
}
