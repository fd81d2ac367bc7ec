using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Gradus.Tensors;

/// <summary>What an .npy file says of itself: <c>{'descr': '&lt;f4', 'fortran_order': False, 'shape': (2, 3), }</c>.</summary>
/// <param name="Descr">NumPy's name of the elements' type: byte order, kind, bytes.</param>
/// <param name="IsFortranOrder">Whether the first axis is the innermost.</param>
/// <param name="Lengths">The axes' lengths.</param>
internal sealed partial record NpyHeader(string Descr, bool IsFortranOrder, long[] Lengths)
{
    // NumPy's own limits: longer headers are attacks, and no array has more axes.
    private const int MaxLength = 10_000, MaxRank = 32;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Reads a header; the stream stands at the elements afterwards.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static NpyHeader Read(Stream stream)
    {
        Span<byte> start = stackalloc byte[8];
        bool isNpy = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start[..6].SequenceEqual(Magic);
        if (!isNpy) throw new InvalidDataException("This is no .npy file: it does not begin with \\x93NUMPY.");
        int version = start[6];
        if (version is < 1 or > 3 || start[7] != 0)
        {
            throw new InvalidDataException($"The .npy file has the format version {version}.{start[7]}; known are 1.0, 2.0 and 3.0.");
        }
        Span<byte> size = stackalloc byte[version == 1 ? 2 : 4];
        Fill(stream, size);
        uint length = version == 1 ? BitConverter.ToUInt16([size[0], size[1]]) : (uint)(size[0] | (size[1] << 8) | (size[2] << 16) | (size[3] << 24));
        if (length > MaxLength) throw new InvalidDataException($"The .npy header has {length} bytes; expected at most {MaxLength}.");
        var text = new byte[length];
        Fill(stream, text);
        return Parse((version == 3 ? Encoding.UTF8 : Encoding.Latin1).GetString(text));
    }

    /// <summary>Writes the header as NumPy does: version 1.0, padded with spaces so that the elements begin at a multiple of 64 bytes.</summary>
    public void Write(Stream stream)
    {
        string shape = string.Join(", ", Lengths.Select(length => length.ToString(CultureInfo.InvariantCulture))) + (Lengths.Length == 1 ? "," : "");
        string text = $"{{'descr': '{Descr}', 'fortran_order': {(IsFortranOrder ? "True" : "False")}, 'shape': ({shape}), }}";
        int length = ((10 + text.Length + 1 + 63) / 64 * 64) - 10;
        stream.Write(Magic);
        stream.Write([1, 0, (byte)length, (byte)(length >> 8)]);
        stream.Write(Encoding.Latin1.GetBytes(text.PadRight(length - 1) + "\n"));
    }

    private static void Fill(Stream stream, Span<byte> bytes)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length) throw new InvalidDataException("The .npy file ends within its header.");
    }

    // The header is a Python dictionary with three keys, in any order. Only this much of Python is read.
    private static NpyHeader Parse(string text)
    {
        string? descr = null;
        bool? order = null;
        long[]? lengths = null;
        var dictionary = Dictionary().Match(text);
        if (!dictionary.Success) throw Unreadable(text);
        foreach (Capture item in dictionary.Groups["item"].Captures)
        {
            int colon = item.Value.IndexOf(':', StringComparison.Ordinal);
            string key = item.Value[..colon].Trim().Trim('\'', '"'), value = item.Value[(colon + 1)..].Trim();
            bool isNew = key switch
            {
                "descr" => descr is null && (descr = value.Trim('\'', '"')) is not null,
                "fortran_order" => order is null && (order = value is "True" ? true : value is "False" ? false : throw Unreadable(text)) is not null,
                "shape" => lengths is null && (lengths = Numbers(value, text)) is not null,
                _ => false,
            };
            if (!isNew) throw Unreadable(text);
        }
        return descr is null || order is null || lengths is null ? throw Unreadable(text) : new NpyHeader(descr, order.Value, lengths);
    }

    private static long[] Numbers(string tuple, string header)
    {
        string[] parts = tuple.Trim('(', ')').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > MaxRank) throw new InvalidDataException($"The .npy header has a shape of {parts.Length} axes; expected at most {MaxRank}.");
        if (parts.Length == 1 && !tuple.Contains(',', StringComparison.Ordinal)) throw Unreadable(header);
        return [.. parts.Select(part => long.TryParse(part.TrimEnd('L'), NumberStyles.None, CultureInfo.InvariantCulture, out long length)
            ? length
            : throw Unreadable(header))];
    }

    private static InvalidDataException Unreadable(string text) => new(
        $"The .npy header is unreadable: \"{(text.Length > 200
            ? text[..200] + "…"
            : text).Trim()}\"; expected a dictionary of 'descr' (one type), 'fortran_order' and 'shape'.");

    [GeneratedRegex("""^\{(\s*(?<item>(?:'\w+'|"\w+")\s*:\s*(?:'[^'"\\]*'|"[^'"\\]*"|True|False|\([\d\s,L]*\)))\s*(?:,|(?=\})))*\s*\}\s*$""", RegexOptions.CultureInvariant)]
    private static partial Regex Dictionary();
}
