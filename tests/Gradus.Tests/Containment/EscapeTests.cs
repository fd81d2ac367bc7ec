using Gradus.Engine;
using Gradus.Engine.Containment;
using Gradus.Grading.Records;
using Gradus.Tests.Engine;
using NUnit.Framework;

namespace Gradus.Tests.Containment;

/// <summary>Hostile modules in a real worker, with the screen off: what they try comes through when only the split stands, and comes to nothing under each layer that is there to stop it.</summary>
[Parallelizable(ParallelScope.Self)] // it mostly waits for processes
public sealed class EscapeTests
{
    private const string Calls = """
        [System.Runtime.InteropServices.DllImport("libc", SetLastError = true)] private static extern nint syscall(nint number, nint a, nint b, nint c, nint d, nint e, nint f);
        [System.Runtime.InteropServices.DllImport("libc")] private static extern nint mmap(nint at, nint length, int protection, int flags, int file, nint offset);
        [System.Runtime.InteropServices.DllImport("libc")] private static extern int kill(int process, int signal);
        [System.Runtime.InteropServices.DllImport("libc")] private static extern int getppid();
        [System.Runtime.InteropServices.DllImport("libc")] private static extern int open(string path, int flags);
        [System.Runtime.InteropServices.DllImport("libc")] private static extern int socket(int domain, int type, int protocol);
        [System.Runtime.InteropServices.DllImport("libc")] private static extern int system(string command);
        """;

    // What Add does: 5 is the right answer, for which the attempt must succeed; and the layers that each stop it alone.
    private static IEnumerable<TestCaseData> Attempts()
    {
        static TestCaseData Attempt(string name, string body, params string[] layers) => new TestCaseData(body, layers).SetArgDisplayNames(name);

        yield return Attempt("read a file", "return System.IO.File.ReadAllText(\"/etc/passwd\").Length > 0 ? 5 : 0;", "seccomp", "bubblewrap");
        yield return Attempt("list a folder", "return System.IO.Directory.GetFiles(\"/etc\").Length > 0 ? 5 : 0;", "seccomp", "bubblewrap");
        yield return Attempt("write a file", "var f = System.IO.Path.GetTempFileName(); System.IO.File.Delete(f); return 5;", "seccomp", "bubblewrap");
        yield return Attempt("write into a file", "var f = System.IO.Path.GetTempFileName(); try { System.IO.File.WriteAllText(f, \"x\"); return 5; } finally { System.IO.File.Delete(f); }", "resource-limits");
        yield return Attempt("read the tool's own folder", "return System.IO.File.ReadAllBytes(System.IO.Path.Combine(System.AppContext.BaseDirectory, \"Gradus.Contracts.dll\")).Length > 0 ? 5 : 0;", "seccomp");
        yield return Attempt("open by a system call", "return open(\"/etc/passwd\", 0) >= 0 ? 5 : 0;", "seccomp", "bubblewrap");
        yield return Attempt("make a socket", "using var s = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.InterNetwork, System.Net.Sockets.SocketType.Dgram, 0); return 5;", "seccomp");
        yield return Attempt("make a socket by a system call", "return socket(2, 2, 0) >= 0 ? 5 : 0;", "seccomp");
        yield return Attempt("list processes", "return System.Diagnostics.Process.GetProcesses().Length > 5 ? 5 : 0;", "seccomp", "bubblewrap");
        yield return Attempt("start a program", "using var p = System.Diagnostics.Process.Start(\"/bin/true\"); p.WaitForExit(); return 5;", "seccomp", "bubblewrap");
        yield return Attempt("start a shell", "return system(\"exit 0\") == 0 ? 5 : 0;", "seccomp", "bubblewrap");
        yield return Attempt("see its parent", "return kill(getppid(), 0) == 0 ? 5 : 0;", "seccomp");
        yield return Attempt("signal everybody", "return kill(-1, 0) == 0 ? 5 : 0;", "seccomp");
        yield return Attempt("map a tebibyte", "return mmap(0, (nint)(1L << 40), 0, 0x4022, -1, 0) != -1 ? 5 : 0;", "resource-limits");
        yield return Attempt("fill the managed memory", "return new double[100_000_000].Length > 0 ? 5 : 0;", "heap-limit");
        yield return Attempt("a thousand threads", "var go = new System.Threading.ManualResetEvent(false); for (int i = 0; i < 1000; i++) new System.Threading.Thread(() => go.WaitOne()).Start(); go.Set(); return 5;", "resource-limits");
        yield return Attempt("load a native library", "return System.Runtime.InteropServices.NativeLibrary.Load(\"libutil.so.1\") != 0 ? 5 : 0;", "seccomp");
        yield return Attempt("load an assembly", "return System.Reflection.Assembly.Load(\"System.Net.Http\").GetTypes().Length > 0 ? 5 : 0;", "seccomp");
    }

    private ScoreRecord Grade(string body, params string[] layers)
    {
        using var grader = new Grader(new GraderOptions { Layers = Walls.Of(layers), Compiler = SharedCompiler.Instance });
        return grader.Grade(MiniKit.Submission($"public static double Add(double a, double b) {{ {body} }}", MiniKit.Half, Calls), MiniKit.Patient, Gradus.Engine.Kits.Suites.Public).Staff;
    }

    private static CheckStatus Add(ScoreRecord record) => record.Checks.Single(c => c.Id == "Sums.Add").Status;

    [TestCaseSource(nameof(Attempts))]
    public void An_attempt_comes_to_nothing_under_each_of_its_layers(string body, string[] layers)
    {
        if (!OperatingSystem.IsLinux()) Assert.Ignore("the attempts are written for Linux");
        var open = Grade(body);
        Assert.That(Add(open), Is.EqualTo(CheckStatus.Passed), $"without a layer it succeeds\n{RecordJson.Write(open)}");
        foreach (string layer in layers)
        {
            var stopped = Grade(body, layer);
            Assert.That((stopped.Outcome, stopped.Score), Is.EqualTo((Outcome.Graded, 1.0)), $"{layer}: the other check keeps its point\n{RecordJson.Write(stopped)}");
            Assert.That(stopped.Run.Layers, Is.EqualTo(new[] { "process", layer }));
        }
    }
}
