namespace Gradus.Layers;

/// <summary>CRC-32 as zip archives have it (ISO 3309; polynomial 0xEDB88320, reflected): .NET writes it and does not look at it when it reads.</summary>
internal static class Checksum
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Entry)];

    /// <summary>The checksum of a stream.</summary>
    /// <param name="stream">The bytes, read to their end.</param>
    /// <param name="limit">How many bytes there should be.</param>
    /// <exception cref="InvalidDataException">There are more.</exception>
    public static uint Of(Stream stream, long limit)
    {
        var buffer = new byte[1 << 16];
        uint sum = uint.MaxValue;
        long length = 0;
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            if ((length += read) > limit) throw new InvalidDataException("there are more bytes than the archive lists");
            foreach (byte b in buffer.AsSpan(0, read)) sum = Table[(byte)(sum ^ b)] ^ (sum >> 8);
        }
        return ~sum;
    }

    private static uint Entry(int value)
    {
        uint entry = (uint)value;
        for (int bit = 0; bit < 8; bit++) entry = (entry & 1) == 0 ? entry >> 1 : (entry >> 1) ^ 0xEDB88320;
        return entry;
    }
}
