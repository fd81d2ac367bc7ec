using Gradus.Contracts;
using Gradus.Contracts.Wire;
using NUnit.Framework;

namespace Gradus.Tests.Gradients;

/// <summary>The array that crosses between suite and student.</summary>
public sealed class ShapedTests
{
    private static readonly Shaped Six = new([1, 2, 3, 4, 5, 6], [2, 3]);

    [Test]
    public void Values_lie_in_row_major_order()
    {
        Assert.That((Six.Rank, Six.Size, Six[0, 2], Six[1, 0]), Is.EqualTo((2, 6, 3.0, 4.0)));
        Assert.That(Six.IndexOf(5), Is.EqualTo(new[] { 1, 2 }));
        Assert.That(Enumerable.Range(0, 6).Select(i => Six.Flat(Six.IndexOf(i))), Is.EqualTo(Enumerable.Range(0, 6)));
    }

    [Test]
    public void There_is_a_short_way_to_each_rank()
    {
        Assert.That((Shaped.Scalar(7).Shape, Shaped.Scalar(7)[[]]), Is.EqualTo((Array.Empty<int>(), 7.0)));
        Assert.That((Shaped.Vector(1, 2).Shape, Shaped.Vector(1, 2)[1]), Is.EqualTo((new[] { 2 }, 2.0)));
        Assert.That((Shaped.Matrix(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }).Values, Shaped.Matrix(new double[2, 3]).Shape), Is.EqualTo((Six.Values, Six.Shape)));
        Assert.That((Shaped.Zeros(2, 0, 3).Size, Shaped.Zeros().Size), Is.EqualTo((0, 1)));
        Assert.That(Six.HasShapeOf(Shaped.Zeros(2, 3)) && !Six.HasShapeOf(Shaped.Zeros(3, 2)) && !Six.HasShapeOf(Shaped.Zeros(6)));
    }

    [TestCase(new[] { 2, 3 }, 5, "There are 5 values for an array of shape [2, 3]; expected 6.")]
    [TestCase(new int[0], 0, "There are 0 values for an array of shape []; expected 1.")]
    [TestCase(new[] { 2, -3 }, 6, "The shape [2, -3] has a negative length; expected 0 or more on every axis.")]
    [TestCase(new[] { 1 << 16, 1 << 16 }, 0, "The shape [65536, 65536] holds more elements than an array can.")]
    [TestCase(new[] { int.MaxValue, int.MaxValue, int.MaxValue }, 0, "The shape [2147483647, 2147483647, 2147483647] holds more elements than an array can.")]
    public void A_shape_that_does_not_fit_is_refused(int[] shape, int values, string message) =>
        Assert.That(() => new Shaped(new double[values], shape), Throws.ArgumentException.With.Message.StartsWith(message));

    [Test]
    public void An_index_that_there_is_not_is_refused()
    {
        Assert.That(() => Six[1], Throws.ArgumentException.With.Message.StartsWith("The index has 1 numbers; expected 2, one per axis of [2, 3]."));
        Assert.That(() => Six[0, 3], Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith("Axis 1 of [2, 3] has the indices 0 to 2."));
        Assert.That(() => Six.IndexOf(6), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new Shaped(null!, []), Throws.ArgumentNullException);
        Assert.That(() => new Shaped([], null!), Throws.ArgumentNullException);
    }

    [TestCase(3, "[3]: 0.5, 1.5, 2.5")]
    [TestCase(12, "[12]: 0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5, …")]
    [SetCulture("ru-RU")]
    public void It_prints_its_shape_and_first_values(int length, string text) =>
        Assert.That(Shaped.Vector([.. Enumerable.Range(0, length).Select(i => i + 0.5)]).ToString(), Is.EqualTo(text));

    private static IEnumerable<TestCaseData> Hostile =>
    [
        new TestCaseData(new double[] { 1, 2 }, new[] { 3 }).SetArgDisplayNames("two values of shape [3]"),
        new TestCaseData(new double[] { 1 }, new[] { -1 }).SetArgDisplayNames("a negative length"),
        new TestCaseData(Array.Empty<double>(), new[] { 1 << 16, 1 << 16 }).SetArgDisplayNames("a shape too large"),
        new TestCaseData(null, new[] { 1 }).SetArgDisplayNames("no values"),
        new TestCaseData(new double[] { 1 }, null).SetArgDisplayNames("no shape"),
    ];

    // A frame can hold what no constructor takes: the reader must see bad data, not an exception of reflection.
    [TestCaseSource(nameof(Hostile))]
    public void A_frame_that_holds_no_array_is_bad_data(double[]? values, int[]? shape)
    {
        var frame = new FrameWriter();
        Codec.Write(frame, typeof(bool), true); // not null
        Codec.Write(frame, typeof(double[]), values);
        Codec.Write(frame, typeof(int[]), shape);
        Assert.That(() => Codec.Read(new FrameReader(frame.Written.ToArray()), typeof(Shaped)), Throws.InstanceOf<InvalidDataException>().With.Message.StartsWith("The parts that came make no Shaped: "));
    }

    [Test]
    public void It_crosses()
    {
        Assert.That(Codec.Supports(typeof(Shaped[])) && Codec.Supports(typeof((Shaped, double))));
        var frame = new FrameWriter();
        Codec.Write(frame, typeof(Shaped[]), new Shaped?[] { Six, null, Shaped.Scalar(double.NaN) });
        var back = (Shaped?[])Codec.Read(new FrameReader(frame.Written.ToArray()), typeof(Shaped[]))!;
        Assert.That((back[0]!.Values, back[0]!.Shape, back[1]), Is.EqualTo((Six.Values, Six.Shape, (Shaped?)null)));
        Assert.That((back[2]!.Rank, back[2]!.Values), Is.EqualTo((0, new[] { double.NaN })));
    }
}
