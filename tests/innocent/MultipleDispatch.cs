// Visitors, expression trees of one's own, symbolic differentiation
// Run gives 13
namespace Innocent;

public static class MultipleDispatch
{
    public abstract record Expr
    {
        public static Expr operator +(Expr a, Expr b) => new Add(a, b);
        public static Expr operator *(Expr a, Expr b) => new Times(a, b);
    }

    public sealed record Number(double Value) : Expr;

    public sealed record Variable(string Name) : Expr;

    public sealed record Add(Expr Left, Expr Right) : Expr;

    public sealed record Times(Expr Left, Expr Right) : Expr;

    private static Expr Derivative(Expr e, string x) => e switch
    {
        Number => new Number(0),
        Variable v => new Number(v.Name == x ? 1 : 0),
        Add(var a, var b) => Derivative(a, x) + Derivative(b, x),
        Times(var a, var b) => Derivative(a, x) * b + a * Derivative(b, x),
        _ => throw new NotSupportedException($"{e}"),
    };

    private static double Value(Expr e, IReadOnlyDictionary<string, double> at) => e switch
    {
        Number n => n.Value,
        Variable v => at[v.Name],
        Add a => Value(a.Left, at) + Value(a.Right, at),
        Times t => Value(t.Left, at) * Value(t.Right, at),
        _ => double.NaN,
    };

    public static double Run()
    {
        Expr x = new Variable("x");
        return Value(Derivative(x * x + new Number(3) * x, "x"), new Dictionary<string, double> { ["x"] = 5 });
    }
}
