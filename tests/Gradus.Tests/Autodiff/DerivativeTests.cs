using System.Reflection;
using Gradus.Autodiff;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Autodiff;

/// <summary>Every rule of the derivative table, to order two, in every mode and mix and batched, against differences of values.</summary>
public sealed class DerivativeTests
{
    private static DerivativeCase[] Smooth => DerivativeCases.Smooth;

    private static DerivativeCase[] Composed => DerivativeCases.Composed;

    private static DerivativeCase[] Steps => DerivativeCases.Steps;

    internal static IEnumerable<Type> AllPrimitives
    {
        get
        {
            var types = typeof(Primitive).Assembly.GetTypes();
            foreach (var type in types.Where(t => t.IsSubclassOf(typeof(Primitive)) && !t.IsAbstract))
            {
                if (!type.IsGenericTypeDefinition)
                {
                    yield return type;
                    continue;
                }
                var operations = type.GetGenericArguments()[0].GetGenericParameterConstraints().Single(c => c.IsInterface);
                // Greatest and smallest are the only positions there are.
                // Relu of numbers is one pass; what is traced is a comparison and a choice.
                foreach (var op in types.Where(t => t.IsValueType && t != typeof(ReluOp) && operations.IsAssignableFrom(t)))
                {
                    if (type != typeof(ArgReduce<>) || op == typeof(GreaterOp) || op == typeof(LessOp)) yield return type.MakeGenericType(op);
                }
            }
        }
    }

    [Test]
    public void Every_primitive_has_a_rule_and_a_case_here() => Assert.Multiple(() =>
    {
        var covered = Smooth.Concat(Steps).Select(c => c.Primitive!.GetType()).ToHashSet();
        // Indices and random keys alone go through these: there is nothing to differentiate.
        Type[] ofIntegers = [typeof(Within), typeof(Draw), typeof(DeriveKey)];
        foreach (var type in AllPrimitives.Where(type => !ofIntegers.Contains(type)))
        {
            Assert.That(Rules, Does.Contain(type), "no rule in the derivative table");
            Assert.That(covered, Does.Contain(type), "no case in DerivativeCases");
        }
    });

    private static IEnumerable<Type> Rules =>
        ((System.Collections.IDictionary)typeof(DerivativeTable).GetField("Rules", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!).Keys.Cast<Type>();

    [TestCaseSource(nameof(Smooth))]
    [TestCaseSource(nameof(Composed))]
    public void First_order_in_every_mode(DerivativeCase c)
    {
        var g = AlongALine(c);
        double expected = Differences.Derivative(t => g(t).Item(), 0);
        Assert.Multiple(() =>
        {
            Is(Ad.Grad(g)(0.0), expected, "reverse");
            Is(Ad.Jvp(g, 0.0, 1.0).Tangent, expected, "forward");
            Is(Ad.Vmap(Ad.Grad(g))(Zeros([2], DType.Float64)).Sum() / 2, expected, "batched over reverse");
            Is(Ad.Grad(t => Ad.Vmap(g)(t * Ones([2], DType.Float64)).Sum())(0.0) / 2, expected, "reverse over batched");
            Is(Ad.Vmap(t => Ad.Jvp(g, t, 1.0).Tangent)(Zeros([2], DType.Float64)).Sum() / 2, expected, "batched over forward");
            Is(Ad.Jvp(Ad.Vmap(g), Zeros([2], DType.Float64), Ones([2], DType.Float64)).Tangent.Sum() / 2, expected, "forward over batched");
            Is(Ad.Grad(AlongALine(c, strided: true))(0.0), expected, "arguments with strides");
        });
    }

    [TestCaseSource(nameof(Smooth))]
    [TestCaseSource(nameof(Composed))]
    public void Second_order_in_every_mix(DerivativeCase c)
    {
        var g = AlongALine(c);
        Func<Tensor, Tensor> forward = t => Ad.Jvp(g, t, 1.0).Tangent, reverse = Ad.Grad(g);
        double expected = Differences.Derivative(t => forward(t).Item(), 0);
        Assert.Multiple(() =>
        {
            Is(Ad.Grad(reverse)(0.0), expected, "reverse over reverse");
            Is(Ad.Jvp(reverse, 0.0, 1.0).Tangent, expected, "forward over reverse");
            Is(Ad.Grad(forward)(0.0), expected, "reverse over forward");
            Is(Ad.Jvp(forward, 0.0, 1.0).Tangent, expected, "forward over forward");
            Is(Ad.Vmap(Ad.Grad(reverse))(Zeros([1], DType.Float64)).Sum(), expected, "batched over reverse over reverse");
            Is(Ad.Grad(t => Ad.Vmap(reverse)(t.Reshape(1)).Sum())(0.0), expected, "reverse over batched over reverse");
        });
    }

    [TestCaseSource(nameof(Smooth))]
    [TestCaseSource(nameof(Composed))]
    public void Batched_values_are_those_of_the_examples(DerivativeCase c)
    {
        for (int batched = 1; batched < 1 << c.Inputs.Length; batched++)
        {
            // Each argument that is batched is a stack of itself and a changed copy.
            Tensor[][] examples = [c.Inputs, [.. c.Inputs.Select((x, i) => (batched >> i & 1) == 1 && x.DType.IsFloat() ? x * 0.9 : x)]];
            Tensor[] stacks = [.. c.Inputs.Select((x, i) => (batched >> i & 1) == 1 ? Stack([x, examples[1][i]]) : x)];
            int?[] axes = [.. c.Inputs.Select((_, i) => (batched >> i & 1) == 1 ? (int?)0 : null)];
            var actual = c.Inputs.Length switch
            {
                1 => Ad.Vmap(x => c.F([x]))(stacks[0]),
                2 => Ad.Vmap((a, b) => c.F([a, b]), axes)(stacks[0], stacks[1]),
                _ => Ad.Vmap((a, b, d) => c.F([a, b, d]), axes)(stacks[0], stacks[1], stacks[2]),
            };
            Assert.That(actual.ToArray<double>(), NUnit.Framework.Is.EqualTo(examples.SelectMany(e => c.F(e).ToArray<double>())).Within(1e-14));
        }
    }

    [TestCaseSource(nameof(Smooth))]
    [TestCaseSource(nameof(Composed))]
    public void Float32_agrees_with_float64(DerivativeCase c)
    {
        if (c.Primitive is Cast) return;
        double[] wide = [.. Gradients(c.Inputs)], narrow = [.. Gradients([.. c.Inputs.Select(x => x.DType.IsFloat() ? x.To(DType.Float32) : x)])];
        Assert.That(narrow, Has.Length.EqualTo(wide.Length));
        for (int i = 0; i < wide.Length; i++) Assert.That(narrow[i], NUnit.Framework.Is.EqualTo(wide[i]).Within(1e-5 * (1 + Math.Abs(wide[i]))));

        IEnumerable<double> Gradients(Tensor[] inputs)
        {
            int[] changing = [.. Changing(c)];
            var gradient = Ad.Grad((Tensor[] x) => c.F([.. inputs.Select((input, i) => Array.IndexOf(changing, i) is >= 0 and var at ? x[at] : input)]).Sum())([.. changing.Select(i => inputs[i])]);
            return gradient.SelectMany(g => g.To(DType.Float64).ToArray<double>());
        }
    }

    [TestCaseSource(nameof(Steps))]
    public void Steps_have_the_derivative_zero(DerivativeCase c)
    {
        Func<Tensor, Tensor> f = x => c.F([x, .. c.Inputs[1..]]).To(DType.Float64).Sum();
        Assert.That(Ad.Grad(f)(c.Inputs[0]).ToArray<double>(), Has.All.EqualTo(0));
        Assert.That(Ad.Jvp(f, c.Inputs[0], c.Inputs[0]).Tangent.Item(), NUnit.Framework.Is.Zero);
        Assert.That(Ad.Vmap(Ad.Grad(f))(Stack([c.Inputs[0], c.Inputs[0]])).ToArray<double>(), Has.All.EqualTo(0));
    }

    [Test]
    public void A_conversion_gives_the_gradient_back_in_its_arguments_type()
    {
        var gradient = Ad.Grad(x => (x.To(DType.Float32) * x.To(DType.Float32)).Sum().To(DType.Float64))(Of(1.5, -2));
        Assert.That(gradient.ToArray<double>(), NUnit.Framework.Is.EqualTo(new double[] { 3, -4 }));
        Assert.That(Ad.Jvp(x => x.To(DType.Float32), Of(1.5), Of(2.0)).Tangent.ToArray<float>(), NUnit.Framework.Is.EqualTo(new[] { 2f }));
        Assert.That(Ad.Grad(x => x.To(DType.Int32).To(DType.Float64).Sum())(Of(1.5)).Item(), NUnit.Framework.Is.Zero);
    }

    // t ↦ Σ w·f(x + t·v) for random directions v of all arguments and random weights w: its derivatives hold all of f's.
    private static Func<Tensor, Tensor> AlongALine(DerivativeCase c, bool strided = false)
    {
        var random = new Random(17);
        int[] changing = [.. Changing(c)];
        Tensor[] directions = [.. c.Inputs.Select(x => Like(x, random))];
        var weights = Like(c.F(c.Inputs), random);
        return t =>
        {
            Tensor Moved(int i) => strided ? Mirrored(Mirrored(c.Inputs[i]) + (t * Mirrored(directions[i]))) : c.Inputs[i] + (t * directions[i]);
            return (c.F([.. c.Inputs.Select((x, i) => changing.Contains(i) ? Moved(i) : x)]) * weights).Sum();
        };
    }

    // Axes and elements in opposite order: as often as it is done twice, the same tensor, but with strides.
    private static Tensor Mirrored(Tensor x) => new Flip([.. Enumerable.Range(0, x.Rank)]).Bind(x.Transpose());

    private static IEnumerable<int> Changing(DerivativeCase c) => Enumerable.Range(0, c.Inputs.Length).Where(i => c.Inputs[i].DType.IsFloat() && i != c.IsConstant);

    private static Tensor Like(Tensor x, Random random) => FromSpan<double>(Enumerable.Range(0, x.Size).Select(_ => random.NextDouble() + 0.2).ToArray(), x.Shape);

    private static void Is(Tensor actual, double expected, string mode) => Assert.That(actual.Item(), NUnit.Framework.Is.EqualTo(expected).Within(1e-8 * (1 + Math.Abs(expected))), mode);
}
