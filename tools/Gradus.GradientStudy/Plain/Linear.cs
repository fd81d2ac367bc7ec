using Gradus.Contracts;
using Gradus.Grading.Gradients;
using Gradus.Grading.Seeds;

namespace Gradus.GradientStudy.Plain;

/// <summary>Operations that are linear, or linear in each of two arguments.</summary>
internal static class Linear
{
    /// <summary>y = A(x₀, x₁, …), linear in all of them together.</summary>
    /// <param name="name">What the table calls it.</param>
    /// <param name="shapes">The inputs' shapes.</param>
    /// <param name="apply">A.</param>
    /// <param name="transpose">Aᵀ.</param>
    internal static Operation Of(string name, int[][] shapes, Func<IReadOnlyList<Shaped>, Shaped> apply, Func<Shaped, Shaped[]> transpose) => new(name, Draw(shapes), new Differentiable
    {
        Value = apply,
        Vjp = (_, u) => transpose(u),
        Jvp = (x, v) => apply(Filled(v, x)),
        Order2Reverse = u => new Differentiable
        {
            Value = x => Differentiable.Joined(transpose(u), x),
            Vjp = (x, _) => [.. x.Select(_ => (Shaped?)null)],
            Jvp = (x, _) => Differentiable.Joined([.. x.Select(_ => (Shaped?)null)], x),
        },
        Order2Forward = v => new Differentiable
        {
            Value = _ => apply(v),
            Vjp = (x, _) => [.. x.Select(_ => (Shaped?)null)],
            Jvp = (_, _) => Shaped.Zeros(apply(v).Shape),
        },
    });

    /// <summary>y = B(x₀, x₁), linear in each.</summary>
    /// <param name="name">What the table calls it.</param>
    /// <param name="shapes">The inputs' shapes.</param>
    /// <param name="apply">B.</param>
    /// <param name="first">u, x₁ ↦ the gradient of x₀.</param>
    /// <param name="second">u, x₀ ↦ the gradient of x₁.</param>
    internal static Operation Bilinear(string name, int[][] shapes, Func<Shaped, Shaped, Shaped> apply, Func<Shaped, Shaped, Shaped> first, Func<Shaped, Shaped, Shaped> second)
    {
        return new Operation(name, Draw(shapes), new Differentiable
        {
            Value = x => apply(x[0], x[1]),
            Vjp = (x, u) => [first(u, x[1]), second(u, x[0])],
            Jvp = (x, v) => Product(x, Filled(v, x)),
            Order2Reverse = u => new Differentiable
            {
                Value = x => Differentiable.Joined([first(u, x[1]), second(u, x[0])], x),
                Vjp = (x, w) => Pointwise.Split(w, x) is var parts ? [first(u, parts[1]), second(u, parts[0])] : [],
                Jvp = (x, v) => Filled(v, x) is var t ? Differentiable.Joined([first(u, t[1]), second(u, t[0])], x) : x[0],
            },
            Order2Forward = v => new Differentiable
            {
                Value = x => Product(x, v),
                Vjp = (_, u) => [first(u, v[1]), second(u, v[0])],
                Jvp = (x, w) => Product(v, Filled(w, x)),
            },
        });

        Shaped Product(Shaped[] x, Shaped[] v) => Sum(apply(v[0], x[1]), apply(x[0], v[1]));
    }

    /// <summary>Inputs between -2 and 2, none of them close to zero.</summary>
    internal static Func<CheckRandom, Shaped[]> Draw(int[][] shapes) =>
        random => [.. shapes.Select(s => new Shaped(random.Array(s.Aggregate(1, (p, n) => p * n), Signed), s))];

    /// <summary>A number between 0.3 and 2, or its negative.</summary>
    internal static double Signed(CheckRandom random) => random.Uniform(0.3, 2) * (random.Uniform() < 0.5 ? -1 : 1);

    internal static Shaped[] Filled(IReadOnlyList<Shaped?> tangents, Shaped[] like) => [.. like.Select((x, a) => tangents[a] ?? Shaped.Zeros(x.Shape))];

    private static Shaped Sum(Shaped a, Shaped b) => a.With([.. a.Values.Zip(b.Values, (p, q) => p + q)]);
}
