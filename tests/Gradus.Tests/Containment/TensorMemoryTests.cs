using Gradus.Engine;
using Gradus.Engine.Containment;
using Gradus.Engine.Kits;
using Gradus.Grading.Records;
using Gradus.Tensors;
using Gradus.Tests.Engine;
using NUnit.Framework;

namespace Gradus.Tests.Containment;

/// <summary>Tensors have native memory, which the runtime's limit on managed objects knows nothing of. In a locked worker too they get no more than their share, and say so.</summary>
[Parallelizable(ParallelScope.Self)] // it mostly waits for processes
public sealed class TensorMemoryTests
{
    private const string Endless = "var all = new List<Gradus.Tensors.Tensor>(); while (true) all.Add(Gradus.Tensors.Tensor.Range(1 << 22));";

    private Grader grader = null!;
    private Kit kit = null!;

    [OneTimeSetUp]
    public void Start()
    {
        grader = new Grader(new GraderOptions { Layers = LayerProbe.Here.Standing.Where(layer => layer != Layer.Screen).ToHashSet() });
        string folder = MiniKit.NewFolder();
        foreach (string file in Directory.EnumerateFiles(MiniKit.Shelf.Folder, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(folder, Path.GetRelativePath(MiniKit.Shelf.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        string manifest = Path.Combine(folder, "mini", "assignment.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"module\": \"Gradus.Mini\"", "\"module\": \"Gradus.Mini\", \"given\": [\"Gradus.Tensors\"]")
            .Replace("\"callSeconds\": 2, \"submissionSeconds\": 20", "\"callSeconds\": 60, \"submissionSeconds\": 300"));
        File.Copy(typeof(Tensor).Assembly.Location, Path.Combine(folder, "mini", "worker", "Gradus.Tensors.dll"));
        kit = KitShelf.Open(folder).Of("mini")!;
    }

    [OneTimeTearDown]
    public void Stop() => grader.Dispose();

    [Test]
    public void More_tensors_than_there_is_memory_cost_the_check_and_no_other()
    {
        var record = Grade(Endless);
        Assert.That(record.Outcome, Is.EqualTo(Outcome.Graded), RecordJson.Write(record));
        Assert.That(record.Checks.Select(check => (check.Id, check.Status)),
            Is.EqualTo(new[] { ("Sums.Add", CheckStatus.OutOfMemory), ("Sums.Half", CheckStatus.Passed) }), RecordJson.Write(record));
    }

    [TestCase($"try {{ {Endless} }} catch (System.OutOfMemoryException e) {{ return e.Message.Contains(\"Smaller batches need less\") ? 5 : 0; }}", TestName = "the exception says what to do, and the process goes on")]
    [TestCase("for (int i = 0; i < 100; i++) _ = Gradus.Tensors.Tensor.Range(1 << 22); return 5;", TestName = "tensors that nobody has any more make room")]
    public void Within_the_limit_it_goes_on(string body)
    {
        var record = Grade(body);
        Assert.That((record.Outcome, record.Score), Is.EqualTo((Outcome.Graded, 3.0)), RecordJson.Write(record));
    }

    private ScoreRecord Grade(string body) => grader.Grade(MiniKit.Submission($"public static double Add(double a, double b) {{ {body} }}", MiniKit.Half), kit, Gradus.Engine.Kits.Suites.Public).Staff;
}
