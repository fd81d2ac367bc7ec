using Gradus.Benchmarks;
using Gradus.Benchmarks.Comparing;
using NUnit.Framework;

namespace Gradus.Tests.Benchmarks;

[Platform(Exclude = "Win", Reason = "the made-up programs are written in sh")]
public sealed class ComparisonTests
{
    private const string Fast = """{"value":100,"unit":"GFLOP/s","better":"higher","min_s":1,"median_s":2,"version":"fast 1"}""";

    private const string Slow = """{"value":50,"unit":"GFLOP/s","better":"higher","min_s":1,"median_s":1,"version":"slow 2"}""";

    private static readonly Series Products = new("sgemm", "sgemm/");

    [Test]
    public void Each_round_runs_each_contender_once_and_who_goes_first_changes()
    {
        using var ours = ShellPeer.With("sgemm/gradus/64", Fast);
        using var peer = ShellPeer.With("sgemm/numpy/64", Slow, ours.Log);
        using var other = ShellPeer.With("sgemm/torch/64", Slow, ours.Log);
        Comparison.Run(Products, ours.Speaker, [peer.Speaker, other.Speaker], 3, "", TextWriter.Null);
        Assert.That(File.ReadAllLines(ours.Log).Select(line => line.Split('/')[1]), Is.EqualTo(new[] { "gradus", "numpy", "torch", "torch", "numpy", "gradus", "gradus", "numpy", "torch" }));
    }

    [Test]
    public void The_figures_are_kept_round_by_round()
    {
        using var ours = ShellPeer.With("sgemm/gradus/64", Fast);
        using var peer = ShellPeer.With("sgemm/numpy/64", Slow);
        var results = Comparison.Run(Products, ours.Speaker, [peer.Speaker], 2, "", TextWriter.Null);
        Assert.That(results.Figures.Select(f => (f.Case, f.Contender, f.Unit, f.HigherIsBetter)), Is.EqualTo(new[] { ("sgemm/64", new Contender("gradus", 1), "GFLOP/s", true), ("sgemm/64", new("numpy", 1), "GFLOP/s", true) }));
        Assert.That(results.Figures.Select(f => f.Values), Is.EqualTo(new[] { [100.0, 100], new[] { 50.0, 50 } }));
        Assert.That(results.Versions, Is.EqualTo(new Dictionary<string, string> { ["gradus"] = "fast 1", ["numpy"] = "slow 2" }));
    }

    [Test]
    public void Cases_that_are_not_ours_or_of_another_family_or_not_asked_for_are_left_out()
    {
        using var ours = ShellPeer.With("sgemm/gradus/64 sgemm/gradus/512 train/gradus/64".Replace(" ", "; echo ", StringComparison.Ordinal), Fast);
        using var peer = ShellPeer.With("sgemm/numpy/64; echo sgemm/numpy/128; echo sgemm/numpy/512", Slow);
        string[] Cases(string only) => [.. Comparison.Run(Products, ours.Speaker, [peer.Speaker], 1, only, TextWriter.Null).Figures.Select(f => f.Case).Distinct()];
        Assert.That(Cases(""), Is.EqualTo(new[] { "sgemm/64", "sgemm/512" }));
        Assert.That(Cases("sgemm/5"), Is.EqualTo(new[] { "sgemm/512" }));
        Assert.That(() => Cases("sgemm/1"), Throws.InvalidOperationException.With.Message.Contains("none of our cases"));
    }

    [Test]
    public void With_two_numbers_of_threads_those_of_one_number_are_neighbours()
    {
        using var ours = ShellPeer.With("sgemm/gradus/64", Fast);
        using var peer = ShellPeer.With("sgemm/numpy/64", Slow, ours.Log);
        Comparison.Run(Products with { Threads = [1, 2] }, ours.Speaker, [peer.Speaker], 1, "", TextWriter.Null);
        Assert.That(File.ReadAllLines(ours.Log), Is.EqualTo(new[] { "sgemm/gradus/64 1", "sgemm/numpy/64 1", "sgemm/gradus/64 2", "sgemm/numpy/64 2" }));
    }

    [Test]
    public void Beside_ourselves_one_thread_and_two_are_neighbours_and_what_takes_one_only_is_left_out()
    {
        using var ours = new ShellPeer($$"""
            if [ "$1" = --list ]; then echo a/gradus/x; echo a/gradus-tensors/x; [ "$3" = 2 ] || echo a/gradus/alone; [ "$3" = 2 ] || echo a/tp/x; else echo "$1 $3" >> "$log"; echo '{{Fast}}'; fi
            """);
        Comparison.Run(new Series("threads") { Threads = [1, 2], OursAlone = true }, ours.Speaker, [], 1, "", TextWriter.Null);
        Assert.That(File.ReadAllLines(ours.Log), Is.EqualTo(new[] { "a/gradus/x 1", "a/gradus/x 2", "a/gradus-tensors/x 1", "a/gradus-tensors/x 2" }));
    }

    [Test]
    public void On_a_busy_machine_the_median_sample_counts()
    {
        using var ours = ShellPeer.With("sgemm/gradus/64", Fast);
        var results = Comparison.Run(Products with { Busy = true }, ours.Speaker, [], 1, "", TextWriter.Null);
        Assert.That(results.Figures.Single().Values, Is.EqualTo(new[] { 50.0 }));
    }

    [Test]
    public void A_peer_that_fails_ends_the_comparison_with_its_words()
    {
        using var ours = ShellPeer.With("sgemm/gradus/64", Fast);
        using var peer = new ShellPeer("""if [ "$1" = --list ]; then echo sgemm/torch/64; else echo 'torch is not installed' >&2; exit 1; fi""");
        Assert.That(() => Comparison.Run(Products, ours.Speaker, [peer.Speaker], 5, "", TextWriter.Null), Throws.TypeOf<ProtocolException>().With.Message.Contains("sgemm/torch/64 --threads 1' ended with 1 and said: torch is not installed."));
    }
}
