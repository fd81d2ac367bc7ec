using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Gradus.Tests.Examples;

/// <summary>What a server was asked for.</summary>
/// <param name="Path">The path, with a slash first.</param>
/// <param name="RangeFrom">The first byte asked for by Range, or null.</param>
/// <param name="IfRange">The version that the range is of.</param>
internal sealed record Asked(string Path, int? RangeFrom, string? IfRange);

/// <summary>A server on this machine that answers as a test says: whole, in part, not at all, or with a connection that breaks off.</summary>
internal sealed class LocalServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Func<Asked, Answer> answer;

    /// <summary>Begins to answer.</summary>
    internal LocalServer(Func<Asked, Answer> answer)
    {
        this.answer = answer;
        listener.Start();
        _ = Serve();
    }

    /// <summary>What came, in order.</summary>
    internal ConcurrentQueue<Asked> Requests { get; } = new();

    /// <summary>Where the server is, with a slash at the end.</summary>
    internal Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture)}/");

    public void Dispose() => listener.Dispose();

    /// <summary>The whole file, or the part asked for, if it is of this version.</summary>
    internal static Answer File(Asked asked, byte[] content, string? version) => asked.RangeFrom is { } from && asked.IfRange == version && version is not null
        ? from < content.Length ? Answer.Part(content, from, version) : new Answer(416, [$"Content-Range: bytes */{content.Length.ToString(CultureInfo.InvariantCulture)}"], [])
        : Answer.Whole(content, version);

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                // A connection that hangs holds up no other.
                _ = Serve(await listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Serve(TcpClient client)
    {
        using var _ = client;
        var stream = client.GetStream();
        try
        {
            using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
            string[] first = (await reader.ReadLineAsync() ?? "").Split(' ');
            var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            while (await reader.ReadLineAsync() is { Length: > 0 } line) headers[line[..line.IndexOf(':')]] = line[(line.IndexOf(':') + 1)..].Trim();
            if (first.Length < 2) return;
            string? range = headers.GetValueOrDefault("Range");
            var asked = new Asked(first[1], range is null ? null : int.Parse(range["bytes=".Length..^1], CultureInfo.InvariantCulture), headers.GetValueOrDefault("If-Range"));
            Requests.Enqueue(asked);
            var given = answer(asked);
            string head = $"HTTP/1.1 {given.Status.ToString(CultureInfo.InvariantCulture)} Said\r\nConnection: close\r\n{string.Concat(given.Headers.Select(header => header + "\r\n"))}\r\n";
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
            await stream.WriteAsync(given.Body.AsMemory(0, given.BreaksOffAfter ?? given.Body.Length));
            if (given.HangsFor is { } time) await Task.Delay(time);
        }
        catch (IOException)
        {
            // The other side has enough.
        }
    }
}

/// <summary>An answer.</summary>
/// <param name="Status">The status.</param>
/// <param name="Headers">Lines of the header.</param>
/// <param name="Body">The bytes.</param>
internal sealed record Answer(int Status, string[] Headers, byte[] Body)
{
    /// <summary>How many bytes of the body come before the connection breaks off; null: all.</summary>
    internal int? BreaksOffAfter { get; init; }

    /// <summary>How long nothing more comes after that.</summary>
    internal TimeSpan? HangsFor { get; init; }

    internal static Answer NotFound { get; } = new(404, ["Content-Length: 0"], []);

    internal static Answer Whole(byte[] content, string? version) => new(200, [Length(content.Length), .. Version(version)], content);

    internal static Answer Part(byte[] content, int from, string version) => new(206,
        [Length(content.Length - from), string.Create(CultureInfo.InvariantCulture, $"Content-Range: bytes {from}-{content.Length - 1}/{content.Length}"), .. Version(version)], content[from..]);

    private static string Length(int length) => string.Create(CultureInfo.InvariantCulture, $"Content-Length: {length}");

    private static string[] Version(string? version) => version is null ? [] : [$"ETag: {version}"];
}
