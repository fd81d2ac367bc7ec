using System.IO.Compression;
using System.Security.Cryptography;
using Gradus.Examples.Fetching;
using NUnit.Framework;

namespace Gradus.Tests.Examples;

/// <summary>Files are fetched from servers that serve, break off, hang, lack ranges or lie; what is put in place is always the right content, or nothing.</summary>
public sealed class FetchTests
{
    private const string Version = "\"v1\"";

    private static readonly byte[] Content = RandomNumbers(300_000), Packed = Gzip(Content);

    private static readonly SourceFile File1 = new("one-idx1-ubyte", Content.Length, Convert.ToHexStringLower(SHA256.HashData(Content)));

    private static readonly byte[] Other = [.. Content.Reverse()];

    private string folder = "";

    private string Target => Path.Combine(folder, File1.Name);

    private string Part => Target + ".gz.part";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("gradus-fetch-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task A_file_is_fetched_unpacked_and_left_where_it_belongs()
    {
        using var server = new LocalServer(asked => LocalServer.File(asked, Packed, Version));
        string said = await Bring(server.Address);
        AssertInPlace();
        Assert.That(server.Requests, Is.EqualTo(new[] { new Asked("/one-idx1-ubyte.gz", null, null) }));
        Assert.That(said, Does.Contain("25 % of 0.3 MB").And.Contain($"one-idx1-ubyte: from {server.Address}one-idx1-ubyte.gz"));
    }

    [Test]
    public async Task What_is_there_and_right_is_not_fetched_again()
    {
        File.WriteAllBytes(Target, Content);
        using var server = new LocalServer(_ => Answer.NotFound);
        Assert.That(await Bring(server.Address), Does.Contain("was there"));
        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    public async Task What_is_there_and_wrong_is_replaced()
    {
        File.WriteAllBytes(Target, new byte[Content.Length]);
        using var server = new LocalServer(asked => LocalServer.File(asked, Packed, Version));
        await Bring(server.Address);
        AssertInPlace();
    }

    [Test]
    public async Task A_connection_that_breaks_off_is_continued_where_it_broke()
    {
        using var server = new LocalServer(asked => LocalServer.File(asked, Packed, Version) with { BreaksOffAfter = Math.Min(100_000, Packed.Length - (asked.RangeFrom ?? 0)) });
        await Bring(server.Address);
        AssertInPlace();
        int?[] from = [.. server.Requests.Select(asked => asked.RangeFrom)];
        Assert.That(from, Has.Length.GreaterThanOrEqualTo(4));
        Assert.That(from[0], Is.Null);
        Assert.That(from.Skip(1), Has.All.Positive);
        Assert.That(from.Skip(1), Is.Ordered);
        Assert.That(server.Requests.Skip(1).Select(asked => asked.IfRange), Has.All.EqualTo(Version));
    }

    [Test]
    public async Task A_later_run_goes_on_where_an_earlier_one_was_stopped()
    {
        int served = 0;
        using var server = new LocalServer(asked => served++ == 0 ? LocalServer.File(asked, Packed, Version) with { BreaksOffAfter = 70_000 } : served <= 4 ? new Answer(503, ["Content-Length: 0"], []) : LocalServer.File(asked, Packed, Version));
        var thrown = (await Assert.ThrowsAsync<FetchException>(() => Bring(server.Address)))!;
        Assert.That(thrown.Message, Does.Contain("503"));
        Assert.That(new FileInfo(Part).Length, Is.EqualTo(70_000), "it waits for the next run");
        await Bring(server.Address);
        AssertInPlace();
        Assert.That(server.Requests.Last(), Is.EqualTo(new Asked("/one-idx1-ubyte.gz", 70_000, Version)));
    }

    [Test]
    public async Task A_file_that_changed_on_the_server_starts_over()
    {
        WritePart(RandomNumbers(50_000), "\"v0\"", out var server);
        using (server)
        {
            await Bring(server.Address);
            AssertInPlace();
            Assert.That(server.Requests, Is.EqualTo(new[] { new Asked("/one-idx1-ubyte.gz", 50_000, "\"v0\"") }), "the server answers with the whole of its own version");
        }
    }

    [Test]
    public async Task Wrong_bytes_of_an_earlier_run_are_fetched_anew()
    {
        WritePart(RandomNumbers(50_000), Version, out var server);
        using (server)
        {
            await Bring(server.Address);
            AssertInPlace();
            Assert.That(server.Requests.Select(asked => asked.RangeFrom), Is.EqualTo(new int?[] { 50_000, null }));
        }
    }

    [Test]
    public async Task A_part_that_is_already_whole_is_not_fetched_again()
    {
        WritePart(Packed, Version, out var server);
        using (server)
        {
            await Bring(server.Address);
            AssertInPlace();
            Assert.That(server.Requests.Single().RangeFrom, Is.EqualTo(Packed.Length));
        }
    }

    [TestCase(null, TestName = "{m}(no version)")]
    [TestCase("W/\"v1\"", TestName = "{m}(a version that promises nothing)")]
    public async Task Without_a_version_to_rely_on_a_part_is_not_continued(string? version)
    {
        int served = 0;
        using var server = new LocalServer(_ => Answer.Whole(Packed, version) with { BreaksOffAfter = served++ == 0 ? 60_000 : null });
        await Bring(server.Address);
        AssertInPlace();
        Assert.That(server.Requests.Select(asked => asked.RangeFrom), Is.EqualTo(new int?[] { null, null }));
    }

    [Test]
    public async Task A_server_without_ranges_sends_all_of_it_again()
    {
        int served = 0;
        using var server = new LocalServer(_ => Answer.Whole(Packed, Version) with { BreaksOffAfter = served++ == 0 ? 60_000 : null });
        await Bring(server.Address);
        AssertInPlace();
        Assert.That(server.Requests.Select(asked => asked.RangeFrom), Is.EqualTo(new int?[] { null, 60_000 }));
    }

    [Test]
    public async Task A_connection_on_which_nothing_comes_is_given_up()
    {
        int served = 0;
        using var server = new LocalServer(asked => LocalServer.File(asked, Packed, Version) with { BreaksOffAfter = served++ == 0 ? 60_000 : null, HangsFor = served == 1 ? TimeSpan.FromSeconds(2) : null });
        await Bring(server.Address);
        AssertInPlace();
    }

    [Test]
    public async Task The_next_address_is_taken_when_one_fails()
    {
        using var gone = new LocalServer(_ => Answer.NotFound);
        using var lies = new LocalServer(_ => Answer.Whole(Gzip(Other), Version));
        using var right = new LocalServer(asked => LocalServer.File(asked, Packed, Version));
        string said = await Bring(gone.Address, lies.Address, right.Address);
        AssertInPlace();
        Assert.That(said, Does.Contain("404").And.Contain("SHA-256").And.Contain($"from {right.Address}"));
    }

    private static IEnumerable<TestCaseData> Failures =>
    [
        Case("not there", _ => Answer.NotFound, "404 NotFound"),
        Case("forbidden", _ => new Answer(403, ["Content-Length: 0"], []), "403 Forbidden"),
        Case("overloaded", _ => new Answer(500, ["Content-Length: 0"], []), "500 InternalServerError"),
        Case("never a byte", _ => Answer.Whole(Packed, Version) with { BreaksOffAfter = 0 }, "broke off"),
        Case("other content", _ => Answer.Whole(Gzip(Other), Version), "has the SHA-256", File1.Sha256),
        Case("a page instead", _ => Answer.Whole("<html>Sign in</html>"u8.ToArray(), Version), "20 bytes long, not 300000"),
        Case("short", _ => Answer.Whole(Gzip(Content[..^1]), Version), "299999 bytes long"),
        Case("long", _ => Answer.Whole(Gzip([.. Content, 1]), Version), "longer than 300000"),
        Case("a file that unpacks to many times its length", _ => Answer.Whole(Gzip(new byte[10_000_000]), Version), "longer than 300000"),
        Case("without end", _ => Answer.Whole(new byte[2_000_000], Version), "more than 341596 bytes"),
        Case("damaged", _ => Answer.Whole([.. Packed[..1000], .. new byte[1000], .. Packed[2000..]], Version), ""),
        Case("a part nobody asked for", _ => Answer.Part(Packed, 10, Version), "another part"),
    ];

    [TestCaseSource(nameof(Failures))]
    public async Task What_cannot_be_fetched_is_told_with_address_and_reason_and_leaves_nothing(Func<object, object> answer, string[] words)
    {
        using var server = new LocalServer(asked => (Answer)answer(asked));
        string message = (await Assert.ThrowsAsync<FetchException>(() => Bring(server.Address)))!.Message;
        foreach (string word in words) Assert.That(message, Does.Contain(word));
        Assert.That(message, Does.Contain($"{server.Address}one-idx1-ubyte.gz: ").And.Contain("--from"));
        Assert.That(File.Exists(Target), Is.False);
        Assert.That(Directory.GetFiles(folder).Where(file => !file.StartsWith(Part, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task Without_a_network_the_message_names_the_way_round_it()
    {
        var server = new LocalServer(_ => Answer.NotFound);
        var address = server.Address;
        server.Dispose();
        string message = (await Assert.ThrowsAsync<FetchException>(() => Bring(address)))!.Message;
        Assert.That(message, Does.Contain("fetch made-up --from").And.Contain(address.AbsoluteUri));
    }

    [Test]
    public async Task Who_stops_it_keeps_what_has_arrived()
    {
        using var stop = new CancellationTokenSource();
        using var server = new LocalServer(asked => LocalServer.File(asked, Packed, Version) with { BreaksOffAfter = 60_000, HangsFor = TimeSpan.FromSeconds(3) });
        var fetching = Bring([server.Address], TimeSpan.FromSeconds(30), stop.Token);
        SpinWait.SpinUntil(() => File.Exists(Part) && new FileInfo(Part).Length == 60_000, TimeSpan.FromSeconds(5));
        stop.Cancel();
        await Assert.ThrowsAsync(Is.InstanceOf<OperationCanceledException>(), () => fetching);
        Assert.That(new FileInfo(Part).Length, Is.EqualTo(60_000));
    }

    private void WritePart(byte[] bytes, string version, out LocalServer server)
    {
        server = new LocalServer(asked => LocalServer.File(asked, Packed, Version));
        File.WriteAllBytes(Part, bytes);
        File.WriteAllLines(Part + ".from", [$"{server.Address}one-idx1-ubyte.gz", version]);
    }

    private void AssertInPlace()
    {
        Assert.That(File.ReadAllBytes(Target).AsSpan().SequenceEqual(Content), Is.True);
        Assert.That(Directory.GetFiles(folder), Is.EqualTo(new[] { Target }), "nothing else is left");
    }

    private Task<string> Bring(params Uri[] addresses) => Bring(addresses, TimeSpan.FromSeconds(0.5), CancellationToken.None);

    private async Task<string> Bring(Uri[] addresses, TimeSpan patience, CancellationToken cancellation)
    {
        using var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var said = new StringWriter();
        await new Fetcher(new Download(client, patience), new FetchProgress(said, isTerminal: false)).Bring(new SourceSet("made-up", addresses, [File1]), folder, cancellation);
        return said.ToString();
    }

    private static byte[] RandomNumbers(int count)
    {
        var bytes = new byte[count];
        new Random(count).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Gzip(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(bytes);
        return packed.ToArray();
    }

    private static TestCaseData Case(string name, Func<Asked, Answer> answer, params string[] words) => new TestCaseData((Func<object, object>)(asked => answer((Asked)asked)), words).SetArgDisplayNames(name);
}
