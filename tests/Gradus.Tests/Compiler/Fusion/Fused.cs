using Gradus.Autodiff;
using Gradus.Compiler;
using Gradus.Compiler.Execution;
using Gradus.Compiler.Fusion;
using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Compiler.Fusion;

/// <summary>What the tests of groups ask again and again.</summary>
internal static class Fused
{
    private static readonly double[] Edges = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, 1e-40, -1, 1, 3e38];

    /// <summary>The simplified program of a function.</summary>
    public static Gradus.Compiler.Program ProgramOf(Func<Tensor[], Tensor[]> f, params Tensor[] inputs) => Ad.Program(f, inputs).Simplified;

    /// <summary>The groups and single operations that a function becomes, as text.</summary>
    public static string PlanOf(Func<Tensor[], Tensor[]> f, params Tensor[] inputs) => Plan.Of(ProgramOf(f, inputs)).ToString();

    /// <summary>The groups that a function becomes.</summary>
    public static FusedGroup[] GroupsOf(Func<Tensor[], Tensor[]> f, params Tensor[] inputs) => [.. Grouping.Of(ProgramOf(f, inputs)).OfType<FusedGroup>()];

    /// <summary>Asserts that the compiled program gives the bits of the interpreter.</summary>
    public static void Same(Func<Tensor[], Tensor[]> f, params Tensor[] inputs) => Same(ProgramOf(f, inputs), inputs);

    /// <summary>Asserts that the compiled program gives the bits of the interpreter.</summary>
    public static void Same(Gradus.Compiler.Program program, params Tensor[] inputs)
    {
        // Operation by operation, a product with few columns takes the order that suits how its arguments lie; a program makes its inputs row-major first.
        Tensor[] expected = program.Evaluate([.. inputs.Select(input => ((DenseTensor)input).Contiguous())]), got = Executable.Of(program).Run(inputs);
        for (int i = 0; i < expected.Length; i++) Same(got[i], expected[i], () => $"result {i} of\n{program}\nwhich is done as\n{Plan.Of(program)}");
    }

    /// <summary>Asserts that kernels on vectors and on single elements give the same bits.</summary>
    public static void SameInBothFlavours(Func<Tensor[], Tensor[]> f, params Tensor[] inputs)
    {
        var program = ProgramOf(f, inputs);
        Tensor[] vectors = Executable.Of(program).Run(inputs), scalars = new CompiledProgram(program, Plan.Of(program, Kernels.Scalar)).Run(inputs);
        for (int i = 0; i < vectors.Length; i++) Same(scalars[i], vectors[i], () => $"result {i} of\n{program}");
    }

    /// <summary>Asserts that two tensors have the same type and bits; all NaN are one.</summary>
    public static void Same(Tensor got, Tensor expected, Func<string> where)
    {
        Assert.That(got.Type, Is.EqualTo(expected.Type), where);
        long[] bits = Bits(got), expectedBits = Bits(expected);
        int at = 0;
        while (at < bits.Length && bits[at] == expectedBits[at]) at++;
        if (at == bits.Length) return;
        double[] numbers = Numbers(got), expectedNumbers = Numbers(expected);
        Assert.Fail(FormattableString.Invariant($"Element {at} of {bits.Length} is {numbers[at]:R}; expected {expectedNumbers[at]:R}: {where()}"));
    }

    /// <summary>Numbers of every kind, the same for one seed: some ordinary, some at the edges.</summary>
    public static Tensor Sample(int seed, DType dtype, params int[] lengths)
    {
        var random = new Random(seed);
        var shape = Shape.Create(lengths);
        var numbers = new double[shape.Size];
        for (int i = 0; i < numbers.Length; i++) numbers[i] = random.Next(4) == 0 ? Edges[random.Next(Edges.Length)] : (random.NextDouble() * 8) - 4;
        return Tensor.FromSpan<double>(numbers, shape).To(dtype);
    }

    /// <summary>Ordinary numbers, the same for one seed.</summary>
    public static Tensor Ordinary(int seed, DType dtype, params int[] lengths)
    {
        var random = new Random(seed);
        var shape = Shape.Create(lengths);
        var numbers = new double[shape.Size];
        for (int i = 0; i < numbers.Length; i++) numbers[i] = (random.NextDouble() * 4) - 2;
        return Tensor.FromSpan<double>(numbers, shape).To(dtype);
    }

    private static double[] Numbers(Tensor x) => x.To(DType.Float64).ToArray<double>();

    private static long[] Bits(Tensor x) => [.. Numbers(x).Select(number => double.IsNaN(number) ? -1 : BitConverter.DoubleToInt64Bits(number))];
}
