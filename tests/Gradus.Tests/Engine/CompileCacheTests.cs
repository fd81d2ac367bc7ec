using System.Text;
using Gradus.Engine.Compiling;
using NUnit.Framework;

namespace Gradus.Tests.Engine;

/// <summary>What a cache takes for the same, what it keeps, and what it does with a damaged file.</summary>
public class CompileCacheTests
{
    /// <summary>Answers with how often it was asked.</summary>
    private sealed class Counter(GivenUp? gaveUp = null, bool fails = false) : ICompiler
    {
        internal int Asked { get; private set; }

        public CompileResult Compile(CompileRequest request)
        {
            Asked++;
            return gaveUp is not null ? new CompileResult(null, [], gaveUp)
                : fails ? new CompileResult(null, [new CompileError("CS1002", "; erwartet", "A.cs", Asked), new CompileError("CS5001", "no place", null, 0)])
                : new CompileResult([1, 2, (byte)Asked], []);
        }

        public void Warm() { }

        public void Dispose() { }
    }

    private static readonly string Reference = typeof(Gradus.Contracts.IHandout).Assembly.Location;

    private static CompileRequest Request => new("Some", MiniKit.OptionsFile, [Reference], [new SourceFile("A.cs", "class A;"u8.ToArray()), new SourceFile("B.cs", "class B;"u8.ToArray())]);

    private static string OtherOptions()
    {
        string file = Path.Combine(MiniKit.NewFolder(), "Submission.props");
        File.WriteAllText(file, File.ReadAllText(MiniKit.OptionsFile).Replace("<LangVersion>14", "<LangVersion>13"));
        return file;
    }

    private static IEnumerable<TestCaseData> Requests =>
    [
        Same("again", Request, true),
        Same("in another order", Request with { Sources = [.. Request.Sources.Reverse()] }, true),
        Same("another name", Request with { AssemblyName = "Other" }, false),
        Same("another source", Request with { Sources = [Request.Sources[0], new SourceFile("B.cs", "class C;"u8.ToArray())] }, false),
        Same("a source of another name", Request with { Sources = [Request.Sources[0], new SourceFile("C.cs", "class B;"u8.ToArray())] }, false),
        Same("a source less", Request with { Sources = [Request.Sources[0]] }, false),
        Same("a border moved", Request with { Sources = [new SourceFile("A.cs", "class A"u8.ToArray()), new SourceFile(";B.cs", "class B;"u8.ToArray())] }, false),
        Same("a reference less", Request with { References = [] }, false),
        Same("another reference", Request with { References = [typeof(Gradus.Grading.Checks.Subject).Assembly.Location] }, false),
        Same("other options", Request with { OptionsFile = OtherOptions() }, false),
    ];

    private static TestCaseData Same(string name, CompileRequest request, bool same) => new TestCaseData(request, same).SetArgDisplayNames(name);

    [TestCaseSource(nameof(Requests))]
    public void Whatever_decides_the_result_is_part_of_the_key(CompileRequest request, bool same)
    {
        var counter = new Counter();
        using var cache = new CompileCache(counter);
        var first = cache.Compile(Request);
        Assert.That(cache.Compile(request).Assembly, same ? Is.EqualTo(first.Assembly) : Is.Not.EqualTo(first.Assembly));
        Assert.That(counter.Asked, Is.EqualTo(same ? 1 : 2));
    }

    [Test]
    public void Errors_are_kept_and_what_was_given_up_is_tried_again()
    {
        Counter failing = new(fails: true), giving = new(new GivenUp(CompilerLimit.Processor, 10));
        using CompileCache errors = new(failing), limits = new(giving);
        Assert.That(errors.Compile(Request).Errors, Is.EqualTo(errors.Compile(Request).Errors));
        Assert.That(limits.Compile(Request).GaveUp, Is.EqualTo(limits.Compile(Request).GaveUp));
        Assert.That((failing.Asked, giving.Asked), Is.EqualTo((1, 2)));
    }

    [Test]
    public void What_was_not_asked_for_longest_goes_first()
    {
        var counter = new Counter();
        using var cache = new CompileCache(counter, capacity: 1200); // two entries
        void Ask(string name) => cache.Compile(Request with { AssemblyName = name });
        foreach (string name in new[] { "A", "B", "A", "C", "A" }) Ask(name);
        Assert.That((counter.Asked, cache.Size), Is.EqualTo((3, 2 * 515L)));
        Ask("B");
        Assert.That(counter.Asked, Is.EqualTo(4));
    }

    [Test]
    public void A_folder_keeps_assemblies_and_errors_for_the_next_run([Values] bool fails)
    {
        string folder = Path.Combine(MiniKit.NewFolder(), "cache");
        Counter first = new(fails: fails), second = new(fails: fails);
        using CompileCache before = new(first, folder), after = new(second, folder);
        var (made, read) = (before.Compile(Request), after.Compile(Request));
        Assert.That((first.Asked, second.Asked), Is.EqualTo((1, 0)));
        Assert.That(read.Assembly, Is.EqualTo(made.Assembly));
        Assert.That(read.Errors, Is.EqualTo(made.Errors));
        if (!OperatingSystem.IsWindows()) Assert.That(File.GetUnixFileMode(folder), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
    }

    private static IEnumerable<TestCaseData> Damages =>
    [
        new TestCaseData((byte[] file) => Array.Empty<byte>()).SetArgDisplayNames("emptied"),
        new TestCaseData((byte[] file) => file[..^1]).SetArgDisplayNames("cut off"),
        new TestCaseData((byte[] file) => file[..32]).SetArgDisplayNames("nothing but a hash"),
        new TestCaseData((byte[] file) => file.Select((b, i) => i == file.Length - 6 ? (byte)(b ^ 1) : b).ToArray()).SetArgDisplayNames("a bit turned"),
        new TestCaseData((byte[] file) => new byte[file.Length]).SetArgDisplayNames("zeros"),
    ];

    [TestCaseSource(nameof(Damages))]
    public void A_damaged_file_is_no_file_and_is_replaced(Func<byte[], byte[]> damage)
    {
        string folder = MiniKit.NewFolder();
        CompileCache Open(Counter counter) => new(counter, folder);
        Counter first = new(), second = new(), third = new();
        using (var cache = Open(first)) cache.Compile(Request);
        string file = Directory.GetFiles(folder).Single();
        File.WriteAllBytes(file, damage(File.ReadAllBytes(file)));
        using (var cache = Open(second)) cache.Compile(Request);
        using (var cache = Open(third)) cache.Compile(Request);
        Assert.That((second.Asked, third.Asked), Is.EqualTo((1, 0)));
    }

    [Test]
    public void A_file_under_another_key_is_not_believed()
    {
        string folder = MiniKit.NewFolder();
        var counter = new Counter();
        using (var cache = new CompileCache(counter, folder)) cache.Compile(Request);
        string file = Directory.GetFiles(folder).Single();
        using (var cache = new CompileCache(counter, folder)) cache.Compile(Request with { AssemblyName = "Other" });
        string other = Directory.GetFiles(folder).Single(f => f != file);
        File.Copy(file, other, overwrite: true);
        using (var cache = new CompileCache(counter, folder)) cache.Compile(Request with { AssemblyName = "Other" });
        Assert.That(counter.Asked, Is.EqualTo(3));
    }

    [Test]
    public void A_folder_that_cannot_be_written_costs_nothing_but_time()
    {
        string folder = Path.Combine(MiniKit.NewFolder(), "cache");
        var counter = new Counter();
        using var cache = new CompileCache(counter, folder);
        Directory.Delete(folder);
        Assert.That(cache.Compile(Request).Assembly, Is.Not.Null);
        Assert.That(cache.Compile(Request).Assembly, Is.Not.Null);
        Assert.That(counter.Asked, Is.EqualTo(1));
    }

    [Test]
    public void Requests_and_answers_cross_unchanged()
    {
        var (number, request) = CompilerMessages.ReadRequest(CompilerMessages.Write(4, Request));
        byte[] frame = CompilerMessages.Write(new CompilerMessages.Answer(4, new CompileResult([], [new CompileError("CS1", "ё", null, 7)], new GivenUp(CompilerLimit.Memory, 1.5), "no"), 5));
        var answer = CompilerMessages.ReadAnswer(frame, 4);
        Assert.That((number, request.AssemblyName, request.OptionsFile), Is.EqualTo((4L, "Some", MiniKit.OptionsFile)));
        Assert.That(request.References, Is.EqualTo(Request.References));
        Assert.That(request.Sources.Select(s => (s.Path, Encoding.UTF8.GetString(s.Content))), Is.EqualTo(new[] { ("A.cs", "class A;"), ("B.cs", "class B;") }));
        Assert.That((answer.Resident, answer.Result.GaveUp, answer.Result.Fault), Is.EqualTo((5L, new GivenUp(CompilerLimit.Memory, 1.5), "no")));
        Assert.That(answer.Result.Assembly, Is.Empty);
        Assert.That(answer.Result.Errors, Is.EqualTo(new[] { new CompileError("CS1", "ё", null, 7) }));
        Assert.That(() => CompilerMessages.ReadAnswer(frame, 5), Throws.TypeOf<InvalidDataException>().With.Message.EqualTo("Request 5 got the answer to request 4."));
        Assert.That(() => CompilerMessages.ReadResult([1, 255, 255, 255, 127]), Throws.TypeOf<InvalidDataException>());
    }
}
