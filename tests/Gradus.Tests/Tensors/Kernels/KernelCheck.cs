using System.Runtime.CompilerServices;
using Gradus.Tensors;
using Gradus.Tensors.Cpu;

namespace Gradus.Tests.Tensors.Kernels;

/// <summary>Every kernel against plain loops in double precision, on every length from 0 to 70 and some longer, at addresses that no vector is aligned to, with special
/// values among the elements, and with guards around the results. It needs no test framework: processes with narrower vectors run it too.</summary>
internal static unsafe class KernelCheck
{
    private static readonly int[] Lengths = [.. Enumerable.Range(0, 71), 127, 128, 129, 255, 1000, 2047, 2048, 2049, 4100, 10_000];

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
                Functions<float>(length, shift, 1e-6, wrong);
                Functions<double>(length, shift, 1e-15, wrong);
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
        using GuardedRow<T> a = new(n, shift, 1, special), b = new(n, shift + 1, 2, special), y = new(n, shift, 3, false);
        using GuardedRow<bool> mask = new(n, shift, 4, false);
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
                using GuardedRow<bool> holds = new(n, shift, 5, false);
                Loops.Compare<TOp, T>(a.First, stepA, b.First, stepB, holds.First, n);
                holds.Compare(i => op(a[i * stepA], b[i * stepB]) ? 1 : 0, 0, $"{typeof(TOp).Name} {stepA}{stepB} {at}", wrong);
            }
            Compare<GreaterOp>((p, q) => p > q);
            Compare<GreaterOrEqualOp>((p, q) => p >= q);
            Compare<LessOp>((p, q) => p < q);
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

    private static void Casts<T>(GuardedRow<T> a, int n, int shift, string at, List<string> wrong) where T : unmanaged
    {
        using GuardedRow<float> singles = new(n, shift, 6, false);
        using GuardedRow<double> doubles = new(n, shift, 6, false);
        using GuardedRow<int> integers = new(n, shift, 6, false);
        using GuardedRow<bool> masks = new(n, shift, 6, false);
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

    // What .NET has no function for is compared with the operation on a single double, which has mpmath's digits (ElementaryFunctionTests).
    private static void Functions<T>(int n, int shift, double error, List<string> wrong) where T : unmanaged
    {
        foreach (bool special in new[] { false, true })
        {
            using GuardedRow<T> x = new(n, shift, 7, special), positive = new(n, shift, 9, special), y = new(n, shift, 8, false);
            Loops.Map<AbsOp, T>(positive.First, positive.First, n);
            void Map<TOp>(GuardedRow<T> of, Func<double, double> f) where TOp : struct, IUnaryOp
            {
                Loops.Map<TOp, T>(of.First, y.First, n);
                // Of the smallest floats, a unit in the last place is more than a millionth.
                y.Compare(i => f(of[i]), error, $"{typeof(TOp).Name} {typeof(T).Name}, {n} elements, shift {shift}{(special ? ", special values" : "")}", wrong, scale: 1e-38);
            }
            Map<ExpOp>(x, Math.Exp);
            Map<Expm1Op>(x, Expm1Op.Invoke);
            Map<LogOp>(positive, Math.Log);
            Map<Log1pOp>(positive, Log1pOp.Invoke);
            Map<TanhOp>(x, Math.Tanh);
            Map<SigmoidOp>(x, t => 1 / (1 + Math.Exp(-t)));
            Map<ErfOp>(x, ErfOp.Invoke);
            Map<SinOp>(x, Math.Sin);
            Map<CosOp>(x, Math.Cos);
            Map<FloorOp>(x, Math.Floor);
            Map<SqrtOp>(positive, Math.Sqrt);
        }
    }

    private static void Reductions<T>(int n, int shift, List<string> wrong) where T : unmanaged
    {
        using GuardedRow<T> x = new(n, shift, 10, false), z = new(n, shift, 11, false), one = new(1, 0, 0, false), y = new(n, shift, 12, false);
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
        using GuardedRow<T> x = new(n, shift, 13, false), y = new(n, shift, 14, false), one = new(1, 0, 0, false);
        double greatest = Enumerable.Range(0, n).Max(i => x[i]), sum = Enumerable.Range(0, n).Sum(i => Math.Exp(x[i] - greatest)), error = typeof(T) == typeof(float) ? 4e-6 : 1e-14;
        *one.First = RowFunctions.LogSumExp(x.First, n);
        one.Compare(_ => Math.Log(sum) + greatest, error, $"log-sum-exp {typeof(T).Name} {n} shift {shift}", wrong);
        RowFunctions.Softmax(x.First, y.First, n);
        y.Compare(i => Math.Exp(x[i] - greatest) / sum, error, $"softmax {typeof(T).Name} {n} shift {shift}", wrong);
        foreach (int label in new[] { 0, n / 2, n - 1 })
        {
            *one.First = RowFunctions.CrossEntropy(x.First, n, label);
            one.Compare(_ => Math.Log(sum) + greatest - x[label], error, $"cross-entropy of {label} {typeof(T).Name} {n} shift {shift}", wrong, scale: 1);
        }
        // −∞ adds nothing, ∞ is the sum, and NaN comes through, wherever they stand.
        foreach (int place in new[] { 0, n / 2, n - 1 })
        {
            T old = x.First[place];
            void With(double number, double expected)
            {
                x.First[place] = Apply.Convert<double, T>(number);
                *one.First = RowFunctions.LogSumExp(x.First, n);
                one.Compare(_ => expected, error, $"log-sum-exp with {number} at {place} {typeof(T).Name} {n} shift {shift}", wrong, scale: 1);
            }
            With(double.NegativeInfinity, Math.Log(Enumerable.Range(0, n).Where(i => i != place).Sum(i => Math.Exp(x[i]))));
            With(double.PositiveInfinity, double.PositiveInfinity);
            With(double.NaN, double.NaN);
            x.First[place] = old;
        }
    }

    private static void Columns<T>(List<string> wrong) where T : unmanaged
    {
        foreach (int lines in new[] { 1, 2, 3, 15, 16, 17, 33, 64, 100, 130 })
        {
            foreach (int columns in new[] { 1, 2, 7, 8, 9, 15, 16, 17, 63, 64, 65, 127, 128, 129, 300 })
            {
                using GuardedRow<T> x = new(lines * columns, 1, 15, false), y = new(columns, 1, 16, false);
                var axes = new Axes(1);
                axes.Push(lines, columns, false);
                double unit = typeof(T) == typeof(float) ? 64 * Math.Pow(2, -24) : 1e-13;
                new Columns<AddOp, T>(axes, 1).Run(x.First, y.First, columns);
                y.Compare(i => Enumerable.Range(0, lines).Sum(line => x[(line * columns) + i]), unit, $"columns' sums {typeof(T).Name} {lines}×{columns}", wrong, scale: 10 * lines);
                new Columns<MaximumOp, T>(axes, 1).Run(x.First, y.First, columns);
                y.Compare(i => Enumerable.Range(0, lines).Max(line => x[(line * columns) + i]), 0, $"columns' maxima {typeof(T).Name} {lines}×{columns}", wrong);
                new Columns<MinimumOp, T>(axes, 1).Run(x.First, y.First, columns);
                y.Compare(i => Enumerable.Range(0, lines).Min(line => x[(line * columns) + i]), 0, $"columns' minima {typeof(T).Name} {lines}×{columns}", wrong);
            }
        }
    }
}
