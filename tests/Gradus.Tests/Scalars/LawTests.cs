using FsCheck;
using FsCheck.Fluent;
using Gradus.Scalars;
using NUnit.Framework;

namespace Gradus.Tests.Scalars;

/// <summary>Laws of differentiation on random functions, and reverse mode against forward mode on random graphs.</summary>
public class LawTests
{
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20240917, 31);

    private static readonly Func<Value, Value>[] Functions =
    [
        x => x.Tanh(), x => x.Sigmoid(), x => x.Exp(), x => x * x, x => x.Pow(3), x => 1 / (1 + x * x), x => (1 + x * x).Log(), x => -x, x => x - 2,
    ];

    private static readonly Arbitrary<(Func<Value, Value> F, Func<Value, Value> G, double X)> Pairs =
        Arb.From(from f in Gen.Elements(Functions) from g in Gen.Elements(Functions) from x in Gen.Choose(-2000, 2000) select (f, g, x / 1000.0));

    [Test]
    public void Sum_rule() => Holds((f, g, x) => (Slope(v => f(v) + g(v), x), Slope(f, x) + Slope(g, x)));

    [Test]
    public void Difference_rule() => Holds((f, g, x) => (Slope(v => f(v) - g(v), x), Slope(f, x) - Slope(g, x)));

    [Test]
    public void Product_rule() => Holds((f, g, x) => (Slope(v => f(v) * g(v), x), Slope(f, x) * g(x).Data + f(x).Data * Slope(g, x)));

    [Test]
    public void Quotient_rule() => Holds((f, g, x) =>
    {
        double denominator = 3 + Math.Tanh(g(x).Data);
        double slope = Slope(v => 3 + g(v).Tanh(), x);
        return (Slope(v => f(v) / (3 + g(v).Tanh()), x), (Slope(f, x) * denominator - f(x).Data * slope) / (denominator * denominator));
    });

    [Test]
    public void Chain_rule() => Holds((f, g, x) => (Slope(v => f(g(v).Tanh()), x), Slope(f, Math.Tanh(g(x).Data)) * Slope(v => g(v).Tanh(), x)));

    [Test(Description = "40 random operations on two inputs; the oracle carries a dual number beside every value")]
    public void Reverse_mode_agrees_with_forward_mode_on_random_graphs() =>
        Check.One(Config, Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue - 1)), seed =>
        {
            var random = new Random(seed);
            Value a = 2 * random.NextDouble() - 1, b = 2 * random.NextDouble() - 1;
            List<(Value Value, double Da, double Db)> pool = [(a, 1, 0), (b, 0, 1)];
            for (int i = 0; i < 40; i++)
            {
                pool.Add(Next(random.Next(7), pool[random.Next(pool.Count)], pool[random.Next(pool.Count)]));
            }

            (Value y, double da, double db) = pool[^1];
            y.Backward();
            return Close(a.Grad, da) && Close(b.Grad, db);
        }));

    private static (Value, double, double) Next(int operation, (Value Value, double Da, double Db) u, (Value Value, double Da, double Db) v)
    {
        double x = u.Value.Data, y = v.Value.Data;
        switch (operation)
        {
            case 0:
                return (u.Value + v.Value, u.Da + v.Da, u.Db + v.Db);
            case 1:
                return (u.Value - v.Value, u.Da - v.Da, u.Db - v.Db);
            case 2:
                return (u.Value * v.Value, u.Da * y + x * v.Da, u.Db * y + x * v.Db);
            case 3:
                double bottom = 1 + y * y;
                double dBottom = 2 * y;
                return (u.Value / (1 + v.Value * v.Value),
                    (u.Da * bottom - x * dBottom * v.Da) / (bottom * bottom), (u.Db * bottom - x * dBottom * v.Db) / (bottom * bottom));
            case 4:
                double sech = 1 / Math.Cosh(x);
                return (u.Value.Tanh(), sech * sech * u.Da, sech * sech * u.Db);
            case 5:
                double slope = 1 / (2 + 2 * Math.Cosh(x));
                return (u.Value.Sigmoid(), slope * u.Da, slope * u.Db);
            default:
                return (u.Value.Relu(), x > 0 ? u.Da : 0, x > 0 ? u.Db : 0);
        }
    }

    private static void Holds(Func<Func<Value, Value>, Func<Value, Value>, double, (double Got, double Expected)> law) =>
        Check.One(Config, Prop.ForAll(Pairs, pair =>
        {
            (double got, double expected) = law(pair.F, pair.G, pair.X);
            return Close(got, expected);
        }));

    private static double Slope(Func<Value, Value> f, double at)
    {
        Value x = at;
        f(x).Backward();
        return x.Grad;
    }

    private static bool Close(double got, double expected) =>
        double.IsFinite(expected) && Math.Abs(got - expected) <= 1e-10 * Math.Max(1, Math.Abs(expected));
}
