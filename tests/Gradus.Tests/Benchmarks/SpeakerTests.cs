using Gradus.Benchmarks;
using Gradus.Benchmarks.Comparing;
using NUnit.Framework;

namespace Gradus.Tests.Benchmarks;

[Platform(Exclude = "Win", Reason = "the made-up programs are written in sh")]
public sealed class SpeakerTests
{
    [Test]
    public void A_program_is_asked_for_its_cases_and_for_one_of_them()
    {
        using var peer = ShellPeer.With("sgemm/x/64", """{"value":50,"unit":"GFLOP/s","better":"higher"}""");
        Assert.That(peer.Speaker.List(1), Is.EqualTo(new[] { new CaseName("sgemm", "x", "64") }));
        Assert.That(peer.Speaker.Measure(new("sgemm", "x", "64"), 2).Value, Is.EqualTo(50));
        Assert.That(File.ReadAllText(peer.Log), Is.EqualTo("sgemm/x/64 2\n"));
    }

    [TestCase("exit 3", "ended with 3.")]
    [TestCase("echo out; echo 'Traceback' >&2; echo 'ModuleNotFoundError: torch' >&2; exit 1", "ended with 1 and said: Traceback | ModuleNotFoundError: torch.")]
    [TestCase("kill -9 $$", "ended with 137.")]
    [TestCase("echo hello", "printed no line of JSON, but 'hello'.")]
    [TestCase(":", "printed nothing; expected a line of JSON.")]
    public void A_program_that_ends_badly_or_prints_something_else_is_named(string script, string message)
    {
        using var peer = new ShellPeer(script);
        Assert.That(() => peer.Speaker.Measure(new("sgemm", "x", "64"), 1), Throws.TypeOf<ProtocolException>().With.Message.Contains("peer.sh sgemm/x/64 --threads 1' ").And.Message.EndsWith(message));
    }

    [Test]
    public void A_program_that_fills_its_error_output_does_not_hang()
    {
        using var peer = new ShellPeer("""i=0; while [ $i -lt 3000 ]; do echo 'a long warning that nobody reads, line after line' >&2; i=$((i+1)); done; echo '{"value":1,"unit":"ms","better":"lower"}'""");
        Assert.That(peer.Speaker.Measure(new("a", "x", "1"), 1).Value, Is.EqualTo(1));
    }

    [Test]
    public void A_list_with_something_else_in_it_is_refused()
    {
        using var peer = new ShellPeer("echo a/x/1; echo loading");
        Assert.That(() => peer.Speaker.List(1), Throws.TypeOf<ProtocolException>().With.Message.Contains("'loading' is not the name of a case"));
    }

    [Test]
    public void A_program_that_is_not_there_is_named() =>
        Assert.That(() => new Speaker("/no/such/program").List(1), Throws.TypeOf<ProtocolException>().With.Message.StartsWith("'/no/such/program --list --threads 1' cannot be started"));

    [Test]
    public void Ours_speaks_the_protocol()
    {
        var name = CaseName.Parse("overhead/gradus/add/nograd");
        Assert.That(Speaker.Ours.List(1), Has.Member(name));
        Assert.That(Speaker.Ours.List(2), Is.Not.Empty.And.No.Member(name));
        var answer = Speaker.Ours.Measure(name, 1);
        Assert.That((answer.Case, answer.Impl, answer.Threads, answer.Unit, answer.Better), Is.EqualTo((name.ToString(), "gradus", 1, "us/op", "lower")));
        Assert.That(answer.Value, Is.GreaterThan(0).And.LessThanOrEqualTo(answer.MedianValue));
        Assert.That(() => Speaker.Ours.Measure(CaseName.Parse("no/such/case"), 1), Throws.TypeOf<ProtocolException>().With.Message.Contains("There is no case 'no/such/case'"));
    }

    [Test]
    public void A_busy_core_is_busy_until_it_is_let_go()
    {
        using var busy = new BusyCore();
        Assert.That(() => busy.Worked, Is.GreaterThan(TimeSpan.FromSeconds(0.3)).After(60_000, 20), "it computes");
        Assert.That(busy.IsBusy);
    }
}
