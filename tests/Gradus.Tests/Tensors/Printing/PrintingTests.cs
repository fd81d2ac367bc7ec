using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Gradus.Autodiff;
using Gradus.Tensors;
using Gradus.Tests.Tensors.NumPy;
using NUnit.Framework;

namespace Gradus.Tests.Tensors.Printing;

/// <summary>Arrays are printed character by character as NumPy prints them.</summary>
public sealed class PrintingTests
{
    private static IEnumerable<TestCaseData> Arrays =>
        NumPyFixture.Read("prints.json").EnumerateArray().Select(item => new TestCaseData(item).SetArgDisplayNames(item.GetProperty("name").GetString()!));

    [TestCaseSource(nameof(Arrays))]
    public void ToString_is_NumPys_str(JsonElement item) => Assert.That(Read(item).ToString(), Is.EqualTo(item.GetProperty("str").GetString()));

    [TestCaseSource(nameof(Arrays))]
    public void Describe_is_NumPys_repr_with_our_type(JsonElement item)
    {
        var x = Read(item);
        string text = x.Describe(), start = $"tensor({item.GetProperty("repr").GetString()},";
        Assert.That(text, Does.StartWith(start));
        Assert.That(text[start.Length..].Trim(), Is.EqualTo($"{x.Type})"));
        Assert.That(text.Split('\n')[^1], Has.Length.LessThanOrEqualTo(75));
    }

    [Test]
    public void A_type_that_does_not_fit_goes_to_its_own_line()
    {
        Assert.That(Tensor.Of(1f, 2.5f).Describe(), Is.EqualTo("tensor([1. , 2.5], float32 [2])"));
        Assert.That(Tensor.Full([12], 10000, DType.Int32)[..9].Describe(), Is.EqualTo("tensor([10000, 10000, 10000, 10000, 10000, 10000, 10000, 10000, 10000],\n       int32 [9])"));
        Assert.That(Tensor.Zeros([2, 0]).Describe(), Is.EqualTo("tensor([], float32 [2, 0])"));
    }

    [TestCase("ru-RU")]
    [TestCase("ar-SA")]
    public void Numbers_are_printed_alike_in_every_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.That($"{Tensor.Of(-1.5, 2)} {Tensor.Of(1e-9)} {Tensor.Of(-3)} {Tensor.Scalar(-0.5)}", Is.EqualTo("[-1.5  2. ] [1.e-09] [-3] -0.5"));
            Assert.That(new RandomKey(42).ToString(), Is.EqualTo("RandomKey(0x2A)"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void A_tracer_says_what_it_is_and_its_numbers_where_they_are_known()
    {
        string text = "", scalar = "", matrix = "";
        Ad.Grad(x =>
        {
            (text, scalar, matrix) = ((x * 2).ToString(), x.Sum().ToString(), x.ExpandDims(0).BroadcastTo([2, 2]).ToString());
            return x.Sum();
        })(Tensor.Of(1f, 2.5f));
        Assert.That(text, Is.EqualTo("Grad tracer of float32 [2]: [2. 5.]"));
        Assert.That(scalar, Is.EqualTo("Grad tracer of float32 []: 3.5"));
        Assert.That(matrix, Is.EqualTo("Grad tracer of float32 [2, 2]:\n[[1.  2.5]\n [1.  2.5]]"));
    }

    [Test]
    public void A_tracer_without_numbers_prints_its_type()
    {
        string text = "", description = "";
        Ad.Vmap(x =>
        {
            (text, description) = (x.ToString(), x.Describe());
            return x;
        })(Tensor.Zeros([4, 2, 3]));
        Assert.That(text, Is.EqualTo("Vmap tracer of float32 [2, 3]"));
        Assert.That(description, Is.EqualTo(text));
    }

    private static Tensor Read(JsonElement item)
    {
        var shape = Shape.Create([.. item.GetProperty("shape").EnumerateArray().Select(length => length.GetInt32())]);
        byte[] bytes = item.GetProperty("bytes").GetBytesFromBase64();
        return item.GetProperty("dtype").GetString() switch
        {
            "float32" => Tensor.FromSpan(MemoryMarshal.Cast<byte, float>(bytes), shape),
            "float64" => Tensor.FromSpan(MemoryMarshal.Cast<byte, double>(bytes), shape),
            "int32" => Tensor.FromSpan(MemoryMarshal.Cast<byte, int>(bytes), shape),
            _ => Tensor.FromSpan(MemoryMarshal.Cast<byte, bool>(bytes), shape),
        };
    }
}
