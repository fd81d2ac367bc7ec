namespace Gradus.Engine.Collecting;

/// <summary>The checksum of zip archives (ISO 3309, reflected polynomial EDB88320): the library reads a damaged file without a word.</summary>
internal static class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(i =>
    {
        uint value = (uint)i;
        for (int bit = 0; bit < 8; bit++) value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xEDB88320;
        return value;
    })];

    internal static uint Of(ReadOnlySpan<byte> content)
    {
        uint value = uint.MaxValue;
        foreach (byte b in content) value = (value >> 8) ^ Table[(byte)(value ^ b)];
        return ~value;
    }
}
