using System.Globalization;
using Gradus.Autodiff;
using Gradus.Compiler;
using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Compiler;

/// <summary>Results compared to the last bit; NaN is like NaN.</summary>
internal static class Bits
{
    /// <summary>What differs; null when nothing does.</summary>
    public static string? Difference(Tensor got, Tensor want)
    {
        if (got.Type != want.Type) return $"is {got.Type}, not {want.Type}";
        if (got.DType == DType.Float32) return Difference(got.ToArray<float>(), want.ToArray<float>(), (a, b) => BitConverter.SingleToInt32Bits(a) == BitConverter.SingleToInt32Bits(b) || (float.IsNaN(a) && float.IsNaN(b)));
        if (got.DType == DType.Float64) return Difference(got.ToArray<double>(), want.ToArray<double>(), (a, b) => BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b) || (double.IsNaN(a) && double.IsNaN(b)));
        return got.DType == DType.Int32 ? Difference(got.ToArray<int>(), want.ToArray<int>(), (a, b) => a == b) : Difference(got.ToArray<bool>(), want.ToArray<bool>(), (a, b) => a == b);
    }

    /// <summary>Asserts that nothing differs.</summary>
    public static void Same(Tensor got, Tensor want, string what = "") => Assert.That(Difference(got, want), Is.Null, what);

    /// <summary>Asserts that nothing differs, tensor by tensor.</summary>
    public static void Same(IReadOnlyList<Tensor> got, IReadOnlyList<Tensor> want, string what = "")
    {
        Assert.That(got, Has.Count.EqualTo(want.Count), what);
        for (int i = 0; i < want.Count; i++) Same(got[i], want[i], string.Create(CultureInfo.InvariantCulture, $"{what}, result {i}"));
    }

    /// <summary>Asserts that a function gives the same in every form: called, traced and evaluated, simplified and evaluated, compiled.</summary>
    public static void SameInEveryForm(Func<Tensor[], Tensor[]> f, Tensor[] inputs, string what = "")
    {
        var eager = f(inputs);
        var (traced, simplified) = Ad.Program(f, inputs);
        Same(traced.Evaluate(inputs), eager, $"{what}: traced");
        Same(simplified.Evaluate(inputs), eager, $"{what}: simplified");
        Same(Executable.Of(simplified).Run(inputs), eager, $"{what}: executable");
    }

    private static string? Difference<T>(T[] got, T[] want, Func<T, T, bool> equal) where T : notnull
    {
        for (int i = 0; i < want.Length; i++)
        {
            if (!equal(got[i], want[i])) return string.Create(CultureInfo.InvariantCulture, $"element {i} is {got[i]}, not {want[i]}");
        }
        return null;
    }
}
