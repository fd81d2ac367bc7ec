using System.Buffers.Binary;
using System.IO.Compression;

namespace Gradus.Engine.Collecting;

/// <summary>The files of a zip archive. They are read one by one, each up to a limit, so neither ratios nor overlaps nor false lengths cost anything; archives inside are not opened.</summary>
internal sealed class ZipEntries : IDisposable
{
    private const int TailLength = (64 << 10) + 22; // the longest comment, and the record before it
    private const int ListingPerEntry = 1 << 10; // a header of 46 bytes, the name, and what some programs add

    private readonly ZipArchive archive;

    private ZipEntries(ZipArchive archive, IReadOnlyList<SubmissionEntry> entries) => (this.archive, Entries) = (archive, entries);

    internal IReadOnlyList<SubmissionEntry> Entries { get; }

    /// <summary>Opens an archive, which then owns the stream.</summary>
    /// <param name="stream">Its bytes; can seek.</param>
    /// <param name="name">Its file name.</param>
    /// <param name="most">Most files, those in tools' folders not counted.</param>
    /// <exception cref="RefusedException">It is no zip archive, or has too many files.</exception>
    /// <exception cref="InfrastructureException">The disk does not answer: <see cref="DiskStream"/> tells that from a damaged archive.</exception>
    internal static ZipEntries Of(Stream stream, string name, int most)
    {
        ZipArchive? archive = null;
        try
        {
            byte[] head = new byte[512];
            if (IsOtherArchive(head.AsSpan(0, stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)))) throw new RefusedException("refused.other-archive", ("file", EntryName.Shown(name)));
            if (ListingLength(stream) > (long)most * ListingPerEntry) throw SubmissionSource.TooMany(most);
            stream.Position = 0;
            archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: false, new ZipNameEncoding());
            List<SubmissionEntry> entries = [];
            foreach (var entry in archive.Entries)
            {
                string path = entry.FullName.Replace('\\', '/');
                if (path.Length == 0 || (path.EndsWith('/') && !EntryName.LeadsOut(path)) || !SubmissionSource.IsLookedInto(path)) continue;
                entries.Add(new SubmissionEntry(path, IsLink(entry), limit => Read(entry, limit), EntryName.LeadsOut(path)));
                if (entries.Count > most) throw SubmissionSource.TooMany(most);
            }
            return new ZipEntries(archive, entries);
        }
        catch (Exception e)
        {
            archive?.Dispose();
            if (e is InfrastructureException or OutOfMemoryException) throw;
            // Of what a damaged listing makes the library do, InvalidDataException is only the most common.
            throw e as RefusedException ?? new RefusedException("refused.no-archive", ("file", EntryName.Shown(name)));
        }
    }

    private static bool IsLink(ZipArchiveEntry entry)
    {
        const int linkType = 0xA000, typeMask = 0xF000; // of the Unix mode in the upper half of the attributes
        return ((entry.ExternalAttributes >> 16) & typeMask) == linkType;
    }

    private static byte[]? Read(ZipArchiveEntry entry, int most)
    {
        try
        {
            if (entry.IsEncrypted) throw new InvalidDataException();
            byte[]? content = BoundedReader.Read(entry.Open(), most);
            return content is null || entry.Crc32 == Crc32.Of(content) ? content : throw new InvalidDataException();
        }
        catch (Exception e) when (e is not (InfrastructureException or OutOfMemoryException)) // damaged, encrypted, or of a method that we do not know
        {
            throw new RefusedException("refused.unreadable", ("file", EntryName.Shown(entry.FullName)));
        }
    }

    /// <summary>Archives that are none of ours, by their first bytes: RAR, 7z, gzip, xz, bzip2, tar.</summary>
    private static bool IsOtherArchive(ReadOnlySpan<byte> head) =>
        head.StartsWith("Rar!\u001A\u0007"u8) || head is [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C, ..] || head is [0x1F, 0x8B, ..]
        || head is [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', ..] || head is [(byte)'B', (byte)'Z', (byte)'h', ..] || (head.Length >= 262 && head[257..].StartsWith("ustar"u8));

    /// <summary>How many bytes the list of files takes, from where it begins to where the archive ends (PKWARE APPNOTE 4.3.14–4.3.16): the library reads it whole, whatever count it announces.</summary>
    private static long ListingLength(Stream stream)
    {
        int length = (int)Math.Min(stream.Length, TailLength);
        byte[] tail = new byte[length];
        stream.Position = stream.Length - length;
        stream.ReadExactly(tail);
        int end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || end + 22 > length) return 0; // none: the library says so
        long begin = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        if (begin == uint.MaxValue && end >= 20 && tail.AsSpan(end - 20).StartsWith("PK\u0006\u0007"u8))
        {
            long record = BinaryPrimitives.ReadInt64LittleEndian(tail.AsSpan(end - 12));
            if (record < 0 || record > stream.Length - 56) return 0;
            byte[] longer = new byte[56];
            stream.Position = record;
            stream.ReadExactly(longer);
            begin = BinaryPrimitives.ReadInt64LittleEndian(longer.AsSpan(48));
        }
        return stream.Length - Math.Clamp(begin, 0, stream.Length);
    }

    /// <summary>Closes the archive.</summary>
    public void Dispose() => archive.Dispose();
}
