using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Gradus.Examples.Fetching;

/// <summary>The content of a file, which must be the one that is known.</summary>
internal static class Content
{
    /// <summary>Unpacks a file if it is packed, and puts the content at its place if its hash is right. Until then nothing stands there but a file of another name.</summary>
    /// <param name="file">What the content must be.</param>
    /// <param name="open">Opens the bytes, packed by gzip or not; called twice.</param>
    /// <param name="target">Where the content goes, in place of what is there.</param>
    /// <exception cref="FetchException">The content is another; the message says how it differs.</exception>
    internal static void Install(SourceFile file, Func<Stream> open, string target)
    {
        string beside = target + ".unpacked";
        try
        {
            using (var stream = Unpacked(open))
            using (var written = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None)) Check(file, stream, written);
            File.Move(beside, target, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    /// <summary>Whether a file has the content that it should have.</summary>
    /// <param name="file">What the content must be.</param>
    /// <param name="path">The file, unpacked.</param>
    internal static bool IsAt(SourceFile file, string path)
    {
        if (!File.Exists(path) || new FileInfo(path).Length != file.Bytes) return false;
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream)) == file.Sha256;
    }

    private static Stream Unpacked(Func<Stream> open)
    {
        var start = new byte[2];
        bool isPacked;
        using (var stream = open()) isPacked = stream.ReadAtLeast(start, 2, throwOnEndOfStream: false) == 2 && start is [0x1F, 0x8B];
        return isPacked ? new GZipStream(open(), CompressionMode.Decompress) : open();
    }

    // Reads one byte more than there should be and no further: a packed file can unpack to any length.
    private static void Check(SourceFile file, Stream stream, Stream written)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        long length = 0;
        try
        {
            for (int read; length <= file.Bytes && (read = stream.Read(buffer)) > 0; length += read)
            {
                hash.AppendData(buffer.AsSpan(0, read));
                written.Write(buffer.AsSpan(0, read));
            }
        }
        catch (InvalidDataException e)
        {
            throw new FetchException($"it does not unpack: {e.Message}");
        }
        if (length != file.Bytes)
        {
            throw new FetchException(string.Create(CultureInfo.InvariantCulture, $"its content is {(length < file.Bytes ? $"{length} bytes long, not {file.Bytes}" : $"longer than {file.Bytes} bytes")}"));
        }
        string sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
        if (sha256 != file.Sha256) throw new FetchException($"its content has the SHA-256 {sha256}, not {file.Sha256}");
    }
}
