using Gradus.Tensors;
using static Gradus.Tensors.Tensor;

namespace Gradus.Autodiff;

/// <summary>The derivative of every primitive: the one place where the library knows calculus.</summary>
public static class DerivativeTable
{
    private static readonly Dictionary<Type, DerivativeRule> Rules = [];

    static DerivativeTable()
    {
        // Sums and differences.
        Add(Primitives.Add, new SignedSumRule(1, 1));
        Add(Primitives.Subtract, new SignedSumRule(1, -1));
        Add(Primitives.Negate, new SignedSumRule(-1));

        // Elementwise functions of two arguments.
        Binary(Primitives.Multiply, Derivatives.Multiply);
        Binary(Primitives.Divide, Derivatives.Divide);
        Binary(Primitives.Power, Power);
        Binary(Primitives.Maximum, Derivatives.Maximum);
        Binary(Primitives.Minimum, (argument, a, b, y) => Derivatives.Maximum(argument, -a, -b, -y));
        Binary(Primitives.Atan2, (argument, a, b, y) => (argument == 0 ? b : -a) / ((a * a) + (b * b)));

        // Elementwise functions of one argument.
        Unary(Primitives.Exp, Derivatives.Exp);
        Unary(Primitives.Log, Derivatives.Log);
        Unary(Primitives.Sqrt, Derivatives.Sqrt);
        Unary(Primitives.Sin, Derivatives.Sin);
        Unary(Primitives.Cos, Derivatives.Cos);
        Unary(Primitives.Tanh, Derivatives.Tanh);
        Unary(Primitives.Sigmoid, Derivatives.Sigmoid);
        Unary(Primitives.Expm1, (x, y) => y + 1);
        Unary(Primitives.Log1p, (x, y) => 1 / (1 + x));
        Unary(Primitives.Tan, (x, y) => 1 + (y * y));
        Unary(Primitives.Asin, (x, y) => 1 / Sqrt((1 - x) * (1 + x)));
        Unary(Primitives.Acos, (x, y) => -1 / Sqrt((1 - x) * (1 + x)));
        Unary(Primitives.Atan, (x, y) => 1 / (1 + (x * x)));
        Unary(Primitives.Sinh, (x, y) => Cosh(x));
        Unary(Primitives.Cosh, (x, y) => Sinh(x));
        Unary(Primitives.Asinh, (x, y) => 1 / Sqrt(1 + (x * x)));
        Unary(Primitives.Acosh, (x, y) => 1 / Sqrt((x - 1) * (x + 1)));
        Unary(Primitives.Atanh, (x, y) => 1 / ((1 - x) * (1 + x)));
        Unary(Primitives.Erf, (x, y) => 2 / Math.Sqrt(Math.PI) * Exp(-(x * x)));
        Unary(Primitives.Abs, (x, y) => Sign(x));

        // The same elements in other places: linear, so the gradient goes back through the transposed operation.
        Linear<Reshape>((op, x, upstream) => upstream.Reshape(x.Shape));
        Linear<Permute>((op, x, upstream) => Derivatives.Transpose(upstream, [.. op.Order]));
        Linear<BroadcastTo>((op, x, upstream) => Derivatives.BroadcastTo(upstream, x.Shape));
        Linear<Reduce<AddOp>>((op, x, upstream) => Derivatives.Sum(upstream, x.Shape, [.. op.Axes]));
        Linear<Slice>((op, x, upstream) => Unslice(op, x.Shape).Bind(upstream));
        Linear<Flip>((op, x, upstream) => op.Bind(upstream));
        Linear<CumulativeSum>((op, x, upstream) => new Flip(op.Axis).Bind(op.Bind(new Flip(op.Axis).Bind(upstream))));
        Rules[typeof(Cast)] = new CastRule();
        Linear<Transfer>((op, x, upstream) => upstream.To(x.Device));
        Rules[typeof(Pad)] = new LinearRule<Pad>(_ => true, (op, _, inputs, upstream) => Unpad(op, inputs[0].Shape).Bind(upstream),
            op => new Pad(Numbers(op.Before), Numbers(op.After), Numbers(op.Between)));
        Rules[typeof(Concatenate)] = new LinearRule<Concatenate>(_ => true, Part);
        Rules[typeof(Select)] = new LinearRule<Select>(argument => argument > 0,
            (op, argument, inputs, upstream) => argument == 1 ? Where(inputs[0], upstream, 0) : Where(inputs[0], 0, upstream));
        Rules[typeof(Gather)] = new LinearRule<Gather>(argument => argument == 0, (op, _, inputs, upstream) => new ScatterAdd(op.Axis, inputs[0].Shape[op.Axis]).Bind(upstream, inputs[1]));
        Rules[typeof(ScatterAdd)] = new LinearRule<ScatterAdd>(argument => argument == 0, (op, _, inputs, upstream) => new Gather(op.Axis).Bind(upstream, inputs[1]));

        // Products of matrices.
        Add(Primitives.Dot, new BilinearRule(Derivatives.MatMul));

        // The greatest and the smallest: equal elements share.
        General<Reduce<MaximumOp>>((op, x, y, tangent) => Total(op.Axes, tangent * Share(op.Axes, x, y)),
            (op, x, y, upstream) => Derivatives.Sum(upstream, x.Shape, [.. op.Axes]) * Share(op.Axes, x, y));
        General<Reduce<MinimumOp>>((op, x, y, tangent) => Total(op.Axes, tangent * Share(op.Axes, x, y)),
            (op, x, y, upstream) => Derivatives.Sum(upstream, x.Shape, [.. op.Axes]) * Share(op.Axes, x, y));

        // Steps, comparisons and positions do not change with small changes.
        foreach (var primitive in new Primitive[]
        {
            Primitives.Sign, Primitives.Floor, Primitives.Greater, Primitives.GreaterOrEqual, Primitives.Less, Primitives.LessOrEqual, Primitives.Equal, Primitives.NotEqual,
        })
        {
            Add(primitive, new ZeroRule());
        }
        Rules[typeof(StopGradient)] = Rules[typeof(Draw)] = Rules[typeof(DeriveKey)] = new ZeroRule();
        Rules[typeof(CustomPrimitive)] = new CustomRule();
        Rules[typeof(Bundle)] = new BundleRule();
        Rules[typeof(Within)] = Rules[typeof(ArgReduce<GreaterOp>)] = Rules[typeof(ArgReduce<LessOp>)] = new ZeroRule();
    }

    /// <summary>The rule of a primitive.</summary>
    /// <exception cref="NotSupportedException">It has none.</exception>
    public static DerivativeRule For(Primitive primitive) => Rules.TryGetValue(primitive.GetType(), out var rule) ? rule
        : throw new NotSupportedException(
        $"The primitive {primitive.Name} has no derivative in the table. Write it with operations that have, or give it a derivative of its own: derive from Function, or use Ad.CustomVjp.");

    private static void Add(Primitive primitive, DerivativeRule rule) => Rules[primitive.GetType()] = rule;

    private static void Unary(Primitive primitive, Func<Tensor, Tensor, Tensor> derivative) => Add(primitive, new ElementwiseRule((_, inputs, y) => derivative(inputs[0], y)));

    private static void Binary(Primitive primitive, Func<int, Tensor, Tensor, Tensor, Tensor> derivative) =>
        Add(primitive, new ElementwiseRule((argument, inputs, y) => derivative(argument, inputs[0], inputs[1], y)));

    private static void Linear<TPrimitive>(Func<TPrimitive, Tensor, Tensor, Tensor> transpose) where TPrimitive : Primitive =>
        Rules[typeof(TPrimitive)] = new LinearRule<TPrimitive>(_ => true, (op, _, inputs, upstream) => transpose(op, inputs[0], upstream));

    private static void General<TPrimitive>(Func<TPrimitive, Tensor, Tensor, Tensor, Tensor> jvp, Func<TPrimitive, Tensor, Tensor, Tensor, Tensor> vjp) where TPrimitive : Primitive =>
        Rules[typeof(TPrimitive)] = new GeneralRule<TPrimitive>(jvp, vjp);

    // x⁰ does not change with x, nor 0ᵇ with b ≥ 0: 0, where the formulas would say 0·∞. The arguments that a branch leaves out are replaced
    // inside it too, or their infinities would come back as 0·∞ when the derivative is differentiated itself.
    private static Tensor Power(int argument, Tensor a, Tensor b, Tensor y)
    {
        if (argument == 0)
        {
            var constant = Equal(b, ZerosLike(b));
            return Where(constant, 0, b * Pow(a, Where(constant, 1, b) - 1));
        }
        var zero = Minimum(Equal(a, ZerosLike(a)), b >= 0);
        var positive = Where(zero, 1, a);
        return Where(zero, 0, Pow(positive, b) * Log(positive));
    }

    private static Pad Unslice(Slice op, Shape shape)
    {
        int[] before = new int[shape.Rank], after = new int[shape.Rank], between = new int[shape.Rank];
        for (int axis = 0; axis < shape.Rank; axis++)
        {
            int length = op.Lengths[axis], step = op.Steps[axis];
            before[axis] = length == 0 ? 0 : op.Starts[axis];
            after[axis] = length == 0 ? shape[axis] : shape[axis] - op.Starts[axis] - ((length - 1) * step) - 1;
            between[axis] = step - 1;
        }
        return new Pad(before, after, between);
    }

    private static Slice Unpad(Pad op, Shape shape)
    {
        var steps = new int[shape.Rank];
        for (int axis = 0; axis < steps.Length; axis++) steps[axis] = op.Between[axis] + 1;
        return new Slice(Numbers(op.Before), shape.AsSpan().ToArray(), steps);
    }

    private static Tensor Part(Concatenate op, int argument, Tensor[] inputs, Tensor upstream)
    {
        int[] starts = new int[upstream.Rank], steps = new int[upstream.Rank];
        for (int i = 0; i < argument; i++) starts[op.Axis] += inputs[i].Shape[op.Axis];
        Array.Fill(steps, 1);
        return new Slice(starts, inputs[argument].Shape.AsSpan().ToArray(), steps).Bind(upstream);
    }

    // The primitives hold arrays; a copy for each use would cost as much as the use.
    private static int[] Numbers(IReadOnlyList<int> list) => list as int[] ?? [.. list];

    // The sum along these axes and no others: for Tensor.Sum, no axes are all of them, which an example under Vmap has not asked for.
    private static Tensor Total(IReadOnlyList<int> axes, Tensor x) => axes.Count == 0 ? x : new Reduce<AddOp>("sum", Numbers(axes)).Bind(x);

    private static Tensor Share(IReadOnlyList<int> axes, Tensor x, Tensor y)
    {
        int[] gone = Numbers(axes);
        if (gone.Length == 0) return OnesLike(x);
        var best = Equal(x, y.Reshape(x.Shape.Keeping(gone))).To(x.DType);
        return best / Total(axes, best).Reshape(x.Shape.Keeping(gone));
    }
}
