using System.Reflection;
using Gradus.Contracts;
using Gradus.Screening;
using Microsoft.CodeAnalysis;
using NUnit.Framework;

namespace Gradus.Tests.Screening;

public partial class SourceMapTests
{
    private static readonly MetadataReference[] contracts =
        [MetadataReference.CreateFromFile(typeof(ISampleContract).Assembly.Location), MetadataReference.CreateFromFile(typeof(IHandout).Assembly.Location)];

    private string folder = null!, probe = null!;
    private SourceMap map = null!;

    [OneTimeSetUp]
    public void Compile()
    {
        folder = Directory.CreateTempSubdirectory("проба ").FullName;
        probe = Path.Combine(folder, "Probe.dll");
        // The probe is bound to a reference whose member has other parameters than the student's.
        Sample reference = Sample.Compile("Course",
            [("Answers.cs", Student.Replace("Changed(double x, int added)", "Changed(double x)")), ("Given/Convert.cs", Given)], []);
        File.WriteAllBytes(probe, Sample.Compile("Probe", Probe, [reference.Reference, .. contracts]).Image);
        map = new SourceMap(Module().Open(), probe);
    }

    [OneTimeTearDown]
    public void Delete()
    {
        map.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [TestCase("Answers.Simple", "// Simple")]
    [TestCase("Course.Answers.Simple", "// Simple")]
    [TestCase("Answers..ctor", "public Answers(double k)")]
    [TestCase("Answers.Overloaded", "// int")]
    [TestCase("Answers.Computed", "// Computed")]
    [TestCase("Answers.Auto", "// Auto")]
    [TestCase("Answers.Arrow", "// Arrow")]
    [TestCase("Answers.get_Arrow", "// Arrow")]
    [TestCase("Answers.Walk", "// Walk")]
    [TestCase("Answers.Wait", "// Wait")]
    [TestCase("Answers.op_Addition", "// op")]
    [TestCase("Answers.Inner.Deep", "// Deep")]
    [TestCase("Box.Get", "// Box")]
    [TestCase("Square.Area", "// Area")]
    [TestCase("Closer.Dispose", "// Dispose")]
    public void A_member_stands_where_its_code_begins(string member, string mark) =>
        Assert.That(map.OfMember(member), Is.EqualTo(new SourcePlace("Answers.cs", Sample.LineOf(Student, mark))));

    [TestCase("Answers.Missing")]
    [TestCase("Missing.Simple")]
    [TestCase("Shape.Area", Description = "abstract")]
    [TestCase("Answers")]
    [TestCase("..ctor")]
    [TestCase(".")]
    [TestCase("")]
    public void A_member_without_code_has_no_place(string member) => Assert.That(map.OfMember(member), Is.Null);

    [Test]
    public void An_overload_in_a_given_part_of_the_type_does_not_stand_for_the_students([Values] bool givenFirst)
    {
        (string, string) given = ("Given/Tape.cs", "namespace Course;\npublic partial class Tape { public int Back(int[] x) => x.Length; }"),
            own = ("Tape.cs", "namespace Course;\n\npublic partial class Tape { public int Back(int x) => x; }");
        using var places = new SourceMap(Sample.Compile("Course", givenFirst ? [given, own] : [own, given], []).Open(), probe);
        Assert.That(places.OfMember("Tape.Back", file => !file.StartsWith("Given/", StringComparison.Ordinal)), Is.EqualTo(new SourcePlace("Tape.cs", 3)));
    }

    [TestCase(nameof(ISampleContract.Simple), "// Simple", Description = "what is given does not count")]
    [TestCase(nameof(ISampleContract.ThroughPrivate), "// Simple")]
    [TestCase(nameof(ISampleContract.ThroughLambda), "// Simple")]
    [TestCase(nameof(ISampleContract.TwoSteps), "// Box")]
    [TestCase(nameof(ISampleContract.OnlyConstructor), "public Answers(double k)")]
    [TestCase(nameof(ISampleContract.Computed), "// Computed")]
    [TestCase(nameof(ISampleContract.Explicit), "// Arrow")]
    [TestCase(nameof(ISampleContract.Lazy), "// Walk")]
    [TestCase(nameof(ISampleContract.Changed), "// Changed")]
    [TestCase(nameof(ISampleContract.Inherited), "// Kept")]
    [TestCase(nameof(ISampleContract.ThroughGeneric), "// Simple")]
    [TestCase(nameof(ISampleContract.Overridden), "// Circle", Description = "compiled as a call of Shape.Area")]
    [TestCase(nameof(ISampleContract.OverriddenByMany), "// Arrow", Description = "which shape is not known")]
    public void A_call_stands_at_the_last_member_of_the_student_that_it_reaches(string method, string mark) =>
        Assert.That(Call(Contract(method)), Is.EqualTo(new SourcePlace("Answers.cs", Sample.LineOf(Student, mark))));

    [TestCase(typeof(int), "// int")]
    [TestCase(typeof(double[,]), "// matrix")]
    public void Overloads_are_told_apart(Type parameter, string mark) =>
        Assert.That(Call(typeof(ISampleContract).GetMethod("Overloaded", [parameter])!), Is.EqualTo(new SourcePlace("Answers.cs", Sample.LineOf(Student, mark))));

    [TestCase(nameof(ISampleContract.TooDeep))]
    [TestCase(nameof(ISampleContract.Nothing))]
    public void A_call_that_reaches_nothing_has_no_place(string method) => Assert.That(Call(Contract(method)), Is.Null);

    [Test]
    public void A_contract_without_probe_has_no_place()
    {
        using var without = new SourceMap(Module().Open(), Path.Combine(folder, "Missing.dll"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Call(typeof(IComparable).GetMethod("CompareTo")!), Is.Null);
            Assert.That(without.OfCall(Contract("Simple"), null, _ => true), Is.Null);
            Assert.That(map.OfCall(Contract("Simple"), null, _ => false), Is.Null);
        }
    }

    [TestCase("auc", "// Area")]
    [TestCase("roc-auc", "// int")]
    [TestCase("ROC-AUC", "// int")]
    [TestCase("f1-2", "// Simple")]
    public void A_handout_block_stands_at_the_last_member_that_it_calls(string block, string mark) =>
        Assert.That(Call(typeof(IHandout).GetMethod("Run")!, block), Is.EqualTo(new SourcePlace("Answers.cs", Sample.LineOf(Student, mark))));

    [TestCase("auc", "new Answers(1).Arrow", "// Arrow")]
    [TestCase("auc", "something else", "// Area")]
    public void A_line_of_a_block_stands_at_the_member_that_it_names(string block, string expression, string mark) =>
        Assert.That(map.OfCall(typeof(IHandout).GetMethod("Run")!, block, file => !file.StartsWith("Given/", StringComparison.Ordinal), expression),
            Is.EqualTo(new SourcePlace("Answers.cs", Sample.LineOf(Student, mark))));

    [TestCase("missing")]
    [TestCase("uc")]
    [TestCase("")]
    [TestCase(null)]
    public void An_unknown_block_has_no_place(string? block) => Assert.That(Call(typeof(IHandout).GetMethod("Run")!, block), Is.Null);

    [Test]
    public void A_frame_stands_at_the_statement_that_covers_its_offset([Values] bool optimise)
    {
        Sample sample = Module(optimise);
        using var frames = new SourceMap(sample.Open(), probe);
        MethodInfo simple = Assembly.Load(sample.Image).GetType("Course.Answers")!.GetMethod("Simple")!;
        int length = simple.GetMethodBody()!.GetILAsByteArray()!.Length;
        int[] lines = [.. Enumerable.Range(0, length).Select(offset => frames.OfFrame(simple.MetadataToken, offset)!.Line)];
        int first = Sample.LineOf(Student, "// Simple");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines, Is.Ordered);
            Assert.That(lines.Distinct(), Is.EqualTo(optimise ? [first + 1, first + 2] : new[] { first, first + 1, first + 2, first + 3 }));
            Assert.That(frames.OfFrame(simple.MetadataToken, -1)!.Line, Is.EqualTo(lines[0]), "unknown offset");
            Assert.That(frames.OfFrame(simple.MetadataToken, 1_000_000)!.Line, Is.EqualTo(lines[^1]));
        }
    }

    [Test]
    public void A_thrown_exceptions_frame_leads_to_its_line()
    {
        const string Source = """
            public static class Thrower
            {
                public static IEnumerable<int> Walk(int[] xs)
                {
                    int i = 0;
                    while (true)
                    {
                        int y = i * 2;
                        yield return xs[i++]; // throws
                    }
                }
            }
            """;
        Sample sample = Sample.Compile("Thrower", Source);
        using var frames = new SourceMap(sample.Open(), probe);
        Assembly loaded = Assembly.Load(sample.Image);
        var walk = loaded.GetType("Thrower")!.GetMethod("Walk")!.CreateDelegate<Func<int[], IEnumerable<int>>>();
        var thrown = Assert.Catch(() => walk([1, 2]).Sum())!;
        var frame = new System.Diagnostics.StackTrace(thrown).GetFrames().First(each => each.GetMethod()!.Module.Assembly == loaded);
        Assert.That(frames.OfFrame(frame.GetMethod()!.MetadataToken, frame.GetILOffset()), Is.EqualTo(new SourcePlace("Student.cs", Sample.LineOf(Source, "// throws"))));
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(0x02000002, Description = "a type")]
    [TestCase(0x06000000)]
    [TestCase(0x06FFFFFF)]
    public void A_token_of_no_method_has_no_place(int token) => Assert.That(map.OfFrame(token, 0), Is.Null);

    [Test]
    public void Without_debug_information_nothing_has_a_place()
    {
        Sample bare = Sample.Compile("Course", [("Answers.cs", Student), ("Given/Convert.cs", Given)], [], symbols: false);
        using var places = new SourceMap(bare.Open(), probe);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(places.OfMember("Answers.Simple"), Is.Null);
            Assert.That(places.OfMember("Answers.Walk"), Is.Null);
            Assert.That(places.OfFrame(0x06000001, 0), Is.Null);
            Assert.That(places.OfCall(Contract("Simple"), null, _ => true), Is.Null);
        }
    }

    [Test]
    public void Opening_and_asking_takes_milliseconds()
    {
        byte[] image = Module().Image;
        double Ask()
        {
            long start = System.Diagnostics.Stopwatch.GetTimestamp();
            using var warm = new SourceMap(new MemoryStream(image), probe);
            Assert.That(warm.OfCall(Contract("Simple"), null, _ => true), Is.Not.Null);
            return System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        double best = Enumerable.Range(0, 20).Min(_ => Ask());
        TestContext.Out.WriteLine($"{best:F2} ms");
        Assert.That(best, Is.LessThan(10));
    }

    [Test]
    public void A_closed_map_says_so()
    {
        var closed = new SourceMap(Module().Open(), probe);
        closed.Dispose();
        closed.Dispose();
        Assert.That(() => closed.OfMember("Answers.Simple"), Throws.TypeOf<ObjectDisposedException>());
    }

    private static Sample Module(bool optimise = false) => Sample.Compile("Course", [("Answers.cs", Student), ("Given/Convert.cs", Given)], [], optimise);

    private static MethodInfo Contract(string name) => typeof(ISampleContract).GetMethod(name)!;

    private SourcePlace? Call(MethodInfo method, string? detail = null) => map.OfCall(method, detail, file => !file.StartsWith("Given/", StringComparison.Ordinal));
}
