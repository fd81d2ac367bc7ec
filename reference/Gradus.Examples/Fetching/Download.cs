using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Gradus.Examples.Fetching;

/// <summary>Brings a file from an address, and goes on where a connection broke off.</summary>
/// <param name="client">The connections.</param>
/// <param name="patience">How long nothing may arrive before a connection counts as broken.</param>
internal sealed class Download(HttpClient client, TimeSpan patience)
{
    private const int BrokenInARow = 3, Connections = 100;

    /// <summary>Brings the file whole.</summary>
    /// <param name="address">Where from.</param>
    /// <param name="part">What has arrived, of this run or an earlier one; at the end, the whole.</param>
    /// <param name="limit">How many bytes there may be at most.</param>
    /// <param name="arrived">Is told how many bytes there are, and how many there will be where that is known.</param>
    /// <param name="cancellation">Stops it; what has arrived stays.</param>
    /// <exception cref="FetchException">The address does not serve the file; the message says how it failed.</exception>
    internal async Task Run(Uri address, PartFile part, long limit, Action<long, long?> arrived, CancellationToken cancellation)
    {
        for (int broken = 0, connection = 1; ; connection++)
        {
            long before = part.Of(address).Length;
            string how;
            try
            {
                if (await Once(address, part, limit, arrived, cancellation)) return;
                how = "the connection broke off";
            }
            catch (HttpRequestException e)
            {
                how = e.StatusCode is { } status ? $"the server answers {(int)status} {status}" : e.Message;
                if (e.StatusCode is not null and not (HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError)) throw new FetchException(how);
            }
            catch (IOException e) when (e is not FetchException)
            {
                how = $"the connection broke off: {e.Message}";
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                how = string.Create(CultureInfo.InvariantCulture, $"nothing arrived for {patience.TotalSeconds} s");
            }
            broken = part.Of(address).Length > before ? 0 : broken + 1;
            if (broken == BrokenInARow || connection == Connections) throw new FetchException($"{how} (after {connection} connections)");
        }
    }

    private async Task<bool> Once(Uri address, PartFile part, long limit, Action<long, long?> arrived, CancellationToken cancellation)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timer.CancelAfter(patience);
        var (have, version) = part.Of(address);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (have > 0)
        {
            request.Headers.Range = new RangeHeaderValue(have, null);
            request.Headers.TryAddWithoutValidation("If-Range", version);
        }
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timer.Token);
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && have > 0)
        {
            // Nothing is left to send: all of it arrived before. Otherwise it is another version.
            if (response.Content.Headers.ContentRange?.Length == have) return true;
            part.Delete();
            return false;
        }
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.PartialContent))
        {
            throw new HttpRequestException(HttpRequestError.Unknown, null, null, response.StatusCode);
        }
        // A server without ranges, or with another version, sends all of it with 200.
        bool isContinued = response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == have && have > 0;
        if (response.StatusCode == HttpStatusCode.PartialContent && !isContinued) throw new FetchException("the server answers with another part than was asked for");
        if (!isContinued) have = 0;
        long? whole = have + response.Content.Headers.ContentLength;
        if (whole > limit) throw TooLong(limit);
        using var stream = await response.Content.ReadAsStreamAsync(timer.Token);
        using var file = part.Open(address, VersionOf(response), isContinued);
        var buffer = new byte[1 << 16];
        arrived(have, whole);
        while (true)
        {
            timer.CancelAfter(patience);
            int read = await stream.ReadAsync(buffer, timer.Token);
            if (read == 0) return whole is null || have == whole;
            have += read;
            if (have > limit) throw TooLong(limit);
            await file.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None);
            arrived(have, whole);
        }
    }

    private static FetchException TooLong(long limit) => new(string.Create(CultureInfo.InvariantCulture, $"the server sends more than {limit} bytes, which the file cannot have"));

    // A weak ETag does not promise the same bytes.
    private static string? VersionOf(HttpResponseMessage response) =>
        response.Headers.ETag is { IsWeak: false } tag ? tag.Tag : response.Content.Headers.LastModified?.ToString("R", CultureInfo.InvariantCulture);
}
