using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Gradus.Tensors;
using Gradus.Tensors.Cpu;

namespace Gradus.Tests.Tensors.Kernels;

/// <summary>Every kernel against plain loops in double precision, on every length from 0 to 70 and some longer, at addresses that no vector is aligned to, with special
/// values among the elements, and with guards around the results. It needs no test framework: processes with narrower vectors run it too.</summary>
internal static unsafe class KernelCheck
{
    private const int Guard = 24;

    private static readonly int[] Lengths = [.. Enumerable.Range(0, 71), 127, 128, 129, 255, 1000, 2047, 2048, 2049, 4100, 10_000];

    private static readonly double[] Special = [0.0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1, -1, float.Epsilon, float.MaxValue, -2.5];

    /// <summary>What is wrong; empty when nothing is.</summary>
    public static List<string> Run()
    {
        var wrong = new List<string>();
        foreach (int length in Lengths)
        {
            foreach (int shift in length < 71 ? new[] { 0, 1, 3 } : [0, 5])
            {
                foreach (bool special in new[] { false, true })
                {
                    Elementwise<float>(length, shift, special, wrong);
                    Elementwise<double>(length, shift, special, wrong);
                    Elementwise<int>(length, shift, false, wrong);
                }
                Functions(length, shift, wrong);
                if (length == 0) continue;
                Reductions<float>(length, shift, wrong);
                Reductions<double>(length, shift, wrong);
                Reductions<int>(length, shift, wrong);
                Rows<float>(length, shift, wrong);
                Rows<double>(length, shift, wrong);
            }
        }
        Columns<float>(wrong);
        Columns<double>(wrong);
        Columns<int>(wrong);
        return wrong;
    }

    private static void Elementwise<T>(int n, int shift, bool special, List<string> wrong) where T : unmanaged
    {
        using Buffer<T> a = new(n, shift, 1, special), b = new(n, shift + 1, 2, special), y = new(n, shift, 3, false);
        using Buffer<bool> mask = new(n, shift, 4, false);
        string at = $"{typeof(T).Name}, {n} elements, shift {shift}{(special ? ", special values" : "")}";
        foreach (var (stepA, stepB) in new[] { (1, 1), (0, 1), (1, 0), (0, 0) })
        {
            if (n == 0 && stepA + stepB < 2) continue;
            void Zip<TOp>(Func<double, double, double> op) where TOp : struct, IBinaryOp
            {
                Loops.Zip<TOp, T>(a.First, stepA, b.First, stepB, y.First, n);
                y.Compare(i => op(a[i * stepA], b[i * stepB]), 0, $"{typeof(TOp).Name} {stepA}{stepB} {at}", wrong);
            }
            Zip<AddOp>((p, q) => p + q);
            Zip<SubtractOp>((p, q) => p - q);
            Zip<MultiplyOp>((p, q) => p * q);
            if (typeof(T) != typeof(int)) Zip<DivideOp>((p, q) => p / q);
            Zip<MaximumOp>(Math.Max);
            Zip<MinimumOp>(Math.Min);
            void Compare<TOp>(Func<double, double, bool> op) where TOp : struct, IComparisonOp
            {
                using Buffer<bool> holds = new(n, shift, 5, false);
                Loops.Compare<TOp, T>(a.First, stepA, b.First, stepB, holds.First, n);
                holds.Compare(i => op(a[i * stepA], b[i * stepB]) ? 1 : 0, 0, $"{typeof(TOp).Name} {stepA}{stepB} {at}", wrong);
            }
            Compare<GreaterOp>((p, q) => p > q);
            Compare<LessOrEqualOp>((p, q) => p <= q);
            Compare<EqualOp>((p, q) => p == q);
            Compare<NotEqualOp>((p, q) => p != q);
            Loops.Select(mask.First, a.First, stepA, b.First, stepB, y.First, n);
            y.Compare(i => mask[i] != 0 ? a[i * stepA] : b[i * stepB], 0, $"select {stepA}{stepB} {at}", wrong);
        }
        Loops.Map<NegateOp, T>(a.First, y.First, n);
        y.Compare(i => -a[i], 0, $"negate {at}", wrong);
        Loops.Map<AbsOp, T>(a.First, y.First, n);
        y.Compare(i => Math.Abs(a[i]), 0, $"abs {at}", wrong);
        Casts(a, n, shift, at, wrong);
        // Over an operand.
        double[] before = [.. Enumerable.Range(0, n).Select(i => a[i])];
        Loops.Zip<AddOp, T>(a.First, 1, b.First, 1, a.First, n);
        a.Compare(i => before[i] + b[i], 0, $"add in place {at}", wrong);
    }

    private static void Casts<T>(Buffer<T> a, int n, int shift, string at, List<string> wrong) where T : unmanaged
    {
        using Buffer<float> singles = new(n, shift, 6, false);
        using Buffer<double> doubles = new(n, shift, 6, false);
        using Buffer<int> integers = new(n, shift, 6, false);
        using Buffer<bool> masks = new(n, shift, 6, false);
        Loops.Cast(a.First, singles.First, n);
        singles.Compare(i => (float)a[i], 0, $"to float {at}", wrong);
        Loops.Cast(a.First, doubles.First, n);
        doubles.Compare(i => a[i], 0, $"to double {at}", wrong);
        Loops.Cast(a.First, integers.First, n);
        integers.Compare(i => (int)a[i], 0, $"to int {at}", wrong);
        Loops.Cast(a.First, masks.First, n);
        masks.Compare(i => a[i] != 0 ? 1 : 0, 0, $"to bool {at}", wrong);
        Loops.Cast(masks.First, singles.First, n);
        singles.Compare(i => masks[i], 0, $"bool to float {at}", wrong);
        Loops.Cast(masks.First, integers.First, n);
        integers.Compare(i => masks[i], 0, $"bool to int {at}", wrong);
    }

    private static void Functions(int n, int shift, List<string> wrong)
    {
        using Buffer<float> x = new(n, shift, 7, false), y = new(n, shift, 8, false);
        void Map<TOp>(Func<double, double> f) where TOp : struct, IUnaryOp
        {
            Loops.Map<TOp, float>(x.First, y.First, n);
            y.Compare(i => f(x[i]), 1e-6, $"{typeof(TOp).Name} {n} elements, shift {shift}", wrong);
        }
        Map<ExpOp>(Math.Exp);
        Map<TanhOp>(Math.Tanh);
        Map<SigmoidOp>(t => 1 / (1 + Math.Exp(-t)));
        Map<FloorOp>(Math.Floor);
        using Buffer<float> positive = new(n, shift, 9, false);
        Loops.Map<AbsOp, float>(x.First, positive.First, n);
        Loops.Map<SqrtOp, float>(positive.First, y.First, n);
        y.Compare(i => Math.Sqrt(positive[i]), 1e-7, $"sqrt {n}", wrong);
        Loops.Map<LogOp, float>(positive.First, y.First, n);
        y.Compare(i => Math.Log(positive[i]), 1e-6, $"log {n}", wrong);
    }

    private static void Reductions<T>(int n, int shift, List<string> wrong) where T : unmanaged
    {
        using Buffer<T> x = new(n, shift, 10, false), z = new(n, shift, 11, false), one = new(1, 0, 0, false), y = new(n, shift, 12, false);
        double[] items = [.. Enumerable.Range(0, n).Select(i => x[i])];
        double unit = typeof(T) == typeof(float) ? Math.Pow(2, -24) : Math.Pow(2, -53), size = items.Sum(Math.Abs), most = 24 + Math.Ceiling(Math.Log2(1 + (n / 2048.0)));
        string at = $"{typeof(T).Name}, {n} elements, shift {shift}";
        void Fold<TOp>(int step, double expected, double error) where TOp : struct, IReductionOp
        {
            *one.First = Folds.Row<TOp, T>(x.First, step, n);
            one.Compare(_ => expected, error, $"fold {typeof(TOp).Name} {step} {at}", wrong);
        }
        Fold<AddOp>(1, items.Sum(), most * unit * size / Math.Max(Math.Abs(items.Sum()), 1e-30));
        Fold<AddOp>(0, items[0] * n, most * unit);
        Fold<MaximumOp>(1, items.Max(), 0);
        Fold<MinimumOp>(1, items.Min(), 0);
        *one.First = Folds.Dot(x.First, z.First, n);
        double dot = items.Select((item, i) => item * z[i]).Sum(), products = items.Select((item, i) => Math.Abs(item * z[i])).Sum();
        one.Compare(_ => dot, (most + 1) * unit * products / Math.Max(Math.Abs(dot), 1e-30), $"dot {at}", wrong);
        int place;
        new PositionLoop<GreaterOp, T>(x.First, new Axes(0), n, 1, &place).Run(0, 1);
        if (place != Array.IndexOf(items, items.Max())) wrong.Add($"argmax {at}: {place} instead of {Array.IndexOf(items, items.Max())}");
        new PositionLoop<LessOp, T>(x.First, new Axes(0), n, 1, &place).Run(0, 1);
        if (place != Array.IndexOf(items, items.Min())) wrong.Add($"argmin {at}: {place} instead of {Array.IndexOf(items, items.Min())}");
        if (typeof(T) == typeof(int)) return;
        // NaN comes through wherever it stands, and the first one is the place.
        foreach (int nan in new[] { 0, n / 2, n - 1 })
        {
            T old = x.First[nan];
            x.First[nan] = Apply.Convert<double, T>(double.NaN);
            *one.First = Folds.Row<MaximumOp, T>(x.First, 1, n);
            one.Compare(_ => double.NaN, 0, $"max with NaN at {nan} {at}", wrong);
            new PositionLoop<GreaterOp, T>(x.First, new Axes(0), n, 1, &place).Run(0, 1);
            if (place != nan) wrong.Add($"argmax with NaN {at}: {place} instead of {nan}");
            x.First[nan] = old;
        }
    }

    private static void Rows<T>(int n, int shift, List<string> wrong) where T : unmanaged
    {
        using Buffer<T> x = new(n, shift, 13, false), y = new(n, shift, 14, false), one = new(1, 0, 0, false);
        double greatest = Enumerable.Range(0, n).Max(i => x[i]), sum = Enumerable.Range(0, n).Sum(i => Math.Exp(x[i] - greatest)), error = typeof(T) == typeof(float) ? 4e-6 : 1e-14;
        *one.First = RowFunctions.LogSumExp(x.First, n);
        one.Compare(_ => Math.Log(sum) + greatest, error, $"log-sum-exp {typeof(T).Name} {n} shift {shift}", wrong);
        RowFunctions.Softmax(x.First, y.First, n);
        y.Compare(i => Math.Exp(x[i] - greatest) / sum, error, $"softmax {typeof(T).Name} {n} shift {shift}", wrong);
    }

    private static void Columns<T>(List<string> wrong) where T : unmanaged
    {
        foreach (int lines in new[] { 1, 2, 3, 15, 16, 17, 33, 64, 100, 130 })
        {
            foreach (int columns in new[] { 1, 2, 7, 8, 9, 15, 16, 17, 63, 64, 65, 127, 128, 129, 300 })
            {
                using Buffer<T> x = new(lines * columns, 1, 15, false), y = new(columns, 1, 16, false);
                var axes = new Axes(1);
                axes.Push(lines, columns, false);
                double unit = typeof(T) == typeof(float) ? 64 * Math.Pow(2, -24) : 1e-13;
                new Columns<AddOp, T>(axes, 1).Run(x.First, y.First, columns);
                y.Compare(i => Enumerable.Range(0, lines).Sum(line => x[(line * columns) + i]), unit, $"columns' sums {typeof(T).Name} {lines}×{columns}", wrong, scale: 10 * lines);
                new Columns<MaximumOp, T>(axes, 1).Run(x.First, y.First, columns);
                y.Compare(i => Enumerable.Range(0, lines).Max(line => x[(line * columns) + i]), 0, $"columns' maxima {typeof(T).Name} {lines}×{columns}", wrong);
            }
        }
    }

    /// <summary>Numbers at an address with a shift, with guards around them.</summary>
    private sealed class Buffer<T> : IDisposable where T : unmanaged
    {
        private readonly byte* memory;
        private readonly int length, bytes;

        public Buffer(int length, int shift, int seed, bool special)
        {
            this.length = length;
            bytes = ((length + shift) * sizeof(T)) + (2 * Guard);
            memory = (byte*)NativeMemory.AlignedAlloc((nuint)bytes, 64);
            new Span<byte>(memory, bytes).Fill(0xA5);
            First = (T*)(memory + Guard) + shift;
            for (int i = 0; i < length; i++)
            {
                double number = special && (i + seed) % 3 == 0 ? Special[((i * 7) + seed) % Special.Length] : Math.Round(Math.Sin((seed * 0.7) + (i * 1.3)) * 10, 3);
                First[i] = typeof(T) == typeof(bool) ? Apply.Convert<double, T>(i % 3 == seed % 3 ? 1 : 0) : Apply.Convert<double, T>(number);
            }
        }

        public T* First { get; }

        public double this[int i] => Apply.Convert<T, double>(First[i]);

        public void Compare(Func<int, double> expected, double error, string what, List<string> wrong, double scale = 0)
        {
            for (int i = 0; i < length; i++)
            {
                // What is expected is rounded to the type first: a kernel rounds once.
                double right = typeof(T) == typeof(float) ? (float)expected(i) : typeof(T) == typeof(int) ? (int)expected(i) : expected(i), found = this[i];
                bool same = double.IsNaN(right) ? double.IsNaN(found) : found == right && double.IsNegative(found) == double.IsNegative(right);
                if (same || Math.Abs(found - right) <= error * Math.Max(Math.Abs(right), scale)) continue;
                wrong.Add($"{what}: element {i} is {found:R} instead of {right:R}");
                return;
            }
            int before = (int)((byte*)First - memory), after = before + (length * sizeof(T));
            if (new Span<byte>(memory, before).ContainsAnyExcept((byte)0xA5) || new Span<byte>(memory + after, bytes - after).ContainsAnyExcept((byte)0xA5))
            {
                wrong.Add($"{what}: something beside the row was written to");
            }
        }

        public void Dispose() => NativeMemory.AlignedFree(memory);
    }
}
