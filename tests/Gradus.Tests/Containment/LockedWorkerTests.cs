using System.Reflection;
using Gradus.Engine;
using Gradus.Engine.Containment;
using Gradus.Grading.Records;
using Gradus.Tests.Engine;
using NUnit.Framework;

namespace Gradus.Tests.Containment;

/// <summary>What honest programs do goes on in a locked worker: nothing that computing takes is still on disk.</summary>
[Parallelizable(ParallelScope.Self)] // it mostly waits for processes
public sealed class LockedWorkerTests
{
    private Grader grader = null!;

    [OneTimeSetUp]
    public void Start() => grader = new Grader(new GraderOptions { Layers = LayerProbe.Here.Standing.Where(l => l != Layer.Screen).ToHashSet(), Compiler = SharedCompiler.Instance });

    [OneTimeTearDown]
    public void Stop() => grader.Dispose();

    [Test]
    public void What_is_preloaded_needs_nothing_that_is_not()
    {
        // These two read debug information from files, which a locked worker cannot open anyway.
        string[] unused = ["System.IO.Compression", "System.IO.MemoryMappedFiles"];
        var needed = Gradus.Worker.Preload.Framework.SelectMany(name => Assembly.Load(name).GetReferencedAssemblies()).Select(a => a.Name!).Append("System.Private.CoreLib").Distinct();
        Assert.That(needed.Except(Gradus.Worker.Preload.Framework).Except(unused), Is.EqualTo(new[] { "System.Private.CoreLib" }));
    }

    [TestCase("try { new List<int>().First(); return 0; } catch (System.InvalidOperationException e) { return e.Message == \"Sequence contains no elements\" ? 5 : 0; }", TestName = "an exception with the framework's words")]
    [TestCase("System.Globalization.CultureInfo.CurrentUICulture = new(\"ru-RU\"); try { int.Parse(\"x\"); return 0; } catch (System.FormatException e) { return e.Message.Contains(\"'x'\") ? 5 : 0; }", TestName = "an exception in another language")]
    [TestCase("try { throw new System.Exception(\"a\"); } catch (System.Exception e) { return e.ToString().Contains(\"Game\") && e.StackTrace!.Length > 0 ? 5 : 0; }", TestName = "a stack trace")]
    [TestCase("return System.Threading.Tasks.Task.Run(() => a + b).Result;", TestName = "a task")]
    [TestCase("double s = 0; System.Threading.Tasks.Parallel.For(0, 5, _ => { lock (typeof(Game)) s++; }); return s;", TestName = "a parallel loop")]
    [TestCase("return Enumerable.Range(0, 5).AsParallel().Select(i => i).Sum() / 2.0;", TestName = "parallel LINQ")]
    [TestCase("double s = 0; var t = new System.Threading.Thread(() => s = a + b); t.Start(); t.Join(); return s;", TestName = "a thread")]
    [TestCase("System.Threading.Tasks.Task.Delay(5).Wait(); using var t = new System.Threading.Timer(_ => { }, null, 1, 1); System.Threading.Thread.Sleep(5); return 5;", TestName = "waiting")]
    [TestCase("return string.Concat(new[] { \"b\", \"A\", \"c\" }.OrderBy(x => x)) == \"Abc\" && string.Compare(\"a\", \"B\") < 0 ? 5 : 0;", TestName = "sorting texts")]
    [TestCase("return 1.5.ToString(new System.Globalization.CultureInfo(\"ru-RU\")) == \"1,5\" || System.Globalization.CultureInfo.GetCultures(System.Globalization.CultureTypes.AllCultures).Length == 1 ? 5 : 0;", TestName = "another culture")]
    [TestCase("return System.Text.RegularExpressions.Regex.Match(\"x5\", @\"\\d\").Value == \"5\" ? 5 : 0;", TestName = "a regular expression")]
    [TestCase("return (double)(System.Numerics.BigInteger.Pow(2, 70) % 11 + 4);", TestName = "big integers")]
    [TestCase("return (new System.Numerics.Complex(3, 4)).Magnitude;", TestName = "complex numbers")]
    [TestCase("return System.Numerics.Vector.Sum(System.Numerics.Vector<double>.One) > 0 ? 5 : 0;", TestName = "vectors")]
    [TestCase("return System.Collections.Immutable.ImmutableArray.Create(1, 4).Sum();", TestName = "immutable collections")]
    [TestCase("return new PriorityQueue<int, int>([(5, 1)]).Dequeue();", TestName = "other collections")]
    [TestCase("return new System.Random().NextDouble() < 1 && System.Guid.NewGuid() != default && System.DateTime.Now.Year > 2000 ? 5 : 0;", TestName = "chance and time")]
    [TestCase("return System.HashCode.Combine(a, b) != 0 && \"x\".GetHashCode() != 0 ? 5 : 0;", TestName = "hash codes")]
    [TestCase("for (int i = 0; i < 200; i++) _ = new double[1_000_000]; System.GC.Collect(); return 5;", TestName = "garbage")]
    [TestCase("return new double[40_000_000].Length > 0 ? 5 : 0;", TestName = "an array of 320 MB")]
    [TestCase("double s = 0; for (int i = 0; i < 30_000_000; i++) s += i % 2; return s > 0 ? 5 : 0;", TestName = "a loop that is compiled again while it runs")]
    [TestCase("checked { try { return int.MaxValue + (int)a; } catch (System.OverflowException) { return 5; } }", TestName = "an overflow")]
    [TestCase("try { return ((int[])null!).Length; } catch (System.NullReferenceException) { return 5; }", TestName = "a null reference")]
    public void An_honest_program_runs(string body)
    {
        var record = grader.Grade(MiniKit.Submission($"public static double Add(double a, double b) {{ {body} }}", MiniKit.Half), MiniKit.Kit, Gradus.Engine.Kits.Suites.Public).Staff;
        Assert.That((record.Outcome, record.Score), Is.EqualTo((Outcome.Graded, 3.0)), RecordJson.Write(record));
    }
}
