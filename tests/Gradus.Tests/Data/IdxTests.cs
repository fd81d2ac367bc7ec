using System.IO.Compression;
using System.Text.Json;
using Gradus.Data;
using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Data;

/// <summary>IDX files as NumPy writes them (Fixtures/make_idx.py), packed or not, are read to the last bit; damaged ones are refused with the place.</summary>
public sealed class IdxTests
{
    private static readonly JsonElement Fixture = ReadFixture();

    private static IEnumerable<TestCaseData> Good => Cases("good");

    private static IEnumerable<TestCaseData> Bad => Cases("bad");

    [TestCaseSource(nameof(Good))]
    public void A_file_is_read(JsonElement given)
    {
        var array = Read(given);
        Assert.That(array.Type.ToString(), Is.EqualTo(given.GetProperty("type").GetString()));
        Assert.That(array.Shape, Is.EqualTo(given.GetProperty("shape").EnumerateArray().Select(length => length.GetInt32())));
        Assert.That(array.Bytes, Is.EqualTo(given.GetProperty("little").GetBytesFromBase64()));
        double[] values = [.. given.GetProperty("values").EnumerateArray().Select(value => value.GetDouble())];
        Assert.That(array.ToTensor(DType.Float64).ToArray<double>(), Is.EqualTo(values));
        Assert.That(array.ToTensor(DType.Float32).ToArray<float>(), Is.EqualTo(values.Select(value => (float)value)));
        Assert.That(array.ToTensor(DType.Float32).Shape, Is.EqualTo(array.Shape));
        if (array.Type is not (IdxType.Float32 or IdxType.Float64)) Assert.That(array.ToTensor(DType.Int32).ToArray<int>(), Is.EqualTo(values.Select(value => (int)value)));
    }

    [TestCaseSource(nameof(Bad))]
    public void A_damaged_file_is_refused(JsonElement given)
    {
        string message = Assert.Throws<InvalidDataException>(() => Read(given))!.Message;
        Assert.That(message, Does.StartWith("d.idx"));
        foreach (var word in given.GetProperty("words").EnumerateArray()) Assert.That(message, Does.Contain(word.GetString()!));
    }

    [Test]
    public void A_header_that_claims_much_takes_no_memory()
    {
        byte[] file = [0, 0, 8, 1, 0x70, 0, 0, 0, 1, 2, 3];
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => Idx.Read(new MemoryStream(file), "d.idx"));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1 << 20), "the header says 1,879,048,192 bytes; 3 came");
    }

    [Test]
    public void A_stream_that_gives_a_byte_at_a_time_is_read([Values] bool isPacked)
    {
        byte[] file = [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 2, 1, 2, 3, 4];
        var array = Idx.Read(new Trickle(isPacked ? Packed(file) : file), "d.idx");
        Assert.That(array.ToTensor(DType.Int32).ToArray<int>(), Is.EqualTo(new[] { 1, 2, 3, 4 }));
    }

    [Test]
    public void A_file_is_packed_if_it_begins_so_whatever_its_name()
    {
        string path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"Курс 1 {Guid.NewGuid():N}.idx");
        try
        {
            File.WriteAllBytes(path, Packed([0, 0, 8, 1, 0, 0, 0, 1, 9]));
            Assert.That(Idx.Read(path).ToLabels(), Is.EqualTo(new[] { 9 }));
            File.WriteAllBytes(path, [0, 0, 8, 1, 0, 0, 0, 1]);
            Assert.That(Assert.Throws<InvalidDataException>(() => Idx.Read(path))!.Message, Does.StartWith(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Test]
    public void Labels_are_one_axis_of_whole_numbers_from_0()
    {
        Assert.That(new IdxArray([3], IdxType.Int16, [1, 0, 0, 1, 0, 0]).ToLabels(), Is.EqualTo(new[] { 1, 256, 0 }));
        Assert.That(() => new IdxArray([1, 1], IdxType.UInt8, [1]).ToLabels(), Throws.TypeOf<InvalidDataException>().With.Message.Contains("UInt8 [1, 1]"));
        Assert.That(() => new IdxArray([1], IdxType.Float32, [0, 0, 0, 0]).ToLabels(), Throws.TypeOf<InvalidDataException>().With.Message.Contains("Float32 [1]"));
        Assert.That(() => new IdxArray([2], IdxType.Int8, [1, 0xFE]).ToLabels(), Throws.TypeOf<InvalidDataException>().With.Message.Contains("row 1 is -2"));
    }

    [TestCase(IdxType.UInt8, DType.Bool)]
    [TestCase(IdxType.Float32, DType.Int32)]
    [TestCase(IdxType.Float64, DType.Int32)]
    public void A_conversion_that_loses_what_the_numbers_are_is_refused(IdxType type, DType dtype) =>
        Assert.That(() => new IdxArray([1], type, new byte[8]).ToTensor(dtype), Throws.ArgumentException.With.Message.Contains(dtype.Name()).And.Message.Contains(type.ToString()));

    private static byte[] Packed(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(bytes);
        return packed.ToArray();
    }

    private static IdxArray Read(JsonElement given) => Idx.Read(new MemoryStream(given.GetProperty("file").GetBytesFromBase64()), "d.idx");

    private static IEnumerable<TestCaseData> Cases(string part) => Fixture.GetProperty(part).EnumerateArray().Select(given => new TestCaseData(given).SetArgDisplayNames(given.GetProperty("name").GetString()!));

    private static JsonElement ReadFixture() => EmbeddedJson.Read("Data", "idx.json");

    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(1, buffer.Length)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(1, count));
    }
}
