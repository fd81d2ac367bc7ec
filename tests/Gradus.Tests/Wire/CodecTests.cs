using System.Buffers.Binary;
using FsCheck;
using FsCheck.Fluent;
using Gradus.Contracts;
using Gradus.Contracts.Wire;
using NUnit.Framework;

namespace Gradus.Tests.Wire;

/// <summary>Values as bytes: what is written is read back, bit by bit, and bytes that are no value are refused.</summary>
public class CodecTests
{
    private static byte[] Bytes(Type type, object? value)
    {
        var frame = new FrameWriter();
        Codec.Write(frame, type, value);
        return frame.Written.ToArray();
    }

    private static object? Trip(Type type, object? value) => Codec.Read(new FrameReader(Bytes(type, value)), type);

    private static IEnumerable<TestCaseData> Values
    {
        get
        {
            static TestCaseData Case<T>(T value, string? name = null) => new TestCaseData(typeof(T), value).SetArgDisplayNames(name ?? $"{typeof(T).Name} {value}");
            return
            [
                Case(true), Case(false), Case(0), Case(int.MinValue), Case(long.MaxValue), Case(0.1), Case(double.Epsilon), Case(double.NegativeInfinity), Case(double.NaN),
                Case(""), Case("Ёж 漢字 \0 🦔"), Case<string?>(null, "null string"), Case(FailureKind.MissingMember), Case(new Handle(7)), Case<Handle?>(null, "no handle"), Case<Handle?>(new Handle(0), "a handle or none"),
                Case(Array.Empty<double>(), "no doubles"), Case(new[] { 1.5, -0.0 }, "doubles"), Case(new[] { 1, 2 }, "ints"), Case(new[] { 1L }, "longs"), Case(new[] { true, false }, "bools"), Case(new[] { "a", null }, "strings, one null"),
                Case(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }, "2 × 3"), Case(new double[0, 5], "0 × 5"), Case(new double[5, 0], "5 × 0"), Case(new int[,] { { 1 } }, "1 × 1 ints"),
                Case(new double[][] { [1], [], [2, 3] }, "jagged"), Case(new double[][,] { new double[1, 1], new double[2, 0] }, "matrices"), Case<double[]?>(null, "null array"),
                Case((1, "two", 3.0), "a triple"), Case(((1, 2), new[] { 3.0 }), "nested tuples"),
                Case(new StudentFailure(FailureKind.Threw, "X", ["A", "B"], "m", [new StudentFrame("M", 1, 2), new StudentFrame("N", 3, 4)]), "a failure"),
                Case<object?>(null, "object null"), Case<object>(3, "object int"), Case<object>(2.5, "object double"), Case<object>("s", "object string"), Case<object>(new[] { 1.0 }, "object doubles"), Case<object>(new[] { true }, "object bools"), Case<object>(new double[,] { { 1 } }, "object matrix"),
            ];
        }
    }

    [TestCaseSource(nameof(Values))]
    public void What_is_written_is_read_back(Type type, object? value)
    {
        Assert.That(Codec.Supports(type));
        var back = Trip(type, value);
        Assert.That(Bytes(type, back), Is.EqualTo(Bytes(type, value)));
        if (value is not StudentFailure) Assert.That(back, Is.EqualTo(value)); // records compare their arrays by reference
    }

    [TestCase(0x7FF8000000000001)]
    [TestCase(unchecked((long)0xFFF8000000000000))]
    [TestCase(unchecked((long)0x8000000000000000), Description = "-0")]
    public void Every_bit_of_a_double_arrives(long bits)
    {
        double value = BitConverter.Int64BitsToDouble(bits);
        Assert.That(BitConverter.DoubleToInt64Bits((double)Trip(typeof(double), value)!), Is.EqualTo(bits));
        Assert.That(BitConverter.DoubleToInt64Bits(((double[])Trip(typeof(double[]), new[] { value })!)[0]), Is.EqualTo(bits));
        Assert.That(BitConverter.DoubleToInt64Bits((double)Trip(typeof(object), value)!), Is.EqualTo(bits));
    }

    [Test]
    public void Any_doubles_and_any_text_arrive() => Prop.ForAll<double[], NonNull<string>, int[]>((numbers, text, ints) =>
    {
        var value = (numbers, Encodable(text.Get), ints);
        return Bytes(value.GetType(), Trip(value.GetType(), value)).SequenceEqual(Bytes(value.GetType(), value))
            && (((double[], string, int[]))Trip(value.GetType(), value)!).Item2 == value.Item2;
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Any_bytes_are_a_value_or_are_refused() => Prop.ForAll<byte[], byte>((bytes, pick) =>
    {
        Type[] types = [typeof(double[]), typeof(string), typeof(string[]), typeof(double[,]), typeof(double[][,]), typeof((int, string)), typeof(object), typeof(StudentFailure), typeof(bool[,])];
        try
        {
            Codec.Read(new FrameReader(bytes), types[pick % types.Length]);
        }
        catch (InvalidDataException) { }
        return true; // any other exception fails
    }).QuickCheckThrowOnFailure();

    [TestCase(typeof(double[]), 1, int.MaxValue)]
    [TestCase(typeof(double[]), 1, -1)]
    [TestCase(typeof(int[]), 1, 1 << 30)]
    [TestCase(typeof(string), 1, int.MaxValue)]
    [TestCase(typeof(string[]), 1, int.MaxValue)]
    [TestCase(typeof(double[,]), 1, int.MaxValue, int.MaxValue)]
    [TestCase(typeof(double[,]), 1, int.MaxValue, 0)]
    [TestCase(typeof(double[,]), 1, -1, 1)]
    public void A_length_that_the_frame_cannot_hold_is_refused_before_anything_is_allocated(Type type, byte present, params int[] lengths)
    {
        byte[] frame = new byte[1 + 4 * lengths.Length];
        frame[0] = present;
        for (int i = 0; i < lengths.Length; i++) BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(1 + 4 * i), lengths[i]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(() => Codec.Read(new FrameReader(frame), type), Throws.TypeOf<InvalidDataException>());
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1 << 20));
    }

    [TestCase(typeof(double[,]), 8, 2000, 1000)]
    [TestCase(typeof(bool[,]), 1, 2000, 1000)]
    [TestCase(typeof((int, double)[]), 12, 2_000_000)]
    [TestCase(typeof(FailureKind[]), 4, 2_000_000)]
    [TestCase(typeof((Handle, string, long?)[]), 6, 2_000_000)]
    public void Items_are_counted_by_the_fewest_bytes_that_they_take(Type type, int least, params int[] lengths)
    {
        byte[] frame = new byte[1 + 4 * lengths.Length + least * 2_000_000 - 1];
        frame[0] = 1;
        for (int i = 0; i < lengths.Length; i++) BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(1 + 4 * i), lengths[i]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(() => Codec.Read(new FrameReader(frame), type), Throws.TypeOf<InvalidDataException>());
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1 << 20));
    }

    [Test]
    public void Room_is_made_only_for_items_that_come()
    {
        byte[] frame = new byte[1 + 4 + 4_000_000];
        frame[0] = 1;
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(1), 4_000_000); // strings: each may be a null, of one byte
        frame.AsSpan(5 + 1500).Fill(1); // after 1500 of them, one that is longer than the frame
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(() => Codec.Read(new FrameReader(frame), typeof(string[])), Throws.TypeOf<InvalidDataException>());
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1 << 20));
    }

    [Test]
    public void Many_items_arrive_whole()
    {
        string[] many = [.. Enumerable.Range(0, 5000).Select(i => $"{i}")];
        Assert.That(Trip(typeof(string[]), many), Is.EqualTo(many));
        var flags = new bool[70, 30];
        flags[69, 28] = flags[0, 1] = true;
        Assert.That(Trip(typeof(bool[,]), flags), Is.EqualTo(flags));
    }

    [Test]
    public void A_frame_that_is_cut_short_is_refused_wherever_the_cut_is()
    {
        var value = (new[] { 1.0, 2.0 }, "text", new[] { "a", "b" });
        byte[] whole = Bytes(value.GetType(), value);
        for (int length = 0; length < whole.Length; length++)
            Assert.That(() => Codec.Read(new FrameReader(whole[..length]), value.GetType()), Throws.TypeOf<InvalidDataException>(), $"{length} of {whole.Length} bytes");
    }

    [Test]
    public void A_tag_that_there_is_not_is_refused() => Assert.That(() => Codec.Read(new FrameReader([200]), typeof(object)), Throws.TypeOf<InvalidDataException>());

    [TestCase(typeof(decimal))]
    [TestCase(typeof(List<int>))]
    [TestCase(typeof(double[,,]))]
    [TestCase(typeof(Exception))]
    public void Types_outside_the_closed_set_do_not_cross(Type type) => Assert.That(Codec.Supports(type), Is.False);

    [Test]
    public void Every_contract_crosses() =>
        Assert.That(typeof(Codec).Assembly.GetExportedTypes().Where(t => t.IsInterface && t.Namespace == "Gradus.Contracts").SelectMany(MethodTable.Faults), Is.Empty);

    private static string Encodable(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
}
