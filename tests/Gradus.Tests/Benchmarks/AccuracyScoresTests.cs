using Gradus.Benchmarks.Accuracy;
using NUnit.Framework;

namespace Gradus.Tests.Benchmarks;

/// <summary>The file of a setting's scores, and the table made of such files.</summary>
public sealed class AccuracyScoresTests
{
    private static readonly Setting Digits = Setting.Named("digits-mlp");

    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("gradus-scores-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void A_file_has_a_line_for_each_seed_and_no_date()
    {
        Made(("torch", 0, 346), ("gradus", 1, 347), ("gradus", 0, 348)).Write(folder);
        Assert.That(Directory.GetFiles(folder, "*", SearchOption.AllDirectories), Is.EqualTo(new[] { Scores.PathOf(folder, "digits-mlp") }));
        Assert.That(File.ReadAllText(Scores.PathOf(folder, "digits-mlp")), Is.EqualTo("""
            {
              "setting": "digits-mlp",
              "description": "64-32-10, Adam, rate 0.001, batch 32, 40 epochs, from U(±1/√inputs)",
              "examples": 359,
              "versions": {"gradus":"gradus 1","torch":"torch 1"},
              "all": [
                {"implementation":"gradus","seed":0,"correct":348},
                {"implementation":"gradus","seed":1,"correct":347},
                {"implementation":"torch","seed":0,"correct":346}
              ]
            }

            """));
    }

    [Test]
    public void What_was_written_is_read()
    {
        var scores = Made(("gradus", 0, 348), ("torch", 0, 346));
        scores.Write(folder);
        var read = Scores.Read(folder, Digits)!;
        Assert.That(read.All, Is.EqualTo(scores.All));
        Assert.That(read.Versions, Is.EqualTo(scores.Versions));
        Assert.That((read.Setting, read.Description, read.Examples), Is.EqualTo((scores.Setting, scores.Description, scores.Examples)));
    }

    [Test]
    public void Results_of_other_options_are_none()
    {
        Made(("gradus", 0, 348)).Write(folder);
        Assert.That(Scores.Read(folder, Digits with { Epochs = 41 }), Is.Null);
        Assert.That(Scores.Read(folder, Setting.Named("mnist-mlp")), Is.Null);
    }

    [TestCase("no JSON")]
    [TestCase("{}")]
    [TestCase("null")]
    [TestCase("""{"setting":"digits-mlp","description":"","examples":359,"versions":{},"all":[{"implementation":"gradus","seed":0,"correct":360}]}""")]
    public void A_file_that_is_none_is_named(string text)
    {
        Directory.CreateDirectory(Path.Combine(folder, "accuracy"));
        File.WriteAllText(Scores.PathOf(folder, "digits-mlp"), text);
        Assert.That(() => Scores.Read(folder, Digits), Throws.TypeOf<InvalidDataException>().With.Message.Contains("digits-mlp.json is no file of accuracies"));
    }

    [Test]
    public void The_seeds_that_are_missing_are_known_for_each()
    {
        var scores = Made(("gradus", 0, 348), ("gradus", 2, 347), ("torch", 1, 346));
        Assert.That(scores.Missing("gradus", 4), Is.EqualTo(new[] { 1, 3 }));
        Assert.That(scores.Missing("torch", 1), Is.EqualTo(new[] { 0 }));
        Assert.That(scores.Missing("torch", 0), Is.Empty);
    }

    [Test(Description = "One that has run further is not compared by more seeds than the other")]
    public void Two_are_compared_by_the_seeds_that_both_have()
    {
        var scores = Made(("gradus", 0, 359), ("gradus", 1, 0), ("torch", 1, 359), ("torch", 2, 0));
        Assert.That(scores.Of("gradus", "torch"), Is.EqualTo(new double[] { 0 }));
        Assert.That(scores.Of("torch", "gradus"), Is.EqualTo(new double[] { 1 }));
        Assert.That(scores.Of("gradus"), Is.EqualTo(new double[] { 1, 0 }));
    }

    [Test]
    public void The_table_has_a_row_for_each_setting_measured_or_not()
    {
        Made(("gradus", 0, 348), ("gradus", 1, 350), ("gradus", 2, 352), ("torch", 0, 347), ("torch", 1, 351), ("torch", 2, 350), ("torch", 3, 0)).Write(folder);
        var alone = Setting.Named("mnist-softmax");
        new Scores(alone.Name, alone.Description, 10_000, new(StringComparer.Ordinal) { ["gradus"] = "gradus 1" }, [new("gradus", 0, 9200)]).Write(folder);
        Assert.That(AccuracyTable.Of(folder), Is.EqualTo("""
            | data, model | training | Gradus | PyTorch | difference | seeds |
            |---|---|---|---|---|---|
            | digits, softmax regression | 64-10, SGD, rate 0.5, batch 64, 100 epochs, from N(0, 1) | not measured |  |  | 0 |
            | digits, MLP 64-32-10 | 64-32-10, Adam, rate 0.001, batch 32, 40 epochs, from U(±1/√inputs) | 0.9749 (0.9705–0.9794) | 0.9749 (0.9682–0.9772) | +0.0019 ± 0.0129, within | 3 |
            | MNIST, softmax regression | 784-10, Adam, rate 0.001, batch 64, 5 epochs, from U(±1/√inputs) | 0.9200 (0.9200–0.9200) | not measured |  | 1 |
            | MNIST, MLP 784-128-10 | 784-128-10, Adam, rate 0.001, batch 64, 10 epochs, from U(±1/√inputs) | not measured: `Gradus.Examples fetch mnist` brings the data |  |  | 0 |
            | Fashion-MNIST, MLP 784-128-10 | 784-128-10, Adam, rate 0.001, batch 64, 10 epochs, from U(±1/√inputs) | not measured: `Gradus.Examples fetch fashion-mnist` brings the data |  |  | 0 |

            Accuracy on the test part: median (10th–90th percentile) over the seeds; difference of the means with its 95 % interval (Welch). gradus: gradus 1; torch: torch 1.

            """));
    }

    [Test]
    public void How_it_stands_is_known_when_both_have_two_seeds()
    {
        Assert.That(AccuracyTable.Standing(null), Is.Null);
        Assert.That(AccuracyTable.Standing(Made(("gradus", 0, 348), ("gradus", 1, 347), ("torch", 0, 346))), Is.Null);
        Assert.That(AccuracyTable.Standing(Made(("gradus", 0, 348), ("gradus", 1, 347), ("torch", 0, 300), ("torch", 1, 301)))?.Standing, Is.EqualTo(Standing.Better));
    }

    private static Scores Made(params (string Who, int Seed, int Correct)[] scores) =>
        scores.Aggregate(new Scores(Digits.Name, Digits.Description, 359, new(StringComparer.Ordinal), []), (all, score) => all.With(new Score(score.Who, score.Seed, score.Correct), $"{score.Who} 1"));
}
