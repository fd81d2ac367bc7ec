using Gradus.Tensors;
using Gradus.Tests.Tensors.NumPy;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Tensors.Indexing;

/// <summary>Brackets and copies with a part replaced, against NumPy's.</summary>
public sealed class IndexingValueTests
{
    private static readonly Tensor A = NumPyFixture.Array("A"), B = NumPyFixture.Array("B"), M = NumPyFixture.Array("M"), Y = NumPyFixture.Array("Y");

    private static readonly TensorIndex NewAxis = TensorIndex.NewAxis, Ellipsis = TensorIndex.Ellipsis;

    private static readonly Dictionary<string, Func<Tensor>> Table = new()
    {
        ["A[1]"] = () => A[1],
        ["A[-1]"] = () => A[-1],
        ["A[1:3]"] = () => A[1..3],
        ["A[1:3, :]"] = () => A[1..3, ..],
        ["A[:, 2]"] = () => A[.., 2],
        ["A[-1, -1]"] = () => A[^1, -1],
        ["A[..., 0]"] = () => A[Ellipsis, 0],
        ["B[1, ..., 2]"] = () => B[1, Ellipsis, 2],
        ["B[..., 1:3]"] = () => B[Ellipsis, 1..3],
        ["B[:, 1:2, -2:]"] = () => B[.., 1..2, ^2..],
        ["A[2:2]"] = () => A[2..2],
        ["A[::2]"] = () => A[TensorIndex.Every(2)],
        ["A[:, ::2]"] = () => A[.., TensorIndex.Every(2)],
        ["A[::-1]"] = () => A[TensorIndex.Every(-1)],
        ["A[:, ::-2]"] = () => A[.., TensorIndex.Every(-2)],
        ["A[:, 3:0:-1]"] = () => A[.., TensorIndex.Slice(3, 0, -1)],
        ["A[:, 1:4:2]"] = () => A[.., TensorIndex.Slice(1, 4, 2)],
        ["B[2:0:-1, ::3, ::-1]"] = () => B[TensorIndex.Slice(^1, 0, -1), TensorIndex.Every(3), TensorIndex.Every(-1)],
        ["A[:, None]"] = () => A[.., NewAxis],
        ["A[None, 1, None, :2]"] = () => A[NewAxis, 1, NewAxis, ..2],
        ["B[..., None, 0]"] = () => B[Ellipsis, NewAxis, 0],
        ["A[[0, 2]]"] = () => A[[0, 2]],
        ["A[[2, -1, 0]]"] = () => A[new[] { 2, -1, 0 }],
        ["A[:, [3, 0, 0]]"] = () => A[.., Of(3, 0, 0)],
        ["A[np.array([[0, 1], [2, 0]])]"] = () => A[Of(new[,] { { 0, 1 }, { 2, 0 } })],
        ["A[:, np.array([[0, 1], [2, 3]])]"] = () => A[.., Of(new[,] { { 0, 1 }, { 2, 3 } })],
        ["A[[0, 1, 2], [3, 2, 0]]"] = () => A[[0, 1, 2], [3, 2, 0]],
        ["A[[[0], [2]], [1, 3]]"] = () => A[Of(new[,] { { 0 }, { 2 } }), Of(1, 3)],
        ["B[[0, 2], 1:3]"] = () => B[[0, 2], 1..3],
        ["B[[0, 2], :, [1, 4]]"] = () => B[[0, 2], .., [1, 4]],
        ["B[0, :, [1, 4]]"] = () => B[0, .., [1, 4]],
        ["B[:, [0, 1], [2, 3]]"] = () => B[.., [0, 1], [2, 3]],
        ["B[:, [0, 1], 2]"] = () => B[.., [0, 1], 2],
        ["B[1, [0, 1], :]"] = () => B[1, [0, 1], ..],
        ["B[:, [[0], [1]], [2, 3]]"] = () => B[.., Of(new[,] { { 0 }, { 1 } }), [2, 3]],
        ["B[[0, 1], None, [2, 3]]"] = () => B[[0, 1], NewAxis, [2, 3]],
        ["B[..., [0, 1], None]"] = () => B[Ellipsis, [0, 1], NewAxis],
        ["B[1:, [0, 3], ::-2]"] = () => B[1.., [0, 3], TensorIndex.Every(-2)],
        ["A[M]"] = () => A[M],
        ["A[A % 2 == 0]"] = () => A[Equal(A - (2 * Floor(A.To(DType.Float32) / 2).To(DType.Int32)), 0)],
        ["B[M]"] = () => B[M],
        ["B[:, [True, False, True, True]]"] = () => B[.., Of(true, false, true, true)],
        ["B[[True, False, True], :, 0]"] = () => B[Of(true, false, true), .., 0],
        ["B[[True, False, True], [0, 3]]"] = () => B[Of(true, false, true), [0, 3]],
        ["A[[]]"] = () => A[new int[0]],
        ["replaced(A, np.s_[0], 7)"] = () => A.With(7, 0),
        ["replaced(A, np.s_[:, 1:3], [[1, 2]])"] = () => A.With(Of(1, 2), .., 1..3),
        ["replaced(A, np.s_[[0, 0], [1, 1]], [5, 6])"] = () => A.With(Of(5, 6), [0, 0], [1, 1]),
        ["replaced(A, M, -1)"] = () => A.With(-1, M),
        ["replaced(B, np.s_[..., ::2], 0)"] = () => B.With(0, Ellipsis, TensorIndex.Every(2)),
        ["replaced(A, np.s_[2:2], 1)"] = () => A.With(1, 2..2),
        ["replaced(Y, np.s_[::-1, 0], [1., 2., 3.])"] = () => Y.With(Of(1.0, 2.0, 3.0), TensorIndex.Every(-1), 0),
        ["replaced(M, np.s_[1], True)"] = () => M.With(Of(true), 1),
        ["added(A, np.s_[0], 7)"] = () => A.WithAdded(7, 0),
        ["added(A, np.s_[[0, 0, 2]], [[1], [10], [100]])"] = () => A.WithAdded(Of(new[,] { { 1 }, { 10 }, { 100 } }), [0, 0, 2]),
        ["added(Y, np.s_[:, ::2], 0.5)"] = () => Y.WithAdded(0.5, .., TensorIndex.Every(2)),
    };

    private static IEnumerable<TestCaseData> Cases => NumPyFixture.Cases(Table);

    [TestCaseSource(nameof(Cases))]
    public void As_NumPy(string expression, Func<Tensor> ours) => NumPyFixture.Agree("Indexing", expression, ours());

    [Test]
    public void Every_expression_of_the_fixture_is_tried() => Assert.That(NumPyFixture.Unmatched("Indexing", Table), Is.Empty);
}
