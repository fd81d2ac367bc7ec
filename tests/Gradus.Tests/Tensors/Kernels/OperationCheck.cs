using System.Reflection;
using System.Runtime.InteropServices;
using Gradus.Tensors;
using Gradus.Tensors.Cpu;

namespace Gradus.Tests.Tensors.Kernels;

/// <summary>Every operation that there is, on rows of every length from 0 to 70, at addresses that no vector is aligned to, with special values: to the last bit what it is on single
/// numbers. Which are right is for tables of values to say; no lane is anything else.</summary>
internal static unsafe class OperationCheck
{
    private static readonly int[] Shifts = [0, 1, 3];

    /// <summary>What is wrong; empty when nothing is.</summary>
    public static List<string> Run()
    {
        List<string> wrong = [];
        foreach (var op in Ops(typeof(IUnaryOp))) Run(nameof(Unary), op, wrong);
        foreach (var op in Ops(typeof(IBinaryOp))) Run(nameof(Binary), op, wrong);
        foreach (var op in Ops(typeof(IComparisonOp))) Run(nameof(Comparison), op, wrong);
        PastCaches(wrong);
        return wrong;
    }

    private static IEnumerable<Type> Ops(Type kind) => typeof(IUnaryOp).Assembly.GetTypes().Where(type => type.IsValueType && kind.IsAssignableFrom(type));

    private static void Run(string check, Type op, List<string> wrong)
    {
        foreach (var number in new[] { typeof(float), typeof(double) })
        {
            var run = typeof(OperationCheck).GetMethod(check, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(op, number).CreateDelegate<Action<int, int, bool, string, List<string>>>();
            int known = wrong.Count;
            for (int n = 0; n <= 70; n++)
            {
                foreach (int shift in Shifts)
                {
                    run(n, shift, false, $"{op.Name} {number.Name}, {n} elements, shift {shift}", wrong);
                    run(n, shift, true, $"{op.Name} {number.Name}, {n} elements, shift {shift}, special values", wrong);
                }
                // One difference tells enough of an operation.
                if (wrong.Count > known) break;
            }
        }
    }

    private static void Unary<TOp, T>(int n, int shift, bool special, string what, List<string> wrong) where TOp : struct, IUnaryOp where T : unmanaged
    {
        using GuardedRow<T> x = new(n, shift, 1, special), y = new(n, shift + 1, 2, false);
        Loops.Map<TOp, T>(x.First, y.First, n);
        y.Compare(i => Number(Apply.Unary<TOp, T>(x.First[i])), 0, what, wrong);
    }

    private static void Binary<TOp, T>(int n, int shift, bool special, string what, List<string> wrong) where TOp : struct, IBinaryOp where T : unmanaged
    {
        using GuardedRow<T> a = new(n, shift, 1, special), b = new(n, shift + 1, 2, special), y = new(n, shift, 3, false);
        foreach (var (stepA, stepB) in new[] { (1, 1), (0, 1), (1, 0) })
        {
            Loops.Zip<TOp, T>(a.First, stepA, b.First, stepB, y.First, n);
            y.Compare(i => Number(Apply.Binary<TOp, T>(a.First[i * stepA], b.First[i * stepB])), 0, $"{what}, steps {stepA} and {stepB}", wrong);
        }
    }

    private static void Comparison<TOp, T>(int n, int shift, bool special, string what, List<string> wrong) where TOp : struct, IComparisonOp where T : unmanaged
    {
        using GuardedRow<T> a = new(n, shift, 1, special), b = new(n, shift + 1, 2, special);
        using GuardedRow<bool> y = new(n, shift, 3, false);
        foreach (var (stepA, stepB) in new[] { (1, 1), (0, 1), (1, 0) })
        {
            Loops.Compare<TOp, T>(a.First, stepA, b.First, stepB, y.First, n);
            y.Compare(i => Apply.Holds<TOp, T>(a.First[i * stepA], b.First[i * stepB]) ? 1 : 0, 0, $"{what}, steps {stepA} and {stepB}", wrong);
        }
    }

    // Results that no cache holds are written past them, where they are aligned.
    private static void PastCaches(List<string> wrong)
    {
        int n = (int)(Loops.PastCaches / sizeof(float)) + 5;
        var memory = (float*)NativeMemory.AlignedAlloc((nuint)(2 * (n + 32)) * sizeof(float), 64);
        float* x = memory + 1, y = memory + ((n + 31) / 16 * 16);
        for (int i = 0; i < n; i++) x[i] = (i % 1009) - 500;
        Loops.Map<NegateOp, float>(x, y, n);
        for (int i = 0; i < n; i++)
        {
            if (y[i] == -x[i]) continue;
            wrong.Add($"negate past caches: element {i}");
            break;
        }
        Loops.Zip<AddOp, float>(x, 1, x, 1, y, n);
        for (int i = 0; i < n; i++)
        {
            if (y[i] == 2 * x[i]) continue;
            wrong.Add($"add past caches: element {i}");
            break;
        }
        NativeMemory.AlignedFree(memory);
    }

    private static double Number<T>(T x) where T : unmanaged => Apply.Convert<T, double>(x);
}
