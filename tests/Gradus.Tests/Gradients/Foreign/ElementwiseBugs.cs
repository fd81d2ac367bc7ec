using static System.Math;
using static Gradus.Tests.Gradients.Foreign.Arrays;

namespace Gradus.Tests.Gradients.Foreign;

/// <summary>Wrong slopes of functions of one number.</summary>
internal static class ElementwiseBugs
{
    private static readonly double Root2OverPi = Sqrt(2 / PI);

    public static IEnumerable<ForeignBug> All()
    {
        var sigmoid = Elementwise("sigmoid", Sigmoid, x => Sigmoid(x) * (1 - Sigmoid(x)), Vectors(-3, 3));
        yield return sigmoid.Slope("sigmoid-no-complement", "The factor 1 − σ is left out.", "common", Sigmoid);
        yield return sigmoid.Slope("sigmoid-of-input", "x(1 − x): the input stands where the output belongs.", "courses (typical)", x => x * (1 - x));
        yield return sigmoid.Slope("sigmoid-twice", "The slope is taken at σ(x) instead of x: sigmoid applied again to the saved output.", "common", x => Sigmoid(Sigmoid(x)) * (1 - Sigmoid(Sigmoid(x))));
        yield return sigmoid.Slope("sigmoid-sign", "e⁻ˣ is differentiated without its minus sign.", "common", x => -Sigmoid(x) * (1 - Sigmoid(x)));

        var tanh = Elementwise("tanh", Math.Tanh, x => 1 - Math.Tanh(x) * Math.Tanh(x), Vectors(-2, 2));
        yield return tanh.Slope("tanh-no-square", "1 − tanh x.", "micrograd exercises (typical)", x => 1 - Math.Tanh(x));
        yield return tanh.Slope("tanh-of-input", "1 − x²: the input is squared, not the output.", "micrograd exercises (typical)", x => 1 - x * x);
        yield return tanh.Slope("tanh-saved-float16", "The output is saved with 11 significant bits.", "common (mixed precision)", x => 1 - (double)(Half)Math.Tanh(x) * (double)(Half)Math.Tanh(x));
        yield return tanh.Slope("tanh-saved-float32", "The output is saved as float32.", "common (mixed precision)", x => 1 - (float)Math.Tanh(x) * (double)(float)Math.Tanh(x)) with
        {
            Special = "Relative error some 1e-7 where tanh x is near ±1, less elsewhere: at the edge of any float64 tolerance.",
        };

        var cosh = Elementwise("cosh", Cosh, Sinh, Vectors(-2, 2));
        yield return cosh.Slope("cosh-sign", "−sinh x.", "casadi/casadi#2585", x => -Sinh(x));

        var softplus = Elementwise("softplus β=2", x => Log(1 + Exp(2 * x)) / 2, x => Sigmoid(2 * x), Vectors(-2, 2));
        yield return softplus.Slope("softplus-beta", "β is not divided out again.", "common", x => 2 * Sigmoid(2 * x));
        yield return softplus.Slope("softplus-beta-inside", "The sigmoid is taken at x, not at βx.", "common", Sigmoid);
        yield return softplus.Slope("softplus-threshold", "Slope 1 beyond βx = 20, where it is 1 − 2e-9.", "PyTorch's documented threshold", x => x > 10 ? 1 : Sigmoid(2 * x)) with
        {
            At = Vectors(10.5, 12),
            Special = "The error is 1e-9 of the slope.",
            Invisible = true,
        };

        var gelu = Elementwise("gelu", x => 0.5 * x * (1 + Erf(x / Sqrt(2))), x => 0.5 * (1 + Erf(x / Sqrt(2))) + x * Exp(-x * x / 2) / Sqrt(2 * PI), Vectors(-2.5, 2.5));
        yield return gelu.Slope("gelu-tanh-slope", "The slope of the tanh approximation for the exact function.", "mlpack/mlpack#3994, chelsea0x3b/dfdx#804 (both forms in use)", GeluTanhSlope);
        yield return gelu.Slope("gelu-no-density", "Only Φ(x): the term x·φ(x) is left out.", "common", x => 0.5 * (1 + Erf(x / Sqrt(2))));
        yield return gelu.Slope("gelu-sigmoid-slope", "The slope of x·σ(1.702x).", "common", x => Sigmoid(1.702 * x) * (1 + 1.702 * x * (1 - Sigmoid(1.702 * x))));

        var geluTanh = Elementwise("gelu by tanh", x => 0.5 * x * (1 + Math.Tanh(Root2OverPi * (x + 0.044715 * x * x * x))), GeluTanhSlope, Vectors(-2.5, 2.5));
        yield return geluTanh.Slope("gelu-tanh-inner", "The inner derivative is √(2/π), without 3·0.044715x².", "common", x =>
        {
            double t = Math.Tanh(Root2OverPi * (x + 0.044715 * x * x * x));
            return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * Root2OverPi;
        });
        yield return geluTanh.Slope("gelu-six-digits", "Coefficients are printed with six digits.", "huggingface/candle#1160", x =>
        {
            double t = Math.Tanh(0.797885 * x + 0.0356774 * x * x * x);
            return 0.5 + (0.398942 * x + 0.0535161 * x * x * x) * (1 - t * t) + 0.5 * t;
        });

        var silu = Elementwise("silu", x => x * Sigmoid(x), x => Sigmoid(x) * (1 + x * (1 - Sigmoid(x))), Vectors(-3, 3));
        yield return silu.Slope("silu-one-term", "xσ(1 − σ): the product rule's other term is left out.", "common", x => x * Sigmoid(x) * (1 - Sigmoid(x)));
        yield return silu.Slope("silu-gate-held", "σ(x): the gate is treated as a constant.", "common", Sigmoid);

        var relu = Elementwise("leaky relu 0.1", x => x > 0 ? x : 0.1 * x, x => x > 0 ? 1 : 0.1, r => [Signed(r, r.Int(1, 8))]);
        yield return relu.Slope("leaky-relu-zero", "0 for negative inputs.", "common", x => x > 0 ? 1 : 0);
        yield return relu.Reverse("relu-mask-of-upstream", "The mask is u > 0 instead of x > 0.", "CS231n assignment 1 (typical)", (x, u) => [Each(u, b => b > 0 ? b : 0.1 * b)]);
        yield return relu.Slope("relu-slope-of-value", "The slope for negative inputs multiplies with x once more: the output stands for the slope.", "andersy005/deep-learning-specialization-coursera#5 (kind)", x => x > 0 ? 1 : 0.1 * x);

        var elu = Elementwise("elu α=0.5", x => x > 0 ? x : 0.5 * (Exp(x) - 1), x => x > 0 ? 1 : 0.5 * Exp(x), r => [Signed(r, r.Int(1, 8))]);
        yield return elu.Slope("elu-alpha-one", "y + 1 in place of y + α: right only for α = 1.", "common", x => x > 0 ? 1 : 0.5 * (Exp(x) - 1) + 1);

        var log = Elementwise("log", Log, x => 1 / x, Vectors(0.3, 4));
        yield return log.Slope("log-of-output", "1/y: the output stands where the input belongs.", "karpathy/micrograd#100 (kind)", x => 1 / Log(x)) with { At = Vectors(1.5, 4) };
        var exp = Elementwise("exp", Exp, Exp, Vectors(-2, 2));
        yield return exp.Slope("exp-of-input", "x in place of eˣ.", "karpathy/nn-zero-to-hero#52", x => x);
        var logOnePlus = Elementwise("log1p", x => Log(1 + x), x => 1 / (1 + x), Vectors(0.2, 3));
        yield return logOnePlus.Slope("log1p-as-log", "1/x.", "common", x => 1 / x);
        var expMinusOne = Elementwise("expm1", x => Exp(x) - 1, Exp, Vectors(-2, 2));
        yield return expMinusOne.Slope("expm1-output", "y, where y + 1 is the slope.", "common", x => Exp(x) - 1);

        var cube = Elementwise("x³", x => x * x * x, x => 3 * x * x, r => [Signed(r, r.Int(1, 8))]);
        yield return cube.Slope("pow-exponent", "The exponent is not lowered: 3x³.", "micrograd exercises (typical)", x => 3 * x * x * x);
        yield return cube.Slope("pow-no-factor", "The factor 3 is left out.", "micrograd exercises (typical)", x => x * x);
        yield return cube.Slope("pow-abs", "The sign of the base enters by parity of the wrong exponent: wrong for negative inputs.", "tensorflow/tfjs#346 (kind)", x => 3 * x * Abs(x));

        var square = Elementwise("x·x", x => x * x, x => 2 * x, Vectors(-2, 2));
        yield return square.Slope("square-overwritten", "The same node twice: the second contribution overwrites the first.", "micrograd, lecture: = in place of +=", x => x);
        var sqrt = Elementwise("sqrt", Sqrt, x => 0.5 / Sqrt(x), Vectors(0.3, 4));
        yield return sqrt.Slope("sqrt-inverted", "√x/2.", "common", x => 0.5 * Sqrt(x));
        var inverse = Elementwise("1/x", x => 1 / x, x => -1 / (x * x), r => [Signed(r, r.Int(1, 8))]);
        yield return inverse.Slope("inv-sign", "1/x².", "minitorch module 0, inv_back (typical)", x => 1 / (x * x));
        yield return inverse.Slope("inv-no-square", "−1/x.", "minitorch module 0, inv_back (typical)", x => -1 / x);

        var atan = Elementwise("atan", Atan, x => 1 / (1 + x * x), Vectors(-0.8, 0.8));
        yield return atan.Slope("atan-as-atanh", "1/(1 − x²).", "scipp/scipp#3876, jwmerrill/PowerSeries.jl#9", x => 1 / (1 - x * x));
        var asin = Elementwise("asin", Asin, x => 1 / Sqrt(1 - x * x), Vectors(-0.8, 0.8));
        yield return asin.Slope("asin-no-root", "1/(1 − x²).", "common", x => 1 / (1 - x * x));
        var normCdf = Elementwise("normal cdf", x => 0.5 * (1 + Erf(x / Sqrt(2))), x => Exp(-x * x / 2) / Sqrt(2 * PI), Vectors(-2.5, 2.5));
        yield return normCdf.Slope("normcdf-erfc", "The slope of erfc, with its sign and without the inner 1/√2.", "ekmett/ad#57 (kind)", x => -Exp(-x * x / 2) / Sqrt(PI));
        yield return normCdf.Slope("normcdf-exponent", "e^(−x²): the exponent lacks its ½.", "ekmett/ad#57 (kind)", x => Exp(-x * x) / Sqrt(2 * PI));
        var sinDegrees = Elementwise("sin of degrees", x => Sin(x * PI / 180), x => Cos(x * PI / 180) * PI / 180, Vectors(-180, 180));
        yield return sinDegrees.Slope("sind-factor", "π/180 is left out.", "common", x => Cos(x * PI / 180));
        yield return sinDegrees.Slope("sind-float-pi", "π as a float32.", "common", x => Cos(x * PI / 180) * (float)PI / 180) with
        {
            Special = "The error is 2.8e-8 of the slope: below the tolerance of 1e-7.",
            Invisible = true,
        };
        var abs = Elementwise("abs", Abs, x => Sign(x), r => [Signed(r, r.Int(1, 8))]);
        yield return abs.Slope("abs-one", "1 for negative inputs too.", "common", _ => 1);
        var clip = Elementwise("clip to ±1", x => Clamp(x, -1, 1), x => Abs(x) < 1 ? 1 : 0, r => [Each(Signed(r, r.Int(1, 8)), x => Abs(Abs(x) - 1) < 0.05 ? 0.5 : x)]);
        yield return clip.Slope("clip-straight-through", "1 everywhere.", "common", _ => 1);
        yield return clip.Slope("clip-one-side", "Only the upper bound stops the gradient.", "common", x => x < 1 ? 1 : 0);
        var entropy = Elementwise("−x log x", x => -x * Log(x), x => -Log(x) - 1, Vectors(0.1, 0.9));
        yield return entropy.Slope("entropy-no-one", "−log x: the 1 is left out.", "common", x => -Log(x));
        var mish = Elementwise("mish", x => x * Math.Tanh(Log(1 + Exp(x))), x =>
        {
            double t = Math.Tanh(Log(1 + Exp(x)));
            return t + x * (1 - t * t) * Sigmoid(x);
        }, Vectors(-2, 2));
        yield return mish.Slope("mish-inner", "The inner slope σ(x) is left out.", "common", x =>
        {
            double t = Math.Tanh(Log(1 + Exp(x)));
            return t + x * (1 - t * t);
        });
        var hardSwish = Elementwise("hard swish", x => x * Clamp(x + 3, 0, 6) / 6, x => x < -3 ? 0 : x > 3 ? 1 : (2 * x + 3) / 6,
            r => [Each(Draw(r, -5, 5, r.Int(1, 8)), x => Abs(Abs(x) - 3) < 0.1 ? 0.7 : x)]);
        yield return hardSwish.Slope("hard-swish-middle", "The middle branch for x > 3 too.", "common", x => x < -3 ? 0 : (2 * x + 3) / 6);
    }

    private static double GeluTanhSlope(double x)
    {
        double t = Math.Tanh(Root2OverPi * (x + 0.044715 * x * x * x));
        return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * Root2OverPi * (1 + 3 * 0.044715 * x * x);
    }
}
