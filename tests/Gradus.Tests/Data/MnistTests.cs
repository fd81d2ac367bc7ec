using System.IO.Compression;
using Gradus.Data;
using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Data;

/// <summary>The four files of MNIST and its kin as images from 0 to 1, packed or not; what is missing or wrong is named.</summary>
[NonParallelizable]
public sealed class MnistTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("gradus-mnist-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Both_parts_are_read([Values] bool isPacked)
    {
        WriteAll(isPacked);
        var (training, test) = Mnist.Load(folder);
        Assert.That((training.Count, test.Count), Is.EqualTo((3, 2)));
        Assert.That(training.Images.Type, Is.EqualTo(new TensorType(DType.Float32, [3, 2, 2])));
        Assert.That(training.Images.ToArray<float>(), Is.EqualTo(new float[] { 0, 255, 128, 1, 2, 3, 4, 5, 6, 7, 8, 9 }.Select(pixel => pixel / 255f)));
        Assert.That(training.Rows.Shape, Is.EqualTo(new[] { 3, 4 }));
        Assert.That(training.Labels, Is.EqualTo(new[] { 7, 0, 9 }));
        Assert.That(test.Labels, Is.EqualTo(new[] { 1, 2 }));
        Assert.That(test.Classes, Is.EqualTo(10));
    }

    [Test]
    public void A_missing_file_is_named_with_the_command_that_fetches_it()
    {
        WriteAll(isPacked: true);
        File.Delete(Path.Combine(folder, "t10k-labels-idx1-ubyte.gz"));
        var thrown = Assert.Throws<FileNotFoundException>(() => Mnist.Load(folder, "fashion-mnist"))!;
        Assert.That(thrown.Message, Does.Contain("t10k-labels-idx1-ubyte").And.Contain(folder).And.Contain("fetch fashion-mnist").And.Contain("--from").And.Contain("GRADUS_DATA"));
    }

    private static IEnumerable<TestCaseData> Wrong =>
    [
        Case("images of one axis", "train-images-idx3-ubyte", Idx1(1, 2, 3), "UInt8 [n, height, width]", "UInt8 [3]"),
        Case("labels too few", "train-labels-idx1-ubyte", Idx1(1, 2), "3 images", "UInt8 [2]"),
        Case("label 10", "t10k-labels-idx1-ubyte", Idx1(1, 10), "0 to 9", "image 1 is 10"),
        Case("images for labels", "t10k-labels-idx1-ubyte", Idx3(2, 0, 1, 2, 3, 4, 5, 6, 7), "UInt8 [2]", "UInt8 [2, 2, 2]"),
    ];

    [TestCaseSource(nameof(Wrong))]
    public void A_file_of_another_content_is_refused(string file, byte[] content, string[] words)
    {
        WriteAll(isPacked: false);
        File.WriteAllBytes(Path.Combine(folder, file), content);
        string message = Assert.Throws<InvalidDataException>(() => Mnist.Load(folder))!.Message;
        foreach (string word in words.Append(file)) Assert.That(message, Does.Contain(word));
    }

    [Test]
    public void The_folder_is_the_users_unless_the_environment_names_one()
    {
        string? before = Environment.GetEnvironmentVariable("GRADUS_DATA");
        try
        {
            Environment.SetEnvironmentVariable("GRADUS_DATA", null);
            Assert.That(Mnist.DefaultFolder("mnist"), Does.EndWith(Path.Combine("gradus", "data", "mnist")));
            Environment.SetEnvironmentVariable("GRADUS_DATA", folder);
            Assert.That(Mnist.DefaultFolder("fashion-mnist"), Is.EqualTo(Path.Combine(folder, "fashion-mnist")));
        }
        finally
        {
            Environment.SetEnvironmentVariable("GRADUS_DATA", before);
        }
    }

    [Test]
    public void Another_name_is_refused() =>
        Assert.That(() => Mnist.Load(name: "kmnist"), Throws.ArgumentException.With.Message.Contains("mnist and fashion-mnist").And.Message.Contains("kmnist"));

    [Test]
    public void Images_are_taken_in_the_order_asked_for()
    {
        var set = new ImageSet(Tensor.Range(3, DType.Float32).Reshape(3, 1, 1) / 2, [5, 6, 7], 8);
        var taken = set.Take([2, 0, 2]);
        Assert.That(taken.Labels, Is.EqualTo(new[] { 7, 5, 7 }));
        Assert.That(taken.Images.ToArray<float>(), Is.EqualTo(new float[] { 1, 0, 1 }));
        Assert.That(() => set.Take([3]), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("images 0 to 2"));
    }

    private static IEnumerable<TestCaseData> BadSets =>
    [
        Bad("integers", () => new ImageSet(Tensor.Zeros([1, 1, 1], DType.Int32), [0], 1), "int32 [1, 1, 1]"),
        Bad("rows", () => new ImageSet(Tensor.Zeros([1, 4]), [0], 1), "float32 [1, 4]"),
        Bad("labels too many", () => new ImageSet(Tensor.Zeros([1, 1, 1]), [0, 0], 1), "1 images", "there are 2"),
        Bad("no such class", () => new ImageSet(Tensor.Zeros([2, 1, 1]), [0, 3], 3), "0 to 2", "image 1 is 3"),
        Bad("pixels to 255", () => new ImageSet(Tensor.Full([1, 1, 1], 255), [0], 1), "0 to 1"),
        Bad("pixel NaN", () => new ImageSet(Tensor.Full([1, 1, 1], double.NaN), [0], 1), "0 to 1"),
    ];

    [TestCaseSource(nameof(BadSets))]
    public void A_bad_set_is_refused(Action act, string[] words)
    {
        string message = Assert.Throws<ArgumentException>(() => act())!.Message;
        foreach (string word in words) Assert.That(message, Does.Contain(word));
    }

    private void WriteAll(bool isPacked)
    {
        Write("train-images-idx3-ubyte", Idx3(3, 0, 255, 128, 1, 2, 3, 4, 5, 6, 7, 8, 9));
        Write("train-labels-idx1-ubyte", Idx1(7, 0, 9));
        Write("t10k-images-idx3-ubyte", Idx3(2, 1, 2, 3, 4, 5, 6, 7, 8));
        Write("t10k-labels-idx1-ubyte", Idx1(1, 2));

        void Write(string name, byte[] bytes)
        {
            using Stream file = File.Create(Path.Combine(folder, isPacked ? name + ".gz" : name));
            using Stream packed = isPacked ? new GZipStream(file, CompressionLevel.Fastest) : file;
            packed.Write(bytes);
        }
    }

    private static byte[] Idx1(params byte[] labels) => [0, 0, 8, 1, 0, 0, 0, (byte)labels.Length, .. labels];

    private static byte[] Idx3(byte count, params byte[] pixels) => [0, 0, 8, 3, 0, 0, 0, count, 0, 0, 0, 2, 0, 0, 0, 2, .. pixels];

    private static TestCaseData Case(string name, string file, byte[] content, params string[] words) => new TestCaseData(file, content, words).SetArgDisplayNames(name);

    private static TestCaseData Bad(string name, Action act, params string[] words) => new TestCaseData(act, words).SetArgDisplayNames(name);
}
