using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Gradus.Engine.Collecting;

namespace Gradus.Engine.Batch;

/// <summary>One of the parts that a batch is split into. A student's part follows from the name alone: it is the same on every machine and does not change when others come.</summary>
/// <param name="Index">Which part, from 1.</param>
/// <param name="Of">How many there are.</param>
public sealed record Shard(int Index, int Of)
{
    /// <summary>All students.</summary>
    public static Shard Whole { get; } = new(1, 1);

    /// <summary>Whether a student belongs to this part.</summary>
    /// <param name="student">Name of the student's folder. Systems spell accents in two ways; both belong to the same part.</param>
    public bool Has(string student) => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(EntryName.Composed(student)))) % (ulong)Of == (ulong)(Index - 1);

    /// <summary>Reads <c>2/4</c>.</summary>
    /// <exception cref="FormatException">It is none; the message says what would be right.</exception>
    public static Shard Parse(string text) =>
        text.Split('/') is [var index, var of]
        && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out int i) && int.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out int n)
        && i >= 1 && i <= n ? new Shard(i, n) : throw new FormatException($"'{text}' is no shard; expected i/n with i from 1 to n, such as 2/4.");

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Of}");
}
