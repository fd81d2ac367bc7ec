using Gradus.Autodiff;
using Gradus.Compiler;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Compiler;

/// <summary>What a compiled function cannot do is refused, with words that say what to do instead.</summary>
public sealed class RefusalTests
{
    private static readonly Tensor X = Tensor.Of(1.0, 2, 3);

    private static readonly Parameter P = new(Tensor.Of(1.0, 1, 1), "slope");

    private static Tensor? kept;

    private static IEnumerable<TestCaseData> Unknown =>
    [
        Case<UnknownValueException>("a branch", () => Ad.Jit(x => x.Sum().Item() > 0 ? x : -x)(X), "not known inside Jit", "Tensor.Where", "outside the function"),
        Case<UnknownValueException>("a branch in a derivative", () => Ad.Jit(Ad.Grad(x => x.Item() > 0 ? x * x : -x))(1.0), "not known inside Jit", "float64 []"),
        Case<UnknownValueException>("a branch in a derivative of a compiled function", () => Ad.Grad(Ad.Jit(x => x.Item() > 0 ? x * x : -x))(1.0), "not known inside Jit"),
        Case<UnknownValueException>("reading all numbers", () => Ad.Jit(x => Tensor.Of(x.ToArray<double>()))(X), "not known inside Jit", "float64 [3]"),
        Case<UnknownValueException>("a custom function that reads numbers", () => Ad.Jit(Ad.CustomVjp(x => x * x.Sum().Item(), (_, _, upstream) => upstream))(X), "not known inside Jit (CustomVjp)"),
        Case<UnknownValueException>("detaching", () => Ad.Jit(x => x.Detach())(X), "not known inside Jit"),
        Case<UnknownValueException>("an index by a mask", () => Ad.Jit(x => x[x > 1])(X), "not known inside Jit", "Tensor.Where"),
        Case<UnknownValueException>("a key's bits", () => Ad.Jit((RandomKey key) => Ones([(int)key.Value]))(new RandomKey(1)), "not known inside Jit"),
        Case<UnknownValueException>("an order by a key", () => Ad.Jit((RandomKey key) => key.Permutation(5))(new RandomKey(1)), "this key", "not known inside Jit", "Draw the permutation outside"),
        Case<UnknownValueException>("parts in an order by a key", () => Ad.Jit((Tensor x, RandomKey key) => key.Shuffle(x))(X, new RandomKey(1)), "pass it to the function as an argument", "Tensor.Take"),
    ];

    private static IEnumerable<TestCaseData> Captures =>
    [
        Case<InvalidOperationException>("a parameter", () => Ad.Jit(x => x * P)(X), "captured the Parameter 'slope' (float64 [3])", "pass parameter.Value as an argument"),
        Case<InvalidOperationException>("a result of a parameter", () => Ad.Jit(x => x * (P * 2))(X), "captured a Parameter", "Backward()"),
        Case<InvalidOperationException>("a parameter as the result", () => Ad.Jit(_ => P)(X), "captured the Parameter 'slope'"),
        Case<LeakedTracerException>("a tensor kept from Jit", () => (Leaked(Ad.Jit) + 1).Item(), "Jit", "already returned"),
        Case<LeakedTracerException>("a tensor kept from Jit, as an argument", () => Ad.Jit(x => x * 2)(Leaked(Ad.Jit)), "Jit", "already returned"),
        Case<LeakedTracerException>("a tensor kept from Grad, as an argument", () => Ad.Jit(x => x)(Leaked(Ad.Grad)), "Grad", "already returned"),
        Case<LeakedTracerException>("a tensor kept from Grad, captured", () => Captured(Leaked(Ad.Grad)), "Grad", "already returned"),
        Case<LeakedTracerException>("a tensor kept from Grad, returned", () => Returned(Leaked(Ad.Grad)), "Grad", "already returned"),
        Case<InvalidOperationException>("a custom function that captures an argument", () => Ad.Jit(x => Ad.CustomVjp(y => y * x, (_, _, upstream) => upstream)(x))(X), "CustomVjp captured a tensor that Jit follows"),
        Case<InvalidOperationException>("another thread", () => Ad.Jit(x => Task.Run(() => x * x).GetAwaiter().GetResult())(X), "multiply", "another thread", "Jit"),
    ];

    private static IEnumerable<TestCaseData> Arguments =>
    [
        Case<ArgumentNullException>("no function", () => Ad.Jit((Func<Tensor, Tensor>)null!), "f"),
        Case<ArgumentNullException>("no tensor", () => Ad.Jit(x => x)(null!), "got null for an argument"),
        Case<InvalidOperationException>("nothing as the value", () => Ad.Jit((Tensor _) => (Tensor)null!)(X), "given to Jit returned null"),
        Case<ArgumentNullException>("no tensor for a program", () => Ad.Program((Tensor x) => x, null!), "got null for an argument"),
        Case<InvalidOperationException>("nothing in a list, returned", () => Ad.Jit<Tensor[], Tensor>(list => list[1])([X, null!]), "returned null", "In its argument list, [1] is null"),
        Case<InvalidOperationException>("nothing as a tree, returned", () => Ad.Jit<Tensor[], Tensor[]>(list => list)(null!), "Its argument list is null"),
        Case<ArgumentException>("types that do not mix", () => Ad.Jit((a, b) => a + b)(X, Tensor.Of(1f, 2, 3)), "add", "float64 [3] and float32 [3]"),
        Case<ArgumentException>("shapes that do not fit", () => Ad.Jit((a, b) => a.MatMul(b))(Ones([2, 3]), Ones([2, 3])), "float32 [2, 3]"),
        Case<NotSupportedException>("a source of random numbers", () => Ad.Jit((Tensor x, (string Name, Random Source) y) => x * y.Source.NextDouble())(X, ("a", new Random(1))), ".Item2", "Random", "RandomKey"),
        Case<NotSupportedException>("a task as the value", () => Ad.Jit((Tensor x) => Task.FromResult(x * x))(X), "Task", "cannot be taken apart"),
        Case<ArgumentException>("too few inputs of a program", () => Ad.Program((a, b) => a + b, X, X).Traced.Evaluate(X), "takes 2 tensors; it got 1"),
        Case<ArgumentException>("an input of another type", () => Ad.Program(x => x * 2, X).Traced.Evaluate(Tensor.Of(1f)), "float64 [3]", "float32 [1]"),
        Case<ArgumentNullException>("an input that is missing", () => Ad.Program(x => x * 2, X).Traced.Evaluate((Tensor)null!), "Input 0", "float64 [3]"),
        Case<ArgumentException>("words that are no key", () => RandomKey.FromWords(X), "int32 [2]", "float64 [3]"),
    ];

    [TestCaseSource(nameof(Unknown))]
    [TestCaseSource(nameof(Captures))]
    [TestCaseSource(nameof(Arguments))]
    public void Is_refused(Type exception, Action act, string[] words)
    {
        var thrown = Assert.Throws(Is.TypeOf(exception), () => act())!;
        Assert.Multiple(() =>
        {
            foreach (string word in words) Assert.That(thrown.Message, Does.Contain(word));
        });
    }

    [Test]
    public void Printing_shows_the_type_and_no_numbers()
    {
        string text = "";
        Ad.Jit(x =>
        {
            text = $"{x * 2}";
            return x;
        })(X);
        Assert.That(text, Is.EqualTo("Jit tracer of float64 [3]"));
    }

    [Test]
    public void What_a_function_refused_is_tried_again()
    {
        int calls = 0;
        var f = Ad.Jit(x => ++calls == 1 ? throw new FormatException() : x * 2);
        Assert.Throws<FormatException>(() => f(X));
        Bits.Same(f(X), X * 2);
    }

    private static Tensor Leaked(Func<Func<Tensor, Tensor>, Func<Tensor, Tensor>> transform)
    {
        transform(x =>
        {
            kept = x;
            return x.Sum();
        })(Tensor.Of(1.0));
        return kept!;
    }

    private static void Captured(Tensor leaked) => Ad.Jit(x => x * leaked)(X);

    private static void Returned(Tensor leaked) => Ad.Jit(_ => leaked)(X);

    private static TestCaseData Case<T>(string name, Action act, params string[] words) where T : Exception => new TestCaseData(typeof(T), act, words).SetName($"{{m}}({name})");
}
