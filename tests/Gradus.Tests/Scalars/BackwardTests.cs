using System.Diagnostics;
using Gradus.Scalars;
using NUnit.Framework;

namespace Gradus.Tests.Scalars;

/// <summary>The pass over the graph: its order, its accumulation, its size.</summary>
public class BackwardTests
{
    [Test]
    public void A_node_used_by_several_gets_the_sum_of_what_they_pass()
    {
        Value x = 2;
        Value y = x * 3 + x * 4 + x * 5 + x;
        y.Backward();
        Assert.That(x.Grad, Is.EqualTo(13));
    }

    [Test(Description = "A diamond with arms of different length: a node must wait for all of its uses")]
    public void A_diamond()
    {
        Value x = 2;
        Value h = x * x;
        Value longArm = ((h * 3) * 5) * 7;
        Value y = h + longArm;
        y.Backward();
        Assert.That((h.Grad, x.Grad), Is.EqualTo((106.0, 424.0)));

        x.ZeroGrad();
        Value mirrored = longArm + h;
        mirrored.Backward();
        Assert.That((h.Grad, x.Grad), Is.EqualTo((106.0, 424.0)));
    }

    [Test(Description = "x doubles 60 times: 2^60 paths, 61 nodes")]
    public void Shared_nodes_are_visited_once()
    {
        Value x = 1;
        Value y = x;
        for (int i = 0; i < 60; i++)
        {
            y += y;
        }

        y.Backward();
        Assert.That(x.Grad, Is.EqualTo(Math.Pow(2, 60)));
        Assert.That(y.TopologicalOrder(), Has.Count.EqualTo(61));
    }

    [Test]
    public void The_order_has_every_node_once_after_its_parents()
    {
        Value a = 1, b = 2, unrelated = a * 5;
        Value c = a * b, d = c + a, e = d * c;
        IReadOnlyList<Value> order = e.TopologicalOrder();
        Assert.That(order, Is.EquivalentTo(new[] { a, b, c, d, e }));
        Assert.That(order[^1], Is.SameAs(e));
        Assert.That(order, Has.No.Member(unrelated));
        Dictionary<Value, int> position = order.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        foreach (Value node in order)
        {
            Assert.That(node.Parents.Select(parent => position[parent]), Has.All.LessThan(position[node]));
        }
    }

    [Test]
    public void A_leaf_is_its_own_order_and_its_own_gradient()
    {
        Value x = 5;
        x.Backward();
        Assert.That(x.TopologicalOrder(), Is.EqualTo(new[] { x }));
        Assert.That(x.Grad, Is.EqualTo(1));
        x.Backward();
        Assert.That(x.Grad, Is.EqualTo(2), "it accumulates like every leaf");
    }

    [Test]
    public void Leaves_accumulate_over_calls_and_computed_nodes_start_anew()
    {
        Value x = 3;
        Value h = x * x;
        Value y = h * 10;
        for (int calls = 1; calls <= 3; calls++)
        {
            y.Backward();
            Assert.That((x.Grad, h.Grad, y.Grad), Is.EqualTo((60.0 * calls, 10.0, 1.0)), $"after {calls} calls");
        }
    }

    [Test]
    public void Two_results_that_share_a_node_leave_the_sum_of_their_gradients()
    {
        Value x = 3;
        Value h = x * x;
        (h * 10).Backward();
        (h + x).Backward();
        Assert.That(x.Grad, Is.EqualTo(60 + 7));
    }

    [Test]
    public void Backward_from_inside_a_graph_leaves_what_is_above_alone()
    {
        Value x = 3;
        Value h = x * x;
        Value y = h * 10;
        y.Backward();
        h.Backward();
        Assert.That((x.Grad, h.Grad, y.Grad), Is.EqualTo((66.0, 1.0, 1.0)));
    }

    [Test]
    public void ZeroGrad_clears_the_node_and_all_below_it_only()
    {
        Value x = 3, other = 4;
        Value h = x * x;
        Value y = h * other;
        y.Backward();
        h.ZeroGrad();
        Assert.That((x.Grad, h.Grad, other.Grad, y.Grad), Is.EqualTo((0.0, 0.0, 9.0, 1.0)));
        y.ZeroGrad();
        Assert.That((other.Grad, y.Grad), Is.EqualTo((0.0, 0.0)));
        y.Backward();
        Assert.That(x.Grad, Is.EqualTo(24));
    }

    [Test]
    public void A_chain_of_200_000_nodes_runs_on_a_small_stack()
    {
        Value x = 1;
        Value y = Chain(x, 100_000);
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                y.Backward();
                y.ToText();
                y.ToDot();
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        }, maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();
        Assert.That(failure, Is.Null);
        Assert.That(x.Grad, Is.EqualTo(1));
        Assert.That(y.TopologicalOrder(), Has.Count.EqualTo(200_001), "x, and a constant and a sum for each link");
    }

    [Test(Description = "64 times the nodes: 64 times the time if linear, 4,096 times if quadratic; the bound leaves room for caches and noise")]
    public void The_time_is_linear()
    {
        double small = Fastest(1_000), large = Fastest(64_000);
        Assert.That(large / small, Is.LessThan(800));

        static double Fastest(int length)
        {
            Value y = Chain(1, length);
            return Enumerable.Range(0, 5).Min(_ =>
            {
                long start = Stopwatch.GetTimestamp();
                y.Backward();
                return Stopwatch.GetElapsedTime(start).TotalSeconds;
            });
        }
    }

    [Test]
    public void Data_of_a_computed_node_is_fixed_and_a_leafs_is_not()
    {
        Value x = 1;
        Value y = x.Tanh();
        Assert.That(() => y.Data = 3, Throws.InvalidOperationException.With.Message.Contain("tanh"));
        x.Data = 7;
        Assert.That(x.Data, Is.EqualTo(7));
        Assert.That(y.Data, Is.EqualTo(Math.Tanh(1)), "nothing is recomputed");
    }

    private static Value Chain(Value x, int length)
    {
        Value y = x;
        for (int i = 0; i < length; i++)
        {
            y += 0.5;
        }

        return y;
    }
}
