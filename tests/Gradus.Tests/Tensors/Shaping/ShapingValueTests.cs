using Gradus.Tensors;
using Gradus.Tests.Tensors.NumPy;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Tensors.Shaping;

/// <summary>The same elements in other places, against NumPy's.</summary>
public sealed class ShapingValueTests
{
    private static readonly Tensor A = NumPyFixture.Array("A"), B = NumPyFixture.Array("B"), M = NumPyFixture.Array("M"), V = NumPyFixture.Array("V"), Y = NumPyFixture.Array("Y");

    private static readonly Dictionary<string, Func<Tensor>> Table = new()
    {
        ["A.reshape(2, 6)"] = () => A.Reshape(2, 6),
        ["A.reshape(-1, 3)"] = () => A.Reshape(-1, 3),
        ["A.reshape(-1)"] = () => A.Reshape(-1),
        ["A.ravel()"] = () => A.Flatten(),
        ["A.T"] = () => A.T,
        ["B.transpose(2, 0, 1)"] = () => B.Transpose(2, 0, 1),
        ["B.transpose()"] = () => B.Transpose(),
        ["np.swapaxes(B, 0, 2)"] = () => B.SwapAxes(0, 2),
        ["np.moveaxis(B, 0, -1)"] = () => B.MoveAxis(0, -1),
        ["np.moveaxis(B, 2, 0)"] = () => B.MoveAxis(2, 0),
        ["np.expand_dims(A, 0)"] = () => A.ExpandDims(0),
        ["np.expand_dims(A, -1)"] = () => A.ExpandDims(-1),
        ["np.squeeze(np.ones((1, 3, 1)))"] = () => Ones([1, 3, 1], DType.Float64).Squeeze(),
        ["np.squeeze(np.ones((1, 3, 1)), 0)"] = () => Ones([1, 3, 1], DType.Float64).Squeeze(0),
        ["np.flip(A)"] = () => A.Flip(),
        ["np.flip(A, 1)"] = () => A.Flip(1),
        ["np.flip(B, (0, 2))"] = () => B.Flip(0, -1),
        ["np.roll(A, 1, 0)"] = () => A.Roll(1, 0),
        ["np.roll(A, -1, 1)"] = () => A.Roll(-1, 1),
        ["np.roll(A, 9, 1)"] = () => A.Roll(9, 1),
        ["np.roll(A, 0, 1)"] = () => A.Roll(0, 1),
        ["np.repeat(A, 2, 0)"] = () => A.Repeat(2, 0),
        ["np.repeat(A, 3, 1)"] = () => A.Repeat(3, -1),
        ["np.repeat(A, 0, 1)"] = () => A.Repeat(0, 1),
        ["np.tile(V, 3)"] = () => V.Tile(3),
        ["np.tile(A, (2, 2))"] = () => A.Tile(2, 2),
        ["np.tile(A, (2, 1, 2))"] = () => A.Tile(2, 1, 2),
        ["np.tile(B, 2)"] = () => B.Tile(2),
        ["np.split(A, 2, 1)[1]"] = () => A.Split(2, 1)[1],
        ["np.split(A, [1], 0)[1]"] = () => A.Split([1, 2])[1],
        ["np.concatenate([A, A])"] = () => Concatenate(A, A),
        ["np.concatenate([A, A[:, :1]], 1)"] = () => Concatenate([A, A[.., ..1]], axis: 1),
        ["np.stack([V, 2 * V])"] = () => Stack(V, 2 * V),
        ["np.stack([V, 2 * V], -1)"] = () => Stack([V, 2 * V], axis: -1),
        ["np.broadcast_to(V, (2, 5))"] = () => V.BroadcastTo([2, 5]),
        ["np.pad(A, ((1, 0), (2, 1)))"] = () => A.Pad([(1, 0), (2, 1)]),
        ["np.pad(Y, ((0, 1), (1, 1)), constant_values=1.5)"] = () => Y.Pad([(0, 1), (1, 1)], 1.5),
        ["A.astype(np.float32)"] = () => A.To(DType.Float32),
        ["V.astype(np.int32)"] = () => V.To(DType.Int32),
        ["V.astype(bool)"] = () => V.To(DType.Bool),
        ["M.astype(np.float64)"] = () => M.To(DType.Float64),
        ["np.take(A, [1, 1, 0], 1)"] = () => Take(A, Of(1, 1, 0), 1),
    };

    private static IEnumerable<TestCaseData> Cases => NumPyFixture.Cases(Table);

    [TestCaseSource(nameof(Cases))]
    public void As_NumPy(string expression, Func<Tensor> ours) => NumPyFixture.Agree("Shaping", expression, ours());

    [Test]
    public void Every_expression_of_the_fixture_is_tried() => Assert.That(NumPyFixture.Unmatched("Shaping", Table), Is.Empty);
}
