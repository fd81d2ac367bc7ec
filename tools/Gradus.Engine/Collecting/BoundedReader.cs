namespace Gradus.Engine.Collecting;

/// <summary>Reads what is there, not what was announced: an archive may announce any length.</summary>
internal static class BoundedReader
{
    /// <summary>Reads a stream to its end and closes it.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="most">Most bytes.</param>
    /// <returns>Null when there are more.</returns>
    internal static byte[]? Read(Stream stream, int most)
    {
        using (stream)
        {
            byte[] buffer = new byte[Math.Min(most, 1 << 14) + 1];
            int length = 0;
            while (true)
            {
                length += stream.ReadAtLeast(buffer.AsSpan(length), buffer.Length - length, throwOnEndOfStream: false);
                if (length < buffer.Length) return buffer[..length];
                if (length > most) return null;
                Array.Resize(ref buffer, (int)Math.Min((long)buffer.Length * 2, most + 1L));
            }
        }
    }
}
