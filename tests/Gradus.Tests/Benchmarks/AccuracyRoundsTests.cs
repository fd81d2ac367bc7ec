using Gradus.Benchmarks.Accuracy;
using NUnit.Framework;

namespace Gradus.Tests.Benchmarks;

/// <summary>Learning with seeds that are missing, beside a peer written in sh.</summary>
[Platform(Exclude = "Win", Reason = "the made-up programs are written in sh")]
public sealed class AccuracyRoundsTests
{
    // Answers seed s with 34s, and writes down which seeds it was asked for and what files it was given.
    private const string Honest = """
        read -r request
        seeds=$(echo "$request" | sed 's/.*"seeds":\[\([0-9,]*\)\].*/\1/')
        echo "seeds $seeds" >> "$log"
        ls "$(echo "$request" | sed 's/.*"folder":"\([^"]*\)".*/\1/')" >> "$log"
        echo '{"version":"made up 1"}'
        for s in $(echo "$seeds" | tr , ' '); do echo "{\"seed\":$s,\"correct\":34$s}"; done
        """;

    private static readonly Setting Quick = Setting.Named("digits-softmax") with { Name = "quick", Epochs = 1 };

    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("gradus-rounds-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Both_learn_with_every_seed_from_the_same_numbers()
    {
        using var peer = new ShellPeer(Honest);
        Assert.That(Learn(peer, 2).IsWhole);
        var scores = Scores.Read(folder, Quick)!;
        Assert.That(scores.All.Select(s => (s.Implementation, s.Seed)), Is.EqualTo(new[] { ("gradus", 0), ("gradus", 1), ("torch", 0), ("torch", 1) }));
        Assert.That(scores.Examples, Is.EqualTo(359));
        Assert.That(scores.Of("torch"), Is.EqualTo(new[] { 340 / 359.0, 341 / 359.0 }));
        Assert.That(scores.Versions["torch"], Is.EqualTo("made up 1"));
        Assert.That(File.ReadAllLines(peer.Log), Is.EqualTo(new[] { "seeds 0,1", "test-labels.npy", "test-x.npy", "training-labels.npy", "training-x.npy" }));
    }

    [Test]
    public void What_is_there_is_not_learnt_again()
    {
        using var peer = new ShellPeer(Honest);
        // Marked scores: who learnt seed 0 again would replace them.
        new Scores(Quick.Name, Quick.Description, 359, new(StringComparer.Ordinal), [new("gradus", 0, 1), new("torch", 1, 2)]).Write(folder);
        var (isWhole, said) = Learn(peer, 2);
        Assert.That(isWhole);
        Assert.That(said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[..line.LastIndexOf(':')]), Is.EqualTo(new[] { "quick: gradus, seed 1", "quick: torch, seed 0" }));
        var scores = Scores.Read(folder, Quick)!.All;
        Assert.That(scores, Has.Count.EqualTo(4).And.Member(new Score("gradus", 0, 1)).And.Member(new Score("torch", 1, 2)));
        Assert.That(Learn(peer, 2), Is.EqualTo((true, "")), "and then there is nothing left to do");
    }

    [Test]
    public void Equal_seeds_give_equal_scores()
    {
        var data = ExampleSet.Load("digits", null);
        foreach (var setting in (Setting[])[Quick, Setting.Named("digits-mlp") with { Epochs = 1 }])
        {
            int first = Learner.Correct(setting, data, 3);
            Assert.That(Learner.Correct(setting, data, 3), Is.EqualTo(first));
            Assert.That(first, Is.GreaterThan(359 / 10 * 2), "it has learnt something");
        }
    }

    [TestCase("digits-softmax", 0.93)]
    [TestCase("digits-mlp", 0.94)]
    public void The_digits_are_learnt(string name, double atLeast) =>
        Assert.That(Learner.Correct(Setting.Named(name), ExampleSet.Load("digits", null), 0) / 359.0, Is.GreaterThan(atLeast).And.LessThan(1));

    [Test]
    public void A_score_is_kept_as_soon_as_it_comes()
    {
        using var peer = new ShellPeer("""read -r request; echo '{"version":"1"}'; echo '{"seed":0,"correct":340}'; echo 'out of memory' >&2; exit 1""");
        var (isWhole, said) = Learn(peer, 2);
        Assert.That(isWhole, Is.False);
        Assert.That(said, Does.Contain("quick: nobody to compare with.").And.Contain("ended with 1 and said: out of memory"));
        Assert.That(Scores.Read(folder, Quick)!.All.Select(s => (s.Implementation, s.Seed)), Is.EqualTo(new[] { ("gradus", 0), ("gradus", 1), ("torch", 0) }));
    }

    [TestCase("exit 3", "ended with 3")]
    [TestCase("echo 'torch is not installed' >&2; exit 1", "torch is not installed")]
    [TestCase("read -r r; echo hello", "printed no line of JSON, but 'hello'")]
    [TestCase("""read -r r; echo '{"seed":0,"correct":340}'""", "named no version first")]
    [TestCase("""read -r r; echo '{"version":"1"}'; echo '{"seed":1,"correct":340}'""", "gave no score of a seed that it was asked for")]
    [TestCase("""read -r r; echo '{"version":"1"}'; echo '{"seed":0,"correct":360}'""", "up to 359 correct")]
    [TestCase("""read -r r; echo '{"version":"1"}'""", "gave no score of seed 0")]
    public void A_peer_that_does_something_else_is_told_of_and_ours_stays(string script, string message)
    {
        using var peer = new ShellPeer(script);
        var (isWhole, said) = Learn(peer, 1);
        Assert.That(isWhole, Is.False);
        Assert.That(said, Does.Contain(message));
        Assert.That(Scores.Read(folder, Quick)!.All.Select(s => s.Implementation), Is.EqualTo(new[] { "gradus" }));
    }

    [Test]
    public void Data_that_are_missing_are_named_with_what_brings_them_and_old_results_stay()
    {
        using var peer = new ShellPeer(Honest);
        var setting = Setting.Named("fashion-mnist-mlp");
        new Scores(setting.Name, setting.Description, 10_000, new(StringComparer.Ordinal), [new("gradus", 0, 8800)]).Write(folder);
        string before = File.ReadAllText(Scores.PathOf(folder, setting.Name));
        var (isWhole, said) = Learn(peer, 2, setting);
        Assert.That(isWhole, Is.False);
        Assert.That(said, Does.StartWith("fashion-mnist-mlp: not measured, its data are missing; `Gradus.Examples fetch fashion-mnist` brings them.").And.Contain(Path.Combine(folder, "fashion-mnist")));
        Assert.That(File.ReadAllText(Scores.PathOf(folder, setting.Name)), Is.EqualTo(before));
        Assert.That(File.Exists(peer.Log), Is.False);
    }

    [Test]
    public void Results_of_other_options_are_measured_anew()
    {
        using var peer = new ShellPeer(Honest);
        new Scores(Quick.Name, "other", 359, new(StringComparer.Ordinal), [new("gradus", 0, 1), new("torch", 0, 2)]).Write(folder);
        var (isWhole, said) = Learn(peer, 1);
        Assert.That(isWhole);
        Assert.That(said, Does.StartWith($"quick: the results are of other options than {Quick.Description}; they are measured anew."));
        Assert.That(Scores.Read(folder, Quick)!.All, Has.Count.EqualTo(2).And.No.Member(new Score("gradus", 0, 1)));
    }

    [Test]
    public void A_row_that_there_is_not_is_refused() => Assert.That(() => Setting.Named("cifar"), Throws.ArgumentException.With.Message.Contains("digits-softmax, digits-mlp, mnist-softmax, mnist-mlp, fashion-mnist-mlp"));

    private (bool IsWhole, string Said) Learn(ShellPeer peer, int seeds, Setting? setting = null)
    {
        var said = new StringWriter { NewLine = "\n" };
        return (new Rounds(folder, folder, seeds, new Peer(peer.Speaker), said).Learn(setting ?? Quick), said.ToString());
    }
}
