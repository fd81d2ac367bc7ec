using Gradus.Tests.Autodiff;
using NUnit.Framework;

namespace Gradus.Tests.Compiler;

/// <summary>Whatever is put together gives the same bits called, traced, simplified and compiled.</summary>
public sealed class RandomProgramTests
{
    private const int Quick = 300;

    [Test]
    public void Every_form_gives_the_same_bits() => Try(1, Quick);

    [Test]
    [Explicit("A study: ten thousand programs are compiled, which takes minutes.")]
    public void Every_form_of_ten_thousand_programs_gives_the_same_bits() => Try(1, 10_000);

    [Test]
    public void Every_primitive_is_tried()
    {
        HashSet<Type> used = [];
        for (int seed = 1; seed <= Quick; seed++) used.UnionWith(new RandomProgram(seed).Used);
        Assert.That(DerivativeTests.AllPrimitives.Where(type => !used.Contains(type) && type != typeof(Gradus.Tensors.Transfer)), Is.Empty);
    }

    private static void Try(int first, int last) => Assert.Multiple(() =>
    {
        for (int seed = first; seed <= last; seed++)
        {
            var program = new RandomProgram(seed);
            Bits.SameInEveryForm(program.Run, program.Inputs, $"program {seed}");
        }
    });
}
