using System.Text;
using System.Text.Json;
using Gradus.Autodiff;
using Gradus.Tensors;
using Gradus.Tests.Tensors.NumPy;
using NUnit.Framework;

namespace Gradus.Tests.Tensors.NpyFiles;

/// <summary>NumPy's files, read and written; whatever else a file may hold is refused, and by name.</summary>
public sealed class NpyTests
{
    // One row-major matrix of two float32 rows; what is broken in it is said case by case.
    private const string Header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }";

    private static IEnumerable<TestCaseData> Written => Cases("written");

    private static IEnumerable<TestCaseData> Readable => Cases("written").Concat(Cases("read"));

    private static IEnumerable<TestCaseData> Refused => Cases("refused");

    private static IEnumerable<TestCaseData> Hostile =>
    [
        Bad("nothing", [], "no .npy file"),
        Bad("a text file", Encoding.ASCII.GetBytes("1,2,3\n4,5,6\n"), "no .npy file"),
        Bad("only the magic", [0x93, .. "NUMPY"u8], "no .npy file"),
        Bad("version 9", [0x93, .. "NUMPY"u8, 9, 0, 2, 0, .. "{}"u8], "version 9.0"),
        Bad("ends in the header's length", [0x93, .. "NUMPY"u8, 2, 0, 2, 0], "ends within its header"),
        Bad("ends in the header", [0x93, .. "NUMPY"u8, 1, 0, 90, 0, .. "{'descr'"u8], "ends within its header"),
        Bad("a header of 4 GB", [0x93, .. "NUMPY"u8, 2, 0, 0xFF, 0xFF, 0xFF, 0xFF, .. "{}"u8], "4294967295 bytes"),
        Bad("an empty dictionary", File("{}"), "unreadable"),
        Bad("no dictionary", File("__import__('os').system('true')"), "unreadable"),
        Bad("a call as a value", File(Header.Replace("False", "print()")), "unreadable"),
        Bad("a key twice", File("{'descr': '<f4', 'descr': '<f8', 'fortran_order': False, 'shape': ()}"), "unreadable"),
        Bad("a key too many", File(Header.Replace("}", "'more': (), }")), "unreadable", "more"),
        Bad("no shape", File("{'descr': '<f4', 'fortran_order': False}"), "unreadable"),
        Bad("an order that is text", File(Header.Replace("False", "'False'")), "unreadable"),
        Bad("a negative length", File(Header.Replace("(2, 3)", "(-2, 3)")), "unreadable"),
        Bad("a shape that is no tuple", File(Header.Replace("(2, 3)", "(6)")), "unreadable"),
        Bad("a length beyond 64 bits", File(Header.Replace("(2, 3)", "(99999999999999999999,)")), "unreadable"),
        Bad("a huge shape", File(Header.Replace("(2, 3)", "(2000000000, 2000000000)")), "[2000000000, 2000000000]", "more than a tensor can"),
        Bad("a shape whose product overflows", File(Header.Replace("(2, 3)", "(4294967296, 4294967296, 4294967296)")), "more than a tensor can"),
        Bad("a huge shape behind a zero", File(Header.Replace("(2, 3)", "(0, 9000000000000000000, 9000000000000000000)")), "more than a tensor can"),
        Bad("33 axes", File(Header.Replace("(2, 3)", $"({string.Concat(Enumerable.Repeat("1, ", 33))})")), "33 axes"),
        Bad("truncated elements", File(Header, 23), "after 23 of the 24 bytes", "[2, 3]"),
        Bad("a gigabyte that is not there", File(Header.Replace("(2, 3)", "(250000000,)"), 100_000), "after 100000 of the 1000000000 bytes"),
    ];

    [TestCaseSource(nameof(Readable))]
    public void NumPys_files_are_read(JsonElement item)
    {
        var x = Npy.Load(new MemoryStream(item.GetProperty("file").GetBytesFromBase64()));
        var expected = NumPyFixture.Tensor(item);
        Assert.That(x.Type, Is.EqualTo(expected.Type));
        Assert.That(NumPyFixture.Doubles(x), Is.EqualTo(NumPyFixture.Doubles(expected)));
    }

    [TestCaseSource(nameof(Written))]
    public void Written_files_are_NumPys(JsonElement item)
    {
        using var stream = new MemoryStream();
        Npy.Save(stream, NumPyFixture.Tensor(item));
        if (Environment.GetEnvironmentVariable("GRADUS_NPY") is { } folder) System.IO.File.WriteAllBytes(Path.Combine(folder, item.GetProperty("name").GetString() + ".npy"), stream.ToArray());
        Assert.That(stream.ToArray(), Is.EqualTo(item.GetProperty("file").GetBytesFromBase64()));
    }

    [TestCaseSource(nameof(Refused))]
    public void What_has_no_exact_counterpart_is_refused(JsonElement item)
    {
        var stream = new MemoryStream(item.GetProperty("file").GetBytesFromBase64());
        Assert.That(() => Npy.Load(stream), Throws.InstanceOf<NotSupportedException>().Or.InstanceOf<InvalidDataException>().With.Message.Contains(item.GetProperty("says").GetString()));
    }

    [TestCaseSource(nameof(Hostile))]
    public void Broken_and_hostile_files_are_refused(byte[] file, string[] words)
    {
        var thrown = Assert.Throws<InvalidDataException>(() => Npy.Load(new MemoryStream(file)))!;
        foreach (string word in words) Assert.That(thrown.Message, Does.Contain(word));
    }

    [Test]
    public void Memory_is_taken_as_data_comes_not_as_the_header_claims()
    {
        byte[] file = File(Header.Replace("(2, 3)", "(500000000,)"), 1000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(() => Npy.Load(new MemoryStream(file)), Throws.InstanceOf<InvalidDataException>());
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1_000_000));
    }

    [Test]
    public void Keys_come_in_any_order_and_quotes() =>
        Assert.That(Npy.Load(new MemoryStream(File("""{"shape":(2,3,),"fortran_order":False,"descr":"<f4"}""", 24))).Type, Is.EqualTo(new TensorType(DType.Float32, [2, 3])));

    [Test]
    public void A_bool_byte_that_is_neither_0_nor_1_is_true()
    {
        byte[] file = File("{'descr': '|b1', 'fortran_order': False, 'shape': (3,), }", 3);
        (file[^1], file[^2]) = (2, 255);
        var mask = Npy.Load(new MemoryStream(file));
        Assert.That((int)mask.Sum(), Is.EqualTo(2));
        Assert.That((mask & Tensor.Of(true)).To(DType.Int32).ToArray<int>(), Is.EqualTo(new[] { 0, 1, 1 }));
    }

    [Test]
    public void Arrays_that_follow_each_other_in_a_stream_are_read_one_by_one()
    {
        using var stream = new MemoryStream();
        Npy.Save(stream, Tensor.Range(3));
        Npy.Save(stream, Tensor.Of(true));
        stream.Position = 0;
        Assert.That(Npy.Load(stream).ToString(), Is.EqualTo("[0 1 2]"));
        Assert.That(Npy.Load(new Trickle(stream)).ToString(), Is.EqualTo("[ True]"));
    }

    [Test]
    public void Files_are_written_and_read_by_path_views_and_all()
    {
        string folder = Directory.CreateTempSubdirectory("Курс ").FullName;
        try
        {
            string path = Path.Combine(folder, "x.npy");
            var x = Tensor.Range(12, DType.Float64).Reshape(3, 4);
            Npy.Save(path, Tensor.Zeros([100]));
            Npy.Save(path, x.T[TensorIndex.Every(-1)]);
            Assert.That(Npy.Load(path).ToArray<double>(), Is.EqualTo(new double[] { 3, 7, 11, 2, 6, 10, 1, 5, 9, 0, 4, 8 }));
            Assert.That(() => Npy.Load(Path.Combine(folder, "y.npy")), Throws.InstanceOf<FileNotFoundException>());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void A_tracer_is_saved_where_its_numbers_are_known()
    {
        using var stream = new MemoryStream();
        Ad.Grad(x =>
        {
            Npy.Save(stream, x * 2);
            return x;
        })(Tensor.Scalar(3));
        stream.Position = 0;
        Assert.That(Npy.Load(stream).Item(), Is.EqualTo(6));
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.npy");
        Assert.That(() => Ad.Vmap(x =>
        {
            Npy.Save(path, x);
            return x;
        })(Tensor.Zeros([2])), Throws.InstanceOf<UnknownValueException>());
        Assert.That(path, Does.Not.Exist);
    }

    private static IEnumerable<TestCaseData> Cases(string group) =>
        NumPyFixture.Read("npy.json").GetProperty(group).EnumerateArray().Select(item => new TestCaseData(item).SetArgDisplayNames(item.GetProperty("name").GetString()!));

    private static TestCaseData Bad(string name, byte[] file, params string[] words) => new TestCaseData(file, words).SetArgDisplayNames(name);

    private static byte[] File(string header, int zeros = 0)
    {
        byte[] text = Encoding.ASCII.GetBytes(header + "\n");
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)text.Length, (byte)(text.Length >> 8), .. text, .. new byte[zeros]];
    }

    /// <summary>A stream that gives one byte at a time, as a network may.</summary>
    private sealed class Trickle(Stream source) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => source.Read(buffer, offset, Math.Min(count, 1));

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
