using Gradus.Benchmarks.Comparing;
using NUnit.Framework;
using static Gradus.Tests.Benchmarks.MadeUp;

namespace Gradus.Tests.Benchmarks;

public sealed class MarkdownTests
{
    private static readonly Contender Ours = new("gradus", 1);

    [Test]
    public void A_row_for_each_case_and_a_column_for_each_contender()
    {
        var results = Measured("sgemm",
            Rate("sgemm/64", "gradus", 80, 90, 100), Rate("sgemm/64", "torch", 100, 100, 100), Rate("sgemm/64", "numpy", 50, 50, 50),
            Rate("sgemm/128", "gradus", 110, 110, 110), Rate("sgemm/128", "torch", 100, 100, 100));
        Assert.That(Markdown.Of(new Table("t", "sgemm", Ours), results), Is.EqualTo("""
            | case | gradus | torch | numpy | times as fast as the best |
            |---|---|---|---|---|
            | sgemm/64 | 90.0 (80.0–100) GFLOP/s | 100 (100–100) GFLOP/s | 50.0 (50.0–50.0) GFLOP/s | equal: 0.90 (0.80–1.00) × torch |
            | sgemm/128 | 110 (110–110) GFLOP/s | 100 (100–100) GFLOP/s |  | 1.10 (1.10–1.10) × torch |
            | geometric mean |  |  |  | equal: 0.99 (0.94–1.05) |

            a processor, 2 cores, vectors of 512 bits, a system. Median (range) of 3 runs. gradus: gradus 1.0; torch: torch 1.0; numpy: numpy 1.0.

            """));
    }

    [Test]
    public void A_grid_has_a_row_for_each_operation_and_a_column_for_each_size()
    {
        var results = Measured("eltwise",
            Rate("eltwise/add/4k", "gradus", 4, 4), Rate("eltwise/add/4k", "torch", 2, 2), Rate("eltwise/add/64k", "gradus", 3, 3), Rate("eltwise/add/64k", "tp", 2, 3),
            Rate("eltwise/exp/4k", "gradus", 8, 8), Rate("eltwise/exp/4k", "torch", 1, 1));
        Assert.That(Markdown.Of(new Table("t", "eltwise", Ours) { IsGrid = true }, results), Does.StartWith("""
            | times as fast as the best | 4k | 64k |
            |---|---|---|
            | add | 2.00 (2.00–2.00) × torch | equal: 1.25 (1.00–1.50) × tp |
            | exp | 8.00 (8.00–8.00) × torch |  |
            | geometric mean | 4.00 (4.00–4.00) | equal: 1.25 (1.00–1.50) |
            """));
    }

    [Test]
    public void It_says_by_which_command_it_was_made()
    {
        var results = Measured("sgemm", Rate("sgemm/64", "gradus", 80, 90, 100)) with { Command = "compare sgemm --rounds 3" };
        Assert.That(Markdown.Of(new Table("t", "sgemm", Ours), results), Does.Contain("Median (range) of 3 runs by `compare sgemm --rounds 3`."));
    }

    [Test]
    public void Without_peers_there_is_no_ratio() =>
        Assert.That(Markdown.Of(new Table("t", "s", Ours), Measured("s", Time("a/1", "gradus", 0.5) with { Unit = "us" })), Does.StartWith("""
            | case | gradus |
            |---|---|
            | a/1 | 0.500 (0.500–0.500) µs |

            """));

    [Test]
    public void A_table_may_compare_us_with_ourselves()
    {
        var results = Measured("threads", Time("a/1", "gradus", 10), Time("a/1", "gradus", 6) with { Threads = 2 }, Time("a/1", "gradus-tensors", 1));
        Assert.That(Markdown.Of(new Table("t", "threads", new("gradus", 2)) { Against = [Ours] }, results), Does.Contain("| a/1 | 6.00 (6.00–6.00) ms | 10.0 (10.0–10.0) ms | 1.67 (1.67–1.67) |"));
    }

    [Test]
    public void Results_without_the_tables_cases_are_refused() =>
        Assert.That(() => Markdown.Of(new Table("t", "sgemm", Ours) { Cases = "/512$" }, Measured("sgemm", Rate("sgemm/64", "gradus", 1))), Throws.TypeOf<InvalidDataException>().With.Message.Contains("sgemm").And.Message.Contains("gradus"));
}
