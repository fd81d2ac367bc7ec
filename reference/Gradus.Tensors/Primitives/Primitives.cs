namespace Gradus.Tensors;

/// <summary>The primitives without parameters. Those with parameters (<see cref="Reshape"/>, <see cref="Reduce{TOp}"/>, …) are made where they are used.</summary>
public static class Primitives
{
    /// <summary>a + b.</summary>
    public static readonly Binary<AddOp> Add = new("add", integers: true);

    /// <summary>a − b.</summary>
    public static readonly Binary<SubtractOp> Subtract = new("subtract", integers: true);

    /// <summary>a · b.</summary>
    public static readonly Binary<MultiplyOp> Multiply = new("multiply", integers: true);

    /// <summary>a / b.</summary>
    public static readonly Binary<DivideOp> Divide = new("divide");

    /// <summary>a to the power b.</summary>
    public static readonly Binary<PowerOp> Power = new("power");

    /// <summary>The angle of the point (b, a).</summary>
    public static readonly Binary<Atan2Op> Atan2 = new("atan2");

    /// <summary>The greater of two; for masks, or.</summary>
    public static readonly Binary<MaximumOp> Maximum = new("maximum", integers: true, masks: true);

    /// <summary>The smaller of two; for masks, and.</summary>
    public static readonly Binary<MinimumOp> Minimum = new("minimum", integers: true, masks: true);

    /// <summary>−x.</summary>
    public static readonly Unary<NegateOp> Negate = new("negate", integers: true);

    /// <summary>|x|.</summary>
    public static readonly Unary<AbsOp> Abs = new("abs", integers: true);

    /// <summary>−1, 0 or 1.</summary>
    public static readonly Unary<SignOp> Sign = new("sign", integers: true);

    /// <summary>As <see cref="ExpOp"/>.</summary>
    public static readonly Unary<ExpOp> Exp = new("exp");

    /// <summary>As <see cref="Expm1Op"/>.</summary>
    public static readonly Unary<Expm1Op> Expm1 = new("expm1");

    /// <summary>As <see cref="LogOp"/>.</summary>
    public static readonly Unary<LogOp> Log = new("log");

    /// <summary>As <see cref="Log1pOp"/>.</summary>
    public static readonly Unary<Log1pOp> Log1p = new("log1p");

    /// <summary>As <see cref="SqrtOp"/>.</summary>
    public static readonly Unary<SqrtOp> Sqrt = new("sqrt");

    /// <summary>As <see cref="SinOp"/>.</summary>
    public static readonly Unary<SinOp> Sin = new("sin");

    /// <summary>As <see cref="CosOp"/>.</summary>
    public static readonly Unary<CosOp> Cos = new("cos");

    /// <summary>As <see cref="TanOp"/>.</summary>
    public static readonly Unary<TanOp> Tan = new("tan");

    /// <summary>As <see cref="AsinOp"/>.</summary>
    public static readonly Unary<AsinOp> Asin = new("asin");

    /// <summary>As <see cref="AcosOp"/>.</summary>
    public static readonly Unary<AcosOp> Acos = new("acos");

    /// <summary>As <see cref="AtanOp"/>.</summary>
    public static readonly Unary<AtanOp> Atan = new("atan");

    /// <summary>As <see cref="SinhOp"/>.</summary>
    public static readonly Unary<SinhOp> Sinh = new("sinh");

    /// <summary>As <see cref="CoshOp"/>.</summary>
    public static readonly Unary<CoshOp> Cosh = new("cosh");

    /// <summary>As <see cref="TanhOp"/>.</summary>
    public static readonly Unary<TanhOp> Tanh = new("tanh");

    /// <summary>As <see cref="AsinhOp"/>.</summary>
    public static readonly Unary<AsinhOp> Asinh = new("asinh");

    /// <summary>As <see cref="AcoshOp"/>.</summary>
    public static readonly Unary<AcoshOp> Acosh = new("acosh");

    /// <summary>As <see cref="AtanhOp"/>.</summary>
    public static readonly Unary<AtanhOp> Atanh = new("atanh");

    /// <summary>As <see cref="SigmoidOp"/>.</summary>
    public static readonly Unary<SigmoidOp> Sigmoid = new("sigmoid");

    /// <summary>As <see cref="ErfOp"/>.</summary>
    public static readonly Unary<ErfOp> Erf = new("erf");

    /// <summary>As <see cref="FloorOp"/>.</summary>
    public static readonly Unary<FloorOp> Floor = new("floor");

    /// <summary>As <see cref="GreaterOp"/>.</summary>
    public static readonly Comparison<GreaterOp> Greater = new("greater");

    /// <summary>As <see cref="GreaterOrEqualOp"/>.</summary>
    public static readonly Comparison<GreaterOrEqualOp> GreaterOrEqual = new("greater-or-equal");

    /// <summary>As <see cref="LessOp"/>.</summary>
    public static readonly Comparison<LessOp> Less = new("less");

    /// <summary>As <see cref="LessOrEqualOp"/>.</summary>
    public static readonly Comparison<LessOrEqualOp> LessOrEqual = new("less-or-equal");

    /// <summary>As <see cref="EqualOp"/>.</summary>
    public static readonly Comparison<EqualOp> Equal = new("equal");

    /// <summary>As <see cref="NotEqualOp"/>.</summary>
    public static readonly Comparison<NotEqualOp> NotEqual = new("not-equal");

    /// <summary>condition ? a : b.</summary>
    public static readonly Select Select = new();

    /// <summary>Matrix products.</summary>
    public static readonly Dot Dot = new();
}
