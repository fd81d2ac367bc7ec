using Gradus.Tensors;
using Gradus.Tests.Tensors.NumPy;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Tensors.Reductions;

/// <summary>Norms, products and triangles, against NumPy's.</summary>
public sealed class LinearAlgebraValueTests
{
    private const double Infinity = double.PositiveInfinity;

    private static readonly Tensor P = NumPyFixture.Array("P"), V = NumPyFixture.Array("V"), X = NumPyFixture.Array("X"), Y = NumPyFixture.Array("Y");

    private static readonly Dictionary<string, Func<Tensor>> Table = new()
    {
        ["np.linalg.norm(V)"] = () => V.Norm(),
        ["np.linalg.norm(V, 1)"] = () => V.Norm(1),
        ["np.linalg.norm(V, np.inf)"] = () => V.Norm(Infinity),
        ["np.linalg.norm(V, 3)"] = () => V.Norm(3),
        ["np.linalg.norm(Y)"] = () => Y.Norm(),
        ["np.linalg.norm(Y, axis=1)"] = () => Y.Norm(axes: [1]),
        ["np.linalg.norm(Y, 1, axis=0)"] = () => Y.Norm(1, axis: 0),
        ["np.linalg.norm(Y, 2.5, axis=1, keepdims=True)"] = () => Y.Norm(2.5, axis: 1, keepDims: true),
        ["np.linalg.norm(Y, np.inf, axis=0)"] = () => Y.Norm(Infinity, axis: 0),
        ["np.dot(V, V + 1)"] = () => Dot(V, V + 1),
        ["np.outer(V, V[:3])"] = () => Outer(V, V[..3]),
        ["V @ P.T"] = () => V.MatMul(P.T),
        ["P @ V"] = () => P.MatMul(V),
        ["V @ V"] = () => V.MatMul(V),
        ["X @ Y.T"] = () => X.MatMul(Y.T),
        ["X @ X.transpose(0, 2, 1)"] = () => X.MatMul(X.SwapAxes(1, 2)),
        ["Y @ V[:4]"] = () => Y.MatMul(V[..4]),
        ["X[:, None] @ Y.T"] = () => X[.., TensorIndex.NewAxis].MatMul(Y.T),
        ["np.trace(Y)"] = () => Y.Diagonal().Sum(),
        ["np.diagonal(Y)"] = () => Y.Diagonal(),
        ["np.diagonal(Y, 1)"] = () => Y.Diagonal(1),
        ["np.diagonal(Y, -2)"] = () => Y.Diagonal(-2),
        ["np.diagonal(Y, 4)"] = () => Y.Diagonal(4),
        ["np.diagonal(Y, -3)"] = () => Y.Diagonal(-3),
        ["np.diagonal(X, 1, -2, -1)"] = () => X.Diagonal(1),
        ["np.diag(V)"] = () => DiagonalMatrix(V),
        ["np.tril(Y)"] = () => Y.LowerTriangle(),
        ["np.tril(Y, -1)"] = () => Y.LowerTriangle(-1),
        ["np.tril(X, 1)"] = () => X.LowerTriangle(1),
        ["np.triu(Y)"] = () => Y.UpperTriangle(),
        ["np.triu(Y, 2)"] = () => Y.UpperTriangle(2),
        ["np.triu(X, -1)"] = () => X.UpperTriangle(-1),
    };

    private static IEnumerable<TestCaseData> Cases => NumPyFixture.Cases(Table);

    [TestCaseSource(nameof(Cases))]
    public void As_NumPy(string expression, Func<Tensor> ours) => NumPyFixture.Agree("LinearAlgebra", expression, ours());

    [Test]
    public void Every_expression_of_the_fixture_is_tried() => Assert.That(NumPyFixture.Unmatched("LinearAlgebra", Table), Is.Empty);
}
