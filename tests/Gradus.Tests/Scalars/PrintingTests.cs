using Gradus.Scalars;
using NUnit.Framework;

namespace Gradus.Tests.Scalars;

/// <summary>The graph as text and as Graphviz.</summary>
public class PrintingTests
{
    [Test, SetCulture("ru-RU")]
    public void Text_shows_each_node_once_whatever_the_culture()
    {
        Assert.That(Example().ToText(), Is.EqualTo("""
            %0 = *(%1, %1) y  data=2.25 grad=1 local=[1.5, 1.5]
            %1 = +(%2, %3)  data=1.5 grad=3 local=[1, 1]
            %2 = leaf x  data=3.5 grad=3
            %3 = neg(%4)  data=-2 grad=3 local=[-1]
            %4 = leaf  data=2 grad=-3

            """.ReplaceLineEndings("\n")));
    }

    [Test, SetCulture("ru-RU")]
    public void Dot_shows_local_derivatives_on_the_arrows()
    {
        Assert.That(Example().ToDot(), Is.EqualTo("""
            digraph values {
              rankdir=LR;
              node [shape=box];
              n0 [label="* y\ndata 2.25\ngrad 1"];
              n1 [label="+\ndata 1.5\ngrad 3"];
              n2 [label="leaf x\ndata 3.5\ngrad 3"];
              n3 [label="neg\ndata -2\ngrad 3"];
              n4 [label="leaf\ndata 2\ngrad -3"];
              n1 -> n0 [label="1.5"];
              n1 -> n0 [label="1.5"];
              n2 -> n1 [label="1"];
              n3 -> n1 [label="1"];
              n4 -> n3 [label="-1"];
            }

            """.ReplaceLineEndings("\n")));
    }

    [Test(Description = "The example on the module's page")]
    public void The_readmes_example()
    {
        var a = new Value(2, "a");
        var b = new Value(-3, "b");
        Value y = a * b + a;
        y.Backward();
        Assert.That(y.ToText(), Is.EqualTo("""
            %0 = +(%1, %2)  data=-4 grad=1 local=[1, 1]
            %1 = *(%2, %3)  data=-6 grad=1 local=[-3, 2]
            %2 = leaf a  data=2 grad=-2
            %3 = leaf b  data=-3 grad=2

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void Names_are_escaped_in_dot() =>
        Assert.That(new Value(1, "a \"b\" \\ c").ToDot(), Does.Contain("""[label="leaf a \"b\" \\ c\ndata 1\ngrad 0"]"""));

    [Test, SetCulture("ru-RU")]
    public void A_node_alone() => Assert.That(new Value(0.5).ToString(), Is.EqualTo("Value(data=0.5, grad=0)"));

    [Test]
    public void Negative_zero_prints_as_zero() => Assert.That(new Value(-0.0).ToString(), Is.EqualTo("Value(data=0, grad=0)"));

    [Test]
    public void Printing_changes_nothing()
    {
        Value y = Example();
        string before = y.ToText();
        y.ToDot();
        Assert.That(y.ToText(), Is.EqualTo(before));
    }

    private static Value Example()
    {
        var x = new Value(3.5, "x");
        Value sum = x + -new Value(2);
        Value y = sum * sum;
        y.Name = "y";
        y.Backward();
        return y;
    }
}
