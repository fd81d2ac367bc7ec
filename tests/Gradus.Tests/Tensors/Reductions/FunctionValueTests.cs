using Gradus.Tensors;
using Gradus.Tests.Tensors.NumPy;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Tensors.Reductions;

/// <summary>Functions of each element, comparisons and masks, against NumPy's.</summary>
public sealed class FunctionValueTests
{
    private const double Infinity = double.PositiveInfinity;

    private static readonly Tensor A = NumPyFixture.Array("A"), C = NumPyFixture.Array("C"), M = NumPyFixture.Array("M"), N = NumPyFixture.Array("N"), P = NumPyFixture.Array("P"),
        S = NumPyFixture.Array("S"), T = NumPyFixture.Array("T"), V = NumPyFixture.Array("V");

    private static readonly Dictionary<string, Func<Tensor>> Table = new()
    {
        ["np.clip(V, -1, 2)"] = () => Clip(V, -1, 2),
        ["np.clip(A, 3, 7)"] = () => Clip(A, 3, 7),
        ["np.clip(N, -1, 1)"] = () => Clip(N, -1, 1),
        ["np.clip(V, -np.inf, 1)"] = () => Clip(V, -Infinity, 1),
        ["np.square(V)"] = () => Square(V),
        ["np.maximum(V, 0)"] = () => Relu(V),
        ["np.logaddexp(0, S)"] = () => Softplus(S),
        ["np.reciprocal(P)"] = () => Reciprocal(P),
        ["np.round(T)"] = () => Round(T),
        ["np.ceil(T)"] = () => Ceiling(T),
        ["np.floor(T)"] = () => Floor(T),
        ["M & M[::-1]"] = () => M & M.Flip(0),
        ["M | M[0]"] = () => M | M[0],
        ["M ^ M[0]"] = () => M ^ M[0],
        ["~M"] = () => !M,
        ["V == 0"] = () => Equal(V, 0),
        ["V != 0"] = () => NotEqual(V, 0),
        ["C == C[0]"] = () => Equal(C, C[0]),
        ["M == M[0]"] = () => Equal(M, M[0]),
        ["M != M[0]"] = () => NotEqual(M, M[0]),
        ["np.isnan(N)"] = () => IsNaN(N),
        ["np.isfinite(N)"] = () => IsFinite(N),
        ["np.isfinite(A)"] = () => IsFinite(A),
        ["np.where(V > 0, V, -1)"] = () => Where(V > 0, V, -1),
        ["np.where(M, A, -A)"] = () => Where(M, A, -A),
        ["A > 5"] = () => A > 5,
        ["5 > A"] = () => 5 > A,
        ["A >= A[1]"] = () => A >= A[1],
        ["2 - A"] = () => 2 - A,
        ["1 / P"] = () => 1 / P,
        ["A * 2 - 1"] = () => (A * 2) - 1,
        ["np.isclose(N, N).all()"] = () => Of(AllClose(N, N))[0],
        ["np.isclose(N, N, equal_nan=True).all()"] = () => Of(AllClose(N, N, equalNaN: true))[0],
        ["np.isclose(V, V + 1e-9).all()"] = () => Of(AllClose(V, V + 1e-9))[0],
        ["np.isclose(V, V + 1e-4).all()"] = () => Of(AllClose(V, V + 1e-4))[0],
        ["np.isclose(V, V * (1 + 5e-6)).all()"] = () => Of(AllClose(V, V * (1 + 5e-6)))[0],
        ["np.isclose([1.0], [np.inf]).all()"] = () => Of(AllClose(Of(1.0), Of(Infinity)))[0],
    };

    private static IEnumerable<TestCaseData> Cases => NumPyFixture.Cases(Table);

    [TestCaseSource(nameof(Cases))]
    public void As_NumPy(string expression, Func<Tensor> ours) => NumPyFixture.Agree("Functions", expression, ours());

    [Test]
    public void Every_expression_of_the_fixture_is_tried() => Assert.That(NumPyFixture.Unmatched("Functions", Table), Is.Empty);
}
