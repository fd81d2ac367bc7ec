using System.Diagnostics;
using System.Text;
using Gradus.Engine.Collecting;
using Gradus.Grading.Records;
using Gradus.Tests.Engine;
using NUnit.Framework;

namespace Gradus.Tests.Collecting;

/// <summary>Archives that are made to do harm, and those that old programs make.</summary>
public class HostileArchiveTests
{
    private const int Bomb = 200 << 20;
    private static readonly RawEntry Game = new("Game.cs", MiniKit.Module);

    private static Collected Collect(byte[] archive)
    {
        using var source = SubmissionSource.Open("work.zip", archive);
        return Collector.Collect(source, MiniKit.Kit, MiniKit.Shelf);
    }

    private static Collected Collect(params RawEntry[] entries) => Collect(RawZip.Bytes(entries));

    [Test]
    public void An_archive_made_by_hand_is_read() => Assert.That(Collect(Game, Game with { Name = "More.cs"u8.ToArray(), Deflated = true }).Files.Files, Has.Count.EqualTo(2));

    private static IEnumerable<TestCaseData> Harm =>
    [
        new TestCaseData(() => new[] { Game with { Content = new byte[Bomb], Deflated = true } }, "diagnostic.file-too-large").SetArgDisplayNames("a file that grows a thousandfold"),
        new TestCaseData(() => new[] { Game with { Content = [.. Enumerable.Repeat((byte)' ', Collector.LongestFile + 1)], Deflated = true, Announced = uint.MaxValue - 1 } }, "diagnostic.file-too-large").SetArgDisplayNames("a length announced too great"),
        new TestCaseData(() => new[] { Game with { Checksum = 1 } }, "refused.unreadable").SetArgDisplayNames("a wrong checksum"),
        new TestCaseData(() => new[] { Game with { Flags = 1 } }, "refused.unreadable").SetArgDisplayNames("a password"),
        new TestCaseData(() => new[] { Game, Game }, "refused.twice").SetArgDisplayNames("one name twice"),
        new TestCaseData(() => Enumerable.Range(0, 150).Select(i => new RawEntry(Encoding.UTF8.GetBytes($"F{i}.cs"), [.. Enumerable.Repeat((byte)' ', Collector.LongestFile)]) { Deflated = true, Overlaps = i > 0 }).ToArray(), "refused.too-large").SetArgDisplayNames("files that share their data"),
    ];

    [TestCaseSource(nameof(Harm))]
    public void Harm_is_refused_at_no_cost(Func<RawEntry[]> make, string key)
    {
        byte[] archive = RawZip.Bytes(make());
        _ = MiniKit.Kit;
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(Collect(archive).Reason?.Message.Key, Is.EqualTo(key));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(64 << 20), "bytes allocated, whatever is announced");
    }

    [Test]
    public void A_length_announced_too_small_loses_nothing_unnoticed() =>
        Assert.That(Collect(Game with { Announced = 10, Deflated = true }).Reason?.Message.Key, Is.EqualTo("refused.unreadable"));

    [Test]
    public void An_archive_in_an_archive_is_no_source() =>
        Assert.That(Collect(new RawEntry("inner.zip"u8.ToArray(), RawZip.Bytes(Game))).Outcome, Is.EqualTo(Outcome.NotSubmitted));

    [Test]
    public void More_entries_than_anybody_hands_in_are_refused()
    {
        byte[] archive = RawZip.Bytes([.. Enumerable.Range(0, 60_000).Select(i => new RawEntry(Encoding.UTF8.GetBytes($"{i}"), []) { Overlaps = i > 0 })]);
        var refused = Assert.Throws<RefusedException>(() => SubmissionSource.Open("work.zip", archive))!;
        Assert.That(refused.Diagnostic.Message.Key, Is.EqualTo("refused.too-many-entries"));
    }

    [Test]
    public void A_list_of_names_that_would_fill_memory_is_not_read()
    {
        byte[] name = new byte[60_000];
        name.AsSpan().Fill((byte)'a');
        byte[] archive = RawZip.Bytes([.. Enumerable.Range(0, 500).Select(i => new RawEntry(name, []) { Overlaps = i > 0 })]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var refused = Assert.Throws<RefusedException>(() => SubmissionSource.Open("work.zip", archive))!;
        Assert.That((refused.Diagnostic.Message.Key, GC.GetAllocatedBytesForCurrentThread() - before < 1 << 20), Is.EqualTo(("refused.too-many-entries", true)));
    }

    [TestCase(866, "Матрица.cs", "Матрица.cs")]
    [TestCase(866, "Задание 1/Матрица.cs", "Матрица.cs")]
    [TestCase(437, "Übung.cs", "Übung.cs")]
    [TestCase(437, "café.cs", "café.cs")]
    [TestCase(65001, "Матрица.cs", "Матрица.cs")]
    public void Names_of_old_programs_are_read(int codePage, string name, string read)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? Encoding.UTF8;
        Assert.That(Collect(Game with { Name = encoding.GetBytes(name) }).Files.Files.Select(f => f.Path), Is.EqualTo(new[] { read }));
    }

    [Test, CancelAfter(120_000)]
    public void Whatever_bytes_an_archive_has_the_answer_is_an_outcome()
    {
        byte[] right = RawZip.Bytes(Game, Game with { Name = "More.cs"u8.ToArray(), Deflated = true }, new RawEntry("a/b.txt", "text"));
        string path = Path.Combine(MiniKit.NewFolder(), "work.zip");
        var random = new Random(4);
        HashSet<Outcome> outcomes = [];
        _ = MiniKit.Kit;
        var clock = Stopwatch.StartNew();
        for (int i = 0; i < 2_000; i++)
        {
            byte[] bytes = [.. right];
            for (int changes = random.Next(1, 12); changes > 0; changes--)
                bytes[random.Next(2) == 0 ? random.Next(bytes.Length) : bytes.Length - 1 - random.Next(250)] = (byte)(random.Next(3) == 0 ? 0xFF : random.Next(256));
            if (random.Next(4) == 0) bytes = bytes[..random.Next(bytes.Length)];
            File.WriteAllBytes(path, bytes);
            outcomes.Add(Collector.Collect(path, MiniKit.Kit, MiniKit.Shelf).Outcome);
        }
        TestContext.Out.WriteLine(FormattableString.Invariant($"2,000 archives in {clock.Elapsed.TotalSeconds:0.0} s"));
        Assert.That(outcomes, Is.SupersetOf(new[] { Outcome.Graded, Outcome.Rejected }));
    }
}
