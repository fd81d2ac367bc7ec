using System.IO.Compression;
using Gradus.Autodiff;
using Gradus.Networks;
using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Networks;

/// <summary>Weights that are written and read again.</summary>
public sealed class MlpFilesTests
{
    private static readonly MlpOptions Options = new() { Hidden = [6, 4], Dropout = 0.2, Epochs = 2 };

    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("gradus-mlp-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    private string File => Path.Combine(folder, "weights.npz");

    [Test]
    public void A_new_classifier_reads_what_another_wrote([Values] bool ofImages)
    {
        var (x, labels) = Data(ofImages);
        var fitted = new MlpClassifier(Options).Fit(x, labels);
        fitted.Save(File);
        var read = new MlpClassifier(Options);
        read.Load(File);
        Assert.That(Small.SameBits(read.Weights, fitted.Weights));
        Assert.That((read.Classes, read.Predict(x)), Is.EqualTo((3, fitted.Predict(x))));
        read.Save(File);
        Assert.That(() => new MlpClassifier(Options).Load(File), Throws.Nothing, "what was read can be written");
    }

    [Test]
    public void A_fitted_one_and_a_regressor_too()
    {
        var (x, labels) = Data(false);
        var fitted = new MlpClassifier(Options).Fit(x, labels);
        fitted.Save(File);
        var other = new MlpClassifier(Options with { Seed = 1 }).Fit(x, labels);
        other.Load(File);
        Assert.That(Small.SameBits(other.Weights, fitted.Weights));
        var regressor = new MlpRegressor(Options).Fit(x, x[.., 0]);
        regressor.Save(File);
        var read = new MlpRegressor(Options);
        read.Load(File);
        Assert.That(Small.SameBits([read.Predict(x)], [regressor.Predict(x)]));
    }

    [Test]
    public void Refuses_files_of_something_else()
    {
        var (x, labels) = Data(false);
        new MlpClassifier(Options).Fit(x, labels).Save(File);
        Assert.That(() => new MlpClassifier(Options with { Hidden = [6] }).Load(File), Throws.TypeOf<InvalidDataException>());
        Assert.That(() => new MlpClassifier(Options with { Hidden = [6, 5] }).Load(File), Throws.TypeOf<InvalidDataException>().With.Message.Contains("[6, 4]"));
        Assert.That(() => new MlpClassifier(Options with { Classes = 5 }).Load(File), Throws.ArgumentException.With.Message.Contains("3 classes; the options' Classes are 5"));
        Assert.That(() => new MlpClassifier(Options).Save(File), Throws.InvalidOperationException);
        Assert.That(() => new MlpClassifier(Options).Load(Path.Combine(folder, "none")), Throws.TypeOf<FileNotFoundException>());
        System.IO.File.WriteAllText(File, "no zip");
        Assert.That(() => new MlpClassifier(Options).Load(File), Throws.TypeOf<InvalidDataException>().With.Message.Contains("no file of a perceptron's weights"));
    }

    [TestCase("[12,6]", "[0,6]", TestName = "no inputs")]
    [TestCase("[12,6]", "[-5,6]", TestName = "negative inputs")]
    [TestCase("[12,6]", "[2000000000,6]", TestName = "more inputs than memory")]
    [TestCase("\"shape\":[3]", "\"shape\":[0]", TestName = "no outputs")]
    [TestCase("gradus/weights/v1", "gradus/weights/v2", TestName = "another schema")]
    public void Refuses_damaged_listings(string text, string damaged)
    {
        var (x, labels) = Data(false);
        new MlpClassifier(Options).Fit(x, labels).Save(File);
        using (var zip = ZipFile.Open(File, ZipArchiveMode.Update))
        {
            var entry = zip.GetEntry("weights.json")!;
            string listing;
            using (var reader = new StreamReader(entry.Open())) listing = reader.ReadToEnd();
            Assert.That(listing, Does.Contain(text));
            entry.Delete();
            using var writer = new StreamWriter(zip.CreateEntry("weights.json").Open());
            writer.Write(listing.Replace(text, damaged, StringComparison.Ordinal));
        }
        Assert.That(() => new MlpClassifier(Options).Load(File), Throws.TypeOf<InvalidDataException>().With.Message.Contains(File));
    }

    [Test]
    public void What_is_read_has_no_history_and_may_have_other_inputs()
    {
        var (x, labels) = Data(false);
        new MlpClassifier(Options).Fit(x, labels).Save(File);
        var fitted = new MlpClassifier(Options).Fit(x[.., ..5], labels);
        fitted.Load(File);
        Assert.That(fitted.Predict(x), Has.Length.EqualTo(30));
        Assert.That(() => fitted.History, Throws.InvalidOperationException);
    }

    [Test]
    public void Weights_of_ones_own_are_copied_and_checked()
    {
        var (x, labels) = Data(false);
        var fitted = new MlpClassifier(Options).Fit(x, labels);
        int[] before = fitted.Predict(x);
        fitted.Weights[0] = Tensor.Zeros([1]);
        Assert.That(fitted.Predict(x), Is.EqualTo(before));
        var weights = fitted.Weights;
        fitted.Weights = weights;
        Assert.That(() => fitted.History, Throws.InvalidOperationException);
        Assert.That(() => fitted.Weights = [null!, .. weights[1..]], Throws.ArgumentException.With.Message.Contains("value[0] is null"));
        Assert.That(() => new MlpClassifier(Options).Weights = [.. weights[..^1], Tensor.Scalar(1)], Throws.ArgumentException.With.Message.Contains("is float32 []; expected [outputs]"));
        Assert.That(() => Ad.Grad((Tensor w) =>
        {
            fitted.Weights = [w, .. weights[1..]];
            return w.Sum();
        })(weights[0]), Throws.ArgumentException.With.Message.Contains("value[0] is followed by"));
    }

    private static (Tensor X, int[] Labels) Data(bool ofImages) =>
        (new RandomKey(1).Uniform(ofImages ? [30, 3, 4] : [30, 12]), [.. Enumerable.Range(0, 30).Select(i => i % 3)]);
}
