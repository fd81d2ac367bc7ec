using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Gradus.Engine.Collecting;

namespace Gradus.Tests.Collecting;

/// <summary>An entry of an archive, byte by byte.</summary>
public sealed record RawEntry(byte[] Name, byte[] Content)
{
    internal bool Deflated { get; init; }

    /// <summary>The length that is announced; null for the true one.</summary>
    internal uint? Announced { get; init; }

    internal uint? Checksum { get; init; }

    internal ushort Flags { get; init; }

    /// <summary>Whether it points at the first entry's data.</summary>
    internal bool Overlaps { get; init; }

    internal RawEntry(string name, string content) : this(Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(content))
    {
    }
}

/// <summary>Archives that no library would write (PKWARE APPNOTE 4.3).</summary>
internal static class RawZip
{
    internal static byte[] Bytes(params RawEntry[] entries)
    {
        using var all = new MemoryStream();
        using var listing = new MemoryStream();
        foreach (var entry in entries)
        {
            byte[] data = entry.Deflated ? Deflate(entry.Content) : entry.Content;
            uint offset = entry.Overlaps ? 0 : (uint)all.Position;
            byte[] shared = new byte[26]; // version, flags, method, time, date, checksum, lengths, name, extra
            BinaryPrimitives.WriteUInt16LittleEndian(shared, 20);
            BinaryPrimitives.WriteUInt16LittleEndian(shared.AsSpan(2), entry.Flags);
            BinaryPrimitives.WriteUInt16LittleEndian(shared.AsSpan(4), (ushort)(entry.Deflated ? 8 : 0));
            BinaryPrimitives.WriteUInt16LittleEndian(shared.AsSpan(8), 0x21);
            BinaryPrimitives.WriteUInt32LittleEndian(shared.AsSpan(10), entry.Checksum ?? Crc32.Of(entry.Content));
            BinaryPrimitives.WriteUInt32LittleEndian(shared.AsSpan(14), (uint)data.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(shared.AsSpan(18), entry.Announced ?? (uint)entry.Content.Length);
            BinaryPrimitives.WriteUInt16LittleEndian(shared.AsSpan(22), (ushort)entry.Name.Length);
            if (!entry.Overlaps) all.Write([.. "PK\u0003\u0004"u8, .. shared, .. entry.Name, .. data]);
            byte[] place = new byte[14]; // comment, disk, attributes, offset
            BinaryPrimitives.WriteUInt32LittleEndian(place.AsSpan(10), offset);
            listing.Write([.. "PK\u0001\u0002"u8, 20, 0, .. shared, .. place, .. entry.Name]);
        }
        byte[] end = new byte[18];
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(4), (ushort)entries.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(6), (ushort)entries.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(8), (uint)listing.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(12), (uint)all.Position);
        all.Write(listing.ToArray());
        all.Write([.. "PK\u0005\u0006"u8, .. end]);
        return all.ToArray();
    }

    private static byte[] Deflate(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize)) deflate.Write(content);
        return packed.ToArray();
    }
}
