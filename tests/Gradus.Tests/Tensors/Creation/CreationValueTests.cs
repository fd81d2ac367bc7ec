using Gradus.Tensors;
using Gradus.Tests.Tensors.NumPy;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Tensors.Creation;

/// <summary>Ranges, identities, one-hot labels and C# arrays, against NumPy's.</summary>
public sealed class CreationValueTests
{
    private const DType Double = DType.Float64, Int = DType.Int32;

    private static readonly Dictionary<string, Func<Tensor>> Table = new()
    {
        ["np.arange(0, 5)"] = () => Range(5),
        ["np.arange(2, 10, 3)"] = () => Arange(2, 10, 3, Int),
        ["np.arange(5, 0, -2)"] = () => Arange(5, 0, -2, Int),
        ["np.arange(0, 1, 0.25)"] = () => Arange(0, 1, 0.25, Double),
        ["np.arange(3, 3)"] = () => Arange(3, 3, dtype: Int),
        ["np.arange(5, 2)"] = () => Arange(5, 2, dtype: Int),
        ["np.linspace(0, 1, 5)"] = () => Linspace(0, 1, 5, Double),
        ["np.linspace(-1, 1, 4, endpoint=False)"] = () => Linspace(-1, 1, 4, Double, includeStop: false),
        ["np.linspace(2, 3, 1)"] = () => Linspace(2, 3, 1, Double),
        ["np.linspace(2, 3, 0)"] = () => Linspace(2, 3, 0, Double),
        ["np.linspace(0, 0.1, 7)"] = () => Linspace(0, 0.1, 7, Double),
        ["np.eye(3)"] = () => Eye(3, dtype: Double),
        ["np.eye(2, 4)"] = () => Eye(2, 4, Double),
        ["np.eye(3, dtype=bool)"] = () => Eye(3, dtype: DType.Bool),
        ["np.eye(4)[[1, 3, 0]]"] = () => OneHot(Of(1, 3, 0), 4, Double),
        ["np.eye(3)[np.array([[0, 1], [2, 2]])]"] = () => OneHot(Of(new[,] { { 0, 1 }, { 2, 2 } }), 3, Double),
        ["np.full((2, 3), 7)"] = () => Full([2, 3], 7, Int),
        ["np.full((2,), 0.1, np.float32)"] = () => Full([2], 0.1),
        ["np.zeros((0, 3))"] = () => Zeros([0, 3], Double),
        ["np.ones((), bool)"] = () => Ones([], DType.Bool),
        ["np.array([[1.5, 2.5], [3.5, 4.5]])"] = () => Of([[1.5, 2.5], [3.5, 4.5]]),
        ["np.arange(24, dtype=np.int32).reshape(2, 3, 2, 2)"] = () => FromArray(Enumerable.Range(0, 2).Select(i => new[, ,]
        {
            { { 12 * i, (12 * i) + 1 }, { (12 * i) + 2, (12 * i) + 3 } }, { { (12 * i) + 4, (12 * i) + 5 }, { (12 * i) + 6, (12 * i) + 7 } }, { { (12 * i) + 8, (12 * i) + 9 }, { (12 * i) + 10, (12 * i) + 11 } },
        }).ToArray()),
    };

    private static IEnumerable<TestCaseData> Cases => NumPyFixture.Cases(Table);

    [TestCaseSource(nameof(Cases))]
    public void As_NumPy(string expression, Func<Tensor> ours) => NumPyFixture.Agree("Creation", expression, ours());

    [Test]
    public void Every_expression_of_the_fixture_is_tried() => Assert.That(NumPyFixture.Unmatched("Creation", Table), Is.Empty);
}
