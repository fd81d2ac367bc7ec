using System.IO.Compression;
using System.Text;
using Gradus.Autodiff;
using Gradus.Layers;
using Gradus.Tensors;
using Gradus.Tests.Course;
using NUnit.Framework;
using static Gradus.Layers.Lego;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Layers;

/// <summary>Files of weights: what is saved is loaded, bit by bit; NumPy opens it; and what does not fit is refused with names and shapes.</summary>
public sealed class FileTests
{
    private string folder = "", path = "";

    private static string Fixtures => Path.Combine(CourseSources.Repository, "tests", "Gradus.Tests", "Layers", "Fixtures");

    private static Sequential Network => new(Dense(2, Relu), Dense(1));

    // Parameter i holds i, i + 1/8, …: make_layers.py asserts the same of saved.zip.
    private static Tensor[] Numbers => [.. Network.Parameters([3]).Select((p, i) => (Arange(0, p.Shape.Size) / 8 + i).Reshape(p.Shape))];

    [SetUp]
    public void Make() => path = Path.Combine(folder = Directory.CreateTempSubdirectory("gradus-weights-").FullName, "сеть 1.npz");

    [TearDown]
    public void Remove() => Directory.Delete(folder, recursive: true);

    [Test]
    [SetCulture("ru-RU")]
    public void What_was_saved_is_loaded([Values(DType.Float32, DType.Float64)] DType dtype)
    {
        var network = new Sequential(Flatten(), Dense(5, Tanh), Dropout(0.5), new Sequential(Dense(4), PRelu()), Dense(3, hasBias: false));
        var w = network.Initialize(new RandomKey(1), [2, 2], dtype);
        network.Save(path, w, [2, 2]);
        var loaded = network.Load(path, [2, 2]);
        Assert.That(loaded.Select(t => t.Type), Is.EqualTo(w.Select(t => t.Type)));
        Assert.That(loaded.Select(t => t.To(DType.Float64).ToArray<double>()), Is.EqualTo(w.Select(t => t.To(DType.Float64).ToArray<double>())));
    }

    [Test]
    public void Numbers_that_are_special_and_views_are_saved_as_they_are()
    {
        var layer = Dense(2);
        Tensor[] w = [Of(new[,] { { float.NaN, -0f, float.MaxValue }, { float.NegativeInfinity, float.Epsilon, 1 } }).T, Ones([2])];
        layer.Save(path, w, [3]);
        Assert.That(layer.Load(path, [3])[0].ToArray<float>().Select(BitConverter.SingleToInt32Bits), Is.EqualTo(w[0].ToArray<float>().Select(BitConverter.SingleToInt32Bits)));
    }

    [Test]
    public void Parameters_of_PyTorchs_kind_are_saved_as_their_numbers()
    {
        Network.Save(path, [.. Numbers.Select(w => new Parameter(w))], [3]);
        Assert.That(Network.Load(path, [3])[0].ToArray<float>(), Is.EqualTo(Numbers[0].ToArray<float>()));
    }

    [Test]
    public void Equal_weights_give_equal_bytes()
    {
        Network.Save(path, Numbers, [3]);
        byte[] first = File.ReadAllBytes(path);
        Network.Save(path, Numbers, [3]);
        Assert.That(File.ReadAllBytes(path), Is.EqualTo(first));
        Assert.That(Directory.GetFiles(folder), Has.Length.EqualTo(1), "nothing is left beside it");
    }

    [Test(Description = "make_layers.py asserts that np.load finds the right arrays in saved.zip")]
    public void What_is_saved_is_what_NumPy_reads()
    {
        Network.Save(path, Numbers, [3]);
        Assert.That(Entries(path), Is.EqualTo(Entries(Path.Combine(Fixtures, "saved.zip"))));
    }

    [Test, Explicit("Writes the file that make_layers.py reads.")]
    public void Save_for_NumPy() => Network.Save(Path.Combine(Fixtures, "saved.zip"), Numbers, [3]);

    [Test]
    public void What_NumPy_wrote_is_loaded()
    {
        var w = new Sequential(Dense(2), Dense(1, hasBias: false)).Load(Path.Combine(Fixtures, "numpy.zip"), [3]);
        Assert.That(w.Select(t => t.Type.ToString()), Is.EqualTo(new[] { "float64 [3, 2]", "float64 [2]", "float64 [2, 1]" }));
        Assert.That(w.SelectMany(t => t.ToArray<double>()), Is.EqualTo(new[] { 0, 0.25, 0.5, 0.75, 1, 1.25, 0.5, -0.5, 3, -2 }));
    }

    [Test]
    public void A_save_that_fails_leaves_the_old_file()
    {
        Network.Save(path, Numbers, [3]);
        byte[] before = File.ReadAllBytes(path);
        // Inside Vmap there are no numbers to write: found out at the second parameter.
        Assert.That(() => Ad.Vmap((Tensor bias) =>
        {
            Network.Save(path, [Numbers[0], bias, Numbers[2], Numbers[3]], [3]);
            return bias;
        })(Ones([4, 2])), Throws.InstanceOf<UnknownValueException>());
        Assert.That(File.ReadAllBytes(path), Is.EqualTo(before));
        Assert.That(Directory.GetFiles(folder), Has.Length.EqualTo(1));
    }

    private static IEnumerable<TestCaseData> OtherNetworks =>
    [
        Other(new Sequential(Dense(4, Relu), Dense(1)), "does not fit: 0.weights is [3, 2] in the file and [3, 4] in this network."),
        Other(new Sequential(Dense(2, Relu), Dense(1), Dense(1)), "has no 2.weights; this network has one, [1, 1]."),
        Other(new Sequential(Dense(2, Relu)), "has 1.weights, [2, 1]; this network has none."),
        Other(new Sequential(Dense(2, hasBias: false), Dense(1)), "has 0.bias, [2]; this network has none."),
        Other(Dense(2), "has no weights; this network has one, [3, 2]."),
    ];

    [TestCaseSource(nameof(OtherNetworks))]
    public void Weights_of_another_network_are_refused(object other, string message)
    {
        Network.Save(path, Numbers, [3]);
        Assert.That(() => ((Layer)other).Load(path, [3]), Throws.TypeOf<InvalidDataException>().With.Message.EqualTo($"{path} {message}"));
    }

    private static IEnumerable<TestCaseData> DamagedFiles =>
    [
        Damage("no zip", bytes => "weights"u8.ToArray(), "is no file of weights, or ends too early"),
        Damage("empty", bytes => [], "is no file of weights, or ends too early"),
        Damage("cut", bytes => bytes[..^30], "is no file of weights, or ends too early"),
        Damage("without a listing", Edited("weights.json", _ => null), "has no weights.json, so it is no file of weights."),
        Damage("another version", Edited("weights.json", text => text.Replace("v1", "v2")), "is of the schema gradus/weights/v2; this version reads gradus/weights/v1."),
        Damage("no schema", Edited("weights.json", _ => "{}"), "names no schema in weights.json; this version reads gradus/weights/v1."),
        Damage("a list", Edited("weights.json", _ => "[]"), "names no schema in weights.json; this version reads gradus/weights/v1."),
        Damage("no JSON", Edited("weights.json", text => text[..20]), "has a damaged weights.json: "),
        Damage("no parameters", Edited("weights.json", _ => """{"schema":"gradus/weights/v1","layers":[]}"""), "has a damaged weights.json: "),
        Damage("a parameter is null", Edited("weights.json", _ => """{"schema":"gradus/weights/v1","layers":[],"parameters":[null]}"""), "has a parameter without a name in weights.json."),
        Damage("a parameter twice", Edited("weights.json", text => text.Replace("1.bias", "0.bias")), "has no 1.bias; this network has one, [1]."),
        Damage("another order", Edited("weights.json", text => text.Replace("0.bias", "x").Replace("1.bias", "0.bias").Replace("x", "1.bias")), "has 1.bias in place 1, not where this network has it."),
        Damage("no numbers", Edited("0.bias.npy", _ => null), "has no 0.bias.npy, the numbers of 0.bias."),
        Damage("no npy", Edited("0.bias.npy", _ => "12"), "is damaged: 0.bias.npy: "),
        Damage("numbers cut", Edited("0.bias.npy", text => text[..^1]), "is damaged: 0.bias.npy: The .npy file ends after 7 of the 8 bytes"),
        Damage("longer", Edited("0.bias.npy", text => text + "1"), "is damaged: 0.bias.npy is longer than its numbers."),
        Damage("another shape", Edited("0.bias.npy", text => text.Replace("(2,), }", "(1,2),}")), "is damaged: 0.bias is listed as float32 [2] in 0.bias.npy, and 0.bias.npy holds float32 [1, 2]."),
        Damage("integers", Edited("0.bias.npy", text => text.Replace("<f4", "<i4")), "is damaged: 0.bias is listed as float32 [2] in 0.bias.npy, and 0.bias.npy holds int32 [2]."),
        Damage("further", Edited("further.npy", _ => "1"), "has the entry further.npy, which belongs to no parameter, or twice."),
    ];

    [TestCaseSource(nameof(DamagedFiles))]
    public void A_damaged_file_is_refused(Func<byte[], byte[]> damage, string message)
    {
        Network.Save(path, Numbers, [3]);
        File.WriteAllBytes(path, damage(File.ReadAllBytes(path)));
        Assert.That(() => Network.Load(path, [3]), Throws.TypeOf<InvalidDataException>().With.Message.StartsWith($"{path} {message}"));
    }

    [Test]
    public void Weights_that_are_not_the_networks_are_not_saved() => Assert.Multiple(() =>
    {
        Assert.That(() => Network.Save(path, Numbers[..3], [3]), Throws.ArgumentException.With.Message.StartsWith("Sequential(2 layers) has 4 parameters; it got 3 tensors."));
        Assert.That(() => Network.Save(path, [Numbers[0].T, .. Numbers[1..]], [3]), Throws.ArgumentException.With.Message.StartsWith("0.weights is float32 [2, 3]: expected float32 or float64 [3, 2]."));
        Assert.That(() => Network.Save("", Numbers, [3]), Throws.ArgumentException);
        Assert.That(() => Network.Load(path, [3]), Throws.TypeOf<FileNotFoundException>());
    });

    private static Dictionary<string, byte[]> Entries(string file)
    {
        using var archive = ZipFile.OpenRead(file);
        return archive.Entries.ToDictionary(entry => entry.FullName, Content);
    }

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    /// <summary>The archive with another text for an entry; null: without it. Latin-1 keeps every byte.</summary>
    private static Func<byte[], byte[]> Edited(string name, Func<string, string?> edit) => bytes =>
    {
        using var archive = new MemoryStream();
        archive.Write(bytes);
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry(name);
            string? text = edit(entry is null ? "" : Encoding.Latin1.GetString(Content(entry)));
            entry?.Delete();
            if (text is not null)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(Encoding.Latin1.GetBytes(text));
            }
        }
        return archive.ToArray();
    };

    private static TestCaseData Other(Layer network, string message) => new TestCaseData(network, message).SetArgDisplayNames(message);

    private static TestCaseData Damage(string name, Func<byte[], byte[]> damage, string message) => new TestCaseData(damage, message).SetArgDisplayNames(name);
}
