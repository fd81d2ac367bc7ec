using System.Runtime.CompilerServices;
using Gradus.Autodiff;
using Gradus.Tensors;
using NUnit.Framework;
using static Gradus.Tensors.Tensor;

namespace Gradus.Tests.Autodiff;

/// <summary>What is kept, and for how long. Counted by the garbage collector: a result that somebody still holds is alive.</summary>
[NonParallelizable]
public sealed class MemoryTests
{
    private const int Count = 50;

    [Test(Description = "The tape of Grad is used once, so what it has passed is let go while it goes back")]
    public void Grad_lets_go_of_intermediate_results_while_it_goes_back()
    {
        var results = new List<WeakReference>();
        int aliveAtTheEnd = -1;
        var counting = Ad.CustomVjp(x => x * 1, (_, _, upstream) =>
        {
            aliveAtTheEnd = Alive(results);
            return upstream;
        });
        Ad.Grad(x => Chain(counting(x), results))(1.0);
        Assert.That(results, Has.Count.EqualTo(Count));
        Assert.That(aliveAtTheEnd, Is.LessThanOrEqualTo(3), "when the pass comes to the first operation, those of the last are gone");
    }

    [Test]
    public void A_pullback_holds_the_results_that_it_needs_and_gives_them_back_with_itself()
    {
        var results = new List<WeakReference>();
        Assert.That(AliveWithPullback(results), Is.GreaterThanOrEqualTo(Count - 1));
        Assert.That(Alive(results), Is.Zero);
    }

    [Test]
    public void A_loss_that_is_dropped_without_Backward_leaves_nothing_behind()
    {
        var parameter = new Parameter(1.0);
        var results = new List<WeakReference>();
        DropLoss(parameter, results);
        Assert.That(Alive(results), Is.Zero);
        GC.KeepAlive(parameter);
    }

    [Test]
    public void Training_steps_leave_only_values_and_gradients()
    {
        var parameter = new Parameter(1.0);
        var results = new List<WeakReference>();
        for (int step = 0; step < 5; step++) Step(parameter, results);
        Assert.That(results, Has.Count.EqualTo(5 * Count));
        Assert.That(Alive(results), Is.Zero);
        GC.KeepAlive(parameter);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int AliveWithPullback(List<WeakReference> results)
    {
        var (_, pullback) = Ad.Vjp(x => Chain(x, results), 1.0);
        double first = pullback(1.0).Item(), second = pullback(1.0).Item();
        Assert.That(second, Is.EqualTo(first), "it may be called again");
        int alive = Alive(results);
        GC.KeepAlive(pullback);
        return alive;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void DropLoss(Parameter parameter, List<WeakReference> results) => Chain(parameter, results);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Step(Parameter parameter, List<WeakReference> results)
    {
        parameter.ZeroGrad();
        Chain(parameter, results).Backward();
        parameter.Value = parameter - (0.1 * parameter.Grad!);
    }

    // The numbers behind the results are counted, not the tensors that stand for them.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Tensor Chain(Tensor x, List<WeakReference> results)
    {
        for (int i = 0; i < Count; i++)
        {
            x = Tanh(x);
            results.Add(new WeakReference(x.Concrete));
        }
        return x;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Alive(List<WeakReference> results)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return results.Count(r => r.IsAlive);
    }
}
