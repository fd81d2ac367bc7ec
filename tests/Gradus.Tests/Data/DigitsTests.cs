using System.Security.Cryptography;
using Gradus.Data;
using NUnit.Framework;

namespace Gradus.Tests.Data;

/// <summary>The embedded digits are the ones that the course's figures were made with. Expected values were computed from the file in Python.</summary>
public class DigitsTests
{
    private static readonly Digits Digits = Digits.Load();

    [TestCase("training", 1438, 450257, new[] { 142, 146, 142, 146, 145, 146, 145, 143, 139, 144 },
        "D72C0F737856675AE263C05B743819235C68F45EA04409F8D79ADA377A487E0F", "A2471153D71F70A0DED1B54F33855569525EEFF4057E6714ACD641041905F0A1")]
    [TestCase("test", 359, 111461, new[] { 36, 36, 35, 37, 36, 36, 36, 36, 35, 36 },
        "44761D89F8E49DAEBC987FA4F848A40A0485A849C9DA5B13A4D9F9D78B6EF9CB", "85127D38D0FB39A6CDCD246D297CF22E48756F9D1D97699A4A18662F3154F0E9")]
    public void A_part_has_these_rows_classes_and_bytes(string part, int rows, int pixelSum, int[] classes, string pixelHash, string labelHash)
    {
        LabeledSet set = part == "test" ? Digits.Test : Digits.Training;
        Assert.That(set.Shape, Is.EqualTo(new[] { rows, 64 }));
        Assert.That(set.Features.Sum(), Is.EqualTo(pixelSum));
        Assert.That(Enumerable.Range(0, Digits.Classes).Select(c => set.Labels.Count(label => label == c)), Is.EqualTo(classes));
        Assert.That(Hash(set.Features.Select(pixel => checked((byte)pixel))), Is.EqualTo(pixelHash));
        Assert.That(Hash(set.Labels.Select(label => checked((byte)label))), Is.EqualTo(labelHash));
    }

    [Test]
    public void Pixels_are_integers_from_0_to_16()
    {
        double[] pixels = [.. Digits.Training.Features, .. Digits.Test.Features];
        Assert.That(pixels, Has.All.Matches<double>(double.IsInteger));
        Assert.That((pixels.Min(), pixels.Max()), Is.EqualTo((0.0, 16.0)));
    }

    [Test]
    public void The_first_image_is_a_zero()
    {
        Assert.That(Digits.TrainingRows[0], Is.Zero, "row 0 of the file is for training");
        Assert.That(Digits.Training.Labels[0], Is.Zero);
        Assert.That(Digits.Training.Row(0).ToArray(), Is.EqualTo(new double[]
        {
            0, 0, 5, 13, 9, 1, 0, 0,
            0, 0, 13, 15, 10, 15, 5, 0,
            0, 3, 15, 2, 0, 11, 8, 0,
            0, 4, 12, 0, 0, 8, 8, 0,
            0, 5, 8, 0, 0, 9, 8, 0,
            0, 4, 11, 0, 1, 12, 7, 0,
            0, 2, 14, 5, 10, 12, 0, 0,
            0, 0, 6, 13, 10, 0, 0, 0,
        }));
    }

    [Test]
    public void Every_row_of_the_file_is_in_exactly_one_part() =>
        Assert.That(Digits.TrainingRows.Concat(Digits.TestRows).Order(), Is.EqualTo(Enumerable.Range(0, 1797)));

    [Test]
    public void Both_parts_keep_the_order_of_the_file()
    {
        Assert.That(Digits.TrainingRows, Is.Ordered);
        Assert.That(Digits.TestRows, Is.Ordered);
        Assert.That(Digits.TestRows.Take(5), Is.EqualTo(new[] { 3, 7, 13, 19, 36 }));
    }

    [Test]
    public void The_test_part_is_a_fifth_of_each_class()
    {
        for (int c = 0; c < Digits.Classes; c++)
        {
            int test = Digits.Test.Labels.Count(label => label == c);
            int all = test + Digits.Training.Labels.Count(label => label == c);
            Assert.That(test, Is.EqualTo(Math.Round(0.2 * all)), $"digit {c}");
        }
    }

    [Test]
    public void Scaled_divides_pixels_by_16_and_leaves_the_original_alone()
    {
        Digits scaled = Digits.Scaled();
        Assert.That(scaled.Training.Row(0)[3], Is.EqualTo(13.0 / 16));
        Assert.That(scaled.Test.Features.Max(), Is.EqualTo(1));
        Assert.That(scaled.Test.Labels, Is.EqualTo(Digits.Test.Labels));
        Assert.That(Digits.Training.Row(0)[3], Is.EqualTo(13));
    }

    [Test]
    public void Every_load_gives_arrays_of_its_own()
    {
        Digits other = Digits.Load();
        other.Test.Features[2] = -1;
        Assert.That(Digits.Test.Features[2], Is.Not.EqualTo(-1));
    }

    private static string Hash(IEnumerable<byte> bytes) => Convert.ToHexString(SHA256.HashData([.. bytes]));
}
