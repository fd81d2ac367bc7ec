using System.Globalization;
using Gradus.Tensors;
using Gradus.Tests.Tensors.Kernels;
using NUnit.Framework;

namespace Gradus.Tests.Tensors.Mathematics;

/// <summary>The elementary functions are as exact as their documentation says, at every width of vectors; a vector's lane is what a number alone is; and laws
/// that rounding must not break hold.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class ElementaryFunctionTests
{
    // What is asked for, and what was seen and stands in the documentation: in single and in double precision.
    private static readonly Dictionary<string, (double Asked, double Single, double Double)> Bounds = new()
    {
        ["exp"] = (2, 1.1, 1.1),
        ["log"] = (2, 1.1, 1.1),
        ["expm1"] = (4, 2, 2),
        ["log1p"] = (4, 1.1, 1.1),
        ["tanh"] = (4, 2.6, 2.6),
        ["sigmoid"] = (4, 2.5, 2.5),
        ["erf"] = (4, 1.2, 1.2),
        ["sin"] = (4, 2.4, 1.5),
        ["cos"] = (4, 2.4, 1.5),
    };

    private static IEnumerable<ElementaryCase> Cases => ElementaryCase.All;

    [TestCaseSource(nameof(Cases))]
    public void Is_as_exact_as_stated(object item)
    {
        var function = (ElementaryCase)item;
        Assert.That(function.Points, Has.Count.AtLeast(2000));
        double worst = function.Worst();
        TestContext.Out.WriteLine($"{function}: {worst:F3} units in the last place");
        Assert.That(worst, Is.LessThanOrEqualTo(Bound(function)));
    }

    [TestCaseSource(typeof(NarrowProcess), nameof(NarrowProcess.Widths))]
    public void Is_so_with_narrower_vectors(int bits)
    {
        var worst = NarrowProcess.Run(bits, "elementary").Select(line => line.Split('\t')).ToDictionary(words => words[0], words => double.Parse(words[1], CultureInfo.InvariantCulture));
        Assert.Multiple(() =>
        {
            foreach (var function in Cases)
            {
                TestContext.Out.WriteLine($"{function}: {worst[function.ToString()]:F3} units in the last place");
                Assert.That(worst[function.ToString()], Is.LessThanOrEqualTo(Bound(function)), function.ToString());
            }
        });
    }

    [Test]
    public void Odd_functions_are_odd_to_the_bit() => Assert.Multiple(() =>
    {
        foreach (double x in Sample())
        {
            Assert.That(TanhOp.Invoke(-x), Is.EqualTo(-TanhOp.Invoke(x)), $"tanh {x}");
            Assert.That(ErfOp.Invoke(-x), Is.EqualTo(-ErfOp.Invoke(x)), $"erf {x}");
            Assert.That(SinOp.Invoke(-x), Is.EqualTo(-SinOp.Invoke(x)), $"sin {x}");
            Assert.That(SinOp.Invoke(-(float)x), Is.EqualTo(-SinOp.Invoke((float)x)), $"sin {(float)x}");
            Assert.That(TanhOp.Invoke(-(float)x), Is.EqualTo(-TanhOp.Invoke((float)x)), $"tanh {(float)x}");
            Assert.That(ErfOp.Invoke(-(float)x), Is.EqualTo(-ErfOp.Invoke((float)x)), $"erf {(float)x}");
        }
    });

    [Test]
    public void Values_stay_within_their_range() => Assert.Multiple(() =>
    {
        foreach (double x in Sample().Concat(Sample().Select(x => -x)))
        {
            Assert.That(SigmoidOp.Invoke(x), Is.InRange(0, 1), $"sigmoid {x}");
            Assert.That(SigmoidOp.Invoke((float)x), Is.InRange(0, 1), $"sigmoid {(float)x}");
            Assert.That(TanhOp.Invoke(x), Is.InRange(-1, 1), $"tanh {x}");
            Assert.That(TanhOp.Invoke((float)x), Is.InRange(-1, 1), $"tanh {(float)x}");
            Assert.That(ErfOp.Invoke(x), Is.InRange(-1, 1), $"erf {x}");
            Assert.That(ErfOp.Invoke((float)x), Is.InRange(-1, 1), $"erf {(float)x}");
            if (!double.IsFinite(x)) continue;
            Assert.That(SinOp.Invoke(x), Is.InRange(-1, 1), $"sin {x}");
            Assert.That(SinOp.Invoke((float)x), Is.InRange(-1, 1), $"sin {(float)x}");
            Assert.That(CosOp.Invoke(x), Is.InRange(-1, 1), $"cos {x}");
            Assert.That(CosOp.Invoke((float)x), Is.InRange(-1, 1), $"cos {(float)x}");
        }
    });

    [Test]
    public void Whole_results_are_exact() => Assert.Multiple(() =>
    {
        Assert.That(ExpOp.Invoke(0.0), Is.EqualTo(1));
        Assert.That(ExpOp.Invoke(0f), Is.EqualTo(1));
        Assert.That(CosOp.Invoke(0.0), Is.EqualTo(1));
        Assert.That(CosOp.Invoke(0f), Is.EqualTo(1));
        Assert.That(LogOp.Invoke(1.0), Is.EqualTo(0));
        Assert.That(LogOp.Invoke(1f), Is.EqualTo(0));
        Assert.That(SigmoidOp.Invoke(0.0), Is.EqualTo(0.5));
        Assert.That(SigmoidOp.Invoke(0f), Is.EqualTo(0.5));
    });

    // Where an algorithm changes over from one line to another, a wrong constant shows as a step back.
    [TestCase(0.34657359027997264)]
    [TestCase(0.9)]
    [TestCase(1)]
    [TestCase(1.0397207708399179)]
    [TestCase(0.75)]
    [TestCase(1.5)]
    [TestCase(3)]
    public void Nothing_falls_where_an_algorithm_changes_over(double border)
    {
        // Steps of many units in the last place: over these, functions that grow must.
        double step = border * 1e-14;
        float wide = (float)border * 2e-6f;
        Assert.Multiple(() =>
        {
            for (int i = -50; i < 50; i++)
            {
                double x = border + (i * step), next = border + ((i + 1) * step);
                float y = (float)border + (i * wide), after = (float)border + ((i + 1) * wide);
                Grows<ExpOp>(x, next, y, after);
                Grows<Expm1Op>(x, next, y, after);
                Grows<LogOp>(x, next, y, after);
                Grows<Log1pOp>(x, next, y, after);
                Grows<TanhOp>(x, next, y, after);
                Grows<SigmoidOp>(x, next, y, after);
                Grows<ErfOp>(x, next, y, after);
            }
        });
    }

    private static void Grows<TOp>(double x, double next, float y, float after) where TOp : struct, IUnaryOp
    {
        Assert.That(TOp.Invoke(next), Is.GreaterThanOrEqualTo(TOp.Invoke(x)), $"{typeof(TOp).Name} of {x:R} and {next:R}");
        Assert.That(TOp.Invoke(after), Is.GreaterThanOrEqualTo(TOp.Invoke(y)), $"{typeof(TOp).Name} of {y:R} and {after:R}");
    }

    private static double Bound(ElementaryCase function)
    {
        var (asked, single, @double) = Bounds[function.Name];
        return Math.Min(asked, function.IsSingle ? single : @double);
    }

    private static IEnumerable<double> Sample() => Enumerable.Range(0, 4000).Select(i => Math.ScaleB(1 + (i * 0.6180339887498949 % 1), (i % 140) - 130)).Append(0).Append(double.PositiveInfinity);
}
