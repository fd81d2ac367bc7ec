using Gradus.Tensors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Tensors.Creation;

/// <summary>A C# number beside a tensor takes its type, on either side, in operators and functions alike; alone it has its own.</summary>
public sealed class NumberBesideTests
{
    private static readonly Func<Tensor, Tensor>[] Sides =
    [
        x => 1 - x, x => x - 1, x => 2 * x, x => 1 / x, x => Maximum(0, x), x => Maximum(x, 0), x => Minimum(0, x), x => Minimum(x, 0), x => Pow(2, x), x => Pow(x, 3),
        x => Atan2(1, x), x => Atan2(x, 1), x => Where(x > 0, 0, x), x => Where(x > 0, x, 0), x => Clip(x, 0, 1), x => x.With(1, 0), x => x.WithAdded(1, 0),
    ];

    [TestCase(DType.Float32)]
    [TestCase(DType.Float64)]
    public void It_takes_the_tensors_type(DType dtype) => Assert.Multiple(() =>
    {
        for (int i = 0; i < Sides.Length; i++) Assert.That(Sides[i](Ones([2], dtype)).DType, Is.EqualTo(dtype), $"row {i}");
    });

    [Test]
    public void It_takes_a_whole_numbers_type() => Assert.Multiple(() =>
    {
        var x = Of(1, 2);
        foreach (var y in new[] { 1 - x, x * 2, Maximum(0, x), Minimum(x, 1), Where(x > 1, 0, x) }) Assert.That(y.DType, Is.EqualTo(DType.Int32));
        Assert.That((1 - x).ToString(), Is.EqualTo("[ 0 -1]"));
    });

    [Test]
    public void The_values_are_those_of_both_sides_in_turn() => Assert.Multiple(() =>
    {
        var x = Of(-1.0, 0.5, 3);
        Assert.That(Maximum(1, x).ToString(), Is.EqualTo("[1. 1. 3.]"));
        Assert.That(Minimum(1, x).ToString(), Is.EqualTo("[-1.   0.5  1. ]"));
        Assert.That(Pow(4, x).ToArray<double>(), Is.EqualTo(new[] { 0.25, 2, 64 }));
        Assert.That(Atan2(1, x).ToArray<double>(), Is.EqualTo(new[] { Math.Atan2(1, -1), Math.Atan2(1, 0.5), Math.Atan2(1, 3) }));
        Assert.That(Atan2(x, 1).ToArray<double>(), Is.EqualTo(new[] { Math.Atan2(-1, 1), Math.Atan2(0.5, 1), Math.Atan2(3, 1) }));
    });

    [Test]
    public void Alone_a_whole_number_is_int32_and_exact()
    {
        Tensor x = 16777217;
        Assert.That(x.Type, Is.EqualTo(new TensorType(DType.Int32, [])));
        Assert.That((int)x, Is.EqualTo(16777217));
    }

    [Test]
    public void Where_chooses_between_two_numbers() => Assert.Multiple(() =>
    {
        var mask = Of(true, false);
        Assert.That(Where(mask, 1.0, 0.0).Type, Is.EqualTo(new TensorType(DType.Float32, [2])));
        Assert.That(Where(mask, 1, -1).ToString(), Is.EqualTo("[ 1. -1.]"));
        Assert.That(Where(mask, 1, -1, DType.Int32).ToString(), Is.EqualTo("[ 1 -1]"));
    });

    // Every power is that of Math.Pow, at the edges too.
    [TestCase(2)]
    [TestCase(1)]
    [TestCase(-1)]
    public void Powers_are_those_of_Math(double power)
    {
        double[] edges = [0.0, -0.0, double.PositiveInfinity, double.NegativeInfinity, double.NaN, 1e200, 1e-200, -3, 0.1, 5e-324];
        double[] expected = [.. edges.Select(x => Math.Pow(x, power))], actual = Pow(FromSpan<double>(edges, [edges.Length]), power).ToArray<double>();
        for (int i = 0; i < edges.Length; i++)
        {
            Assert.That(actual[i], Is.EqualTo(expected[i]).Within(1).Ulps, $"{edges[i]}");
            if (!double.IsNaN(expected[i])) Assert.That(double.IsNegative(actual[i]), Is.EqualTo(double.IsNegative(expected[i])), $"{edges[i]}");
        }
    }

    [Test]
    public void The_square_root_of_a_power_stays_that_of_IEEE_754() =>
        Assert.That(Pow(Of(double.NegativeInfinity, 4), 0.5).ToArray<double>(), Is.EqualTo(new[] { double.PositiveInfinity, 2 }));

    [TestCase("y = x.Sum(keepDims: true) + x.Mean(keepDims: true) + x.Product(keepDims: true) + x.Max(keepDims: true);")]
    [TestCase("y = x.Norm(axis: 1) + x.Norm(1) + x.Norm() + x.Norm(2, 1, true) + x.Norm(keepDims: true) + x.Norm(axes: [0]);")]
    [TestCase("y = x.ArgMax(0, keepDims: true) + x.Sum().Sum([0, 1]);")]
    [TestCase("y = x.Take(Tensor.Of(0, 1), 1) + Tensor.Take(x, Tensor.Of(0)) + x.Take(0);")]
    [TestCase("y = Tensor.Where(x > 0, 1, 0) + Tensor.Where(x > 0, 1.0, 0.0) + Tensor.Where(x > 0, x, 0) + Tensor.Where(x > 0, 0f, x);")]
    [TestCase("y = Tensor.Clip(x, max: 1) + Tensor.Clip(x, 0) + Tensor.Clip(x, y, y) + Tensor.Clip(x, 0, 1);")]
    [TestCase("y = Tensor.Equal(x > 0, true) & Tensor.Equal(x > 0, 1) & Tensor.NotEqual(x > 0, false) & ~(x > 0);")]
    [TestCase("Func<Tensor, Tensor> f = Tensor.Exp; y = 1 - x; y = x > 0 ? 1 - y : 1.5 - y; y -= 1; y = -1 * x;")]
    public void It_compiles(string statement)
    {
        string source = $$"""
            using System;
            using Gradus.Tensors;
            static class Program { static Tensor Run(Tensor x, Tensor y) { {{statement}} return y; } }
            """;
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) == "Gradus.Tensors.dll")
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("assignment", [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp14))], references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.That(compilation.GetDiagnostics().Where(item => item.Severity == DiagnosticSeverity.Error), Is.Empty);
    }
}
