using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Gradus.Grading.Course;

/// <summary>What the compiler makes of a source's bytes: UTF-8 with or without a mark, UTF-16 with one. Anything else it reads wrongly, and says nothing.</summary>
public static class SourceEncoding
{
    /// <summary>The line of the first bytes that are no UTF-8, from 1: the compiler reads U+FFFD in their place, which is harmless in a comment and not in a string. Null when there are none.</summary>
    /// <param name="content">A source file.</param>
    public static int? FirstBadLine(ReadOnlySpan<byte> content)
    {
        if (IsUtf16(content) || Utf8.IsValid(content)) return null;
        int good = 0;
        while (Rune.DecodeFromUtf8(content[good..], out _, out int length) == OperationStatus.Done) good += length;
        return 1 + content[..good].Count((byte)'\n');
    }

    /// <summary>Whether it is no text: it holds zeros, as programs, pictures, UTF-32 and UTF-16 without a mark do.</summary>
    /// <param name="content">A source file.</param>
    public static bool IsBinary(ReadOnlySpan<byte> content)
    {
        if (!IsUtf16(content)) return content.Contains((byte)0);
        for (int i = 2; i + 1 < content.Length; i += 2)
            if (content[i] == 0 && content[i + 1] == 0) return true;
        return false;
    }

    private static bool IsUtf16(ReadOnlySpan<byte> content) => content is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
}
