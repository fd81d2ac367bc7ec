using System.Text;
using System.Text.Unicode;

namespace Gradus.Engine.Collecting;

/// <summary>Names in zip archives that do not say how they are written: macOS writes UTF-8, Windows the code page of its country.</summary>
/// <remarks>The format's own answer, code page 437 (PKWARE APPNOTE, appendix D), is what hardly any program writes outside America. Cyrillic words are told from Latin
/// ones with accents: letters of either alphabet stand beside letters of the same, and only the Latin one has letters in ASCII.</remarks>
internal sealed class ZipNameEncoding : Encoding
{
    private static readonly Encoding Latin = CodePagesEncodingProvider.Instance.GetEncoding(437)!;
    private static readonly Encoding Cyrillic = CodePagesEncodingProvider.Instance.GetEncoding(866)!;

    /// <summary>Reads a name.</summary>
    internal static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes)) return UTF8.GetString(bytes);
        bool mixed = false;
        for (int i = 1; i < bytes.Length; i++)
            mixed |= (IsAsciiLetter(bytes[i - 1]) && bytes[i] >= 0x80) || (bytes[i - 1] >= 0x80 && IsAsciiLetter(bytes[i]));
        return (mixed ? Latin : Cyrillic).GetString(bytes);
    }

    private static bool IsAsciiLetter(byte b) => char.IsAsciiLetter((char)b);

    /// <inheritdoc/>
    public override int GetCharCount(byte[] bytes, int index, int count) => Decode(bytes.AsSpan(index, count)).Length;

    /// <inheritdoc/>
    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex)
    {
        string name = Decode(bytes.AsSpan(byteIndex, byteCount));
        name.CopyTo(0, chars, charIndex, name.Length);
        return name.Length;
    }

    /// <inheritdoc/>
    public override int GetMaxCharCount(int byteCount) => UTF8.GetMaxCharCount(byteCount);

    /// <inheritdoc/>
    public override int GetByteCount(char[] chars, int index, int count) => UTF8.GetByteCount(chars, index, count);

    /// <inheritdoc/>
    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) => UTF8.GetBytes(chars, charIndex, charCount, bytes, byteIndex);

    /// <inheritdoc/>
    public override int GetMaxByteCount(int charCount) => UTF8.GetMaxByteCount(charCount);
}
