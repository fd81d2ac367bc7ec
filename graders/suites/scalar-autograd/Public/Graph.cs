using Gradus.Contracts;

namespace Gradus.Suites.Scalars;

internal sealed record Binary(double A, double B, double Sum, double Difference, double Product, double Quotient, double QuotientByA, double QuotientByB);

internal sealed record Power(double X, double Exponent, double Value, double Slope);

internal sealed record Unary(double X, double Value, double Slope);

/// <param name="Steps">Operation and positions of its operands, among the leaves and then the steps: <c>*0,2 -3,1</c>.</param>
internal sealed record Expression(double[] Leaves, string Steps, double Value, double[] Gradient);

/// <param name="ActivationOfEach">What comes of applying the activation to each input instead of to their sum.</param>
internal sealed record Weighing(double[] Weights, double Bias, ScalarActivation Activation, double[] Inputs, double Sum, double Output, double OutputWithoutBias, double ActivationOfEach);

/// <param name="Parameters">Of two tanh neurons with bias and a sigmoid neuron with bias.</param>
internal sealed record Net(double[] Parameters, double[] Inputs, double Output, double[] Gradient);

internal static class Graph
{
    /// <summary>The derivatives of an operation's result with respect to its operands.</summary>
    /// <remarks>The documentation promises one node per operation, with the operands as parents: then its local derivatives say it all, and no
    /// backward pass is needed, nor is it for a result without parents, which depends on nothing but itself. A result that is composed of several
    /// operations, a − b as a + (−b), is as right; it takes a backward pass to see that.</remarks>
    internal static double[] Slopes(this IScalars scalars, Handle result, params Handle[] operands)
    {
        var parents = scalars.Parents(result);
        if (parents.Length == 0) return [.. operands.Select(operand => operand == result ? 1.0 : 0.0)];
        if (parents.SequenceEqual(operands)) return scalars.LocalDerivatives(result);
        scalars.Backward(result);
        return [.. operands.Select(scalars.Grad)];
    }

    internal static Handle[] Leaves(this IScalars scalars, params double[] data) => [.. data.Select(scalars.Leaf)];

    internal static double[] DataOf(this IScalars scalars, IEnumerable<Handle> values) => [.. values.Select(scalars.Data)];

    internal static double[] GradOf(this IScalars scalars, IEnumerable<Handle> values) => [.. values.Select(scalars.Grad)];

    /// <summary>The nodes of an expression: leaves, then steps.</summary>
    internal static List<Handle> Build(this IScalars scalars, Expression expression)
    {
        List<Handle> nodes = [.. scalars.Leaves(expression.Leaves)];
        foreach (string step in expression.Steps.Split(' '))
        {
            int[] operands = [.. step[1..].Split(',').Select(int.Parse)];
            var (left, right) = (nodes[operands[0]], nodes[operands[1]]);
            nodes.Add(step[0] switch
            {
                '+' => scalars.Add(left, right),
                '-' => scalars.Subtract(left, right),
                _ => scalars.Multiply(left, right),
            });
        }

        return nodes;
    }

    /// <summary>Whether the nodes of an order stand where they should; each fault under the name of what is counted.</summary>
    internal static void JudgePlaces(this IScalars scalars, double points, Handle[] order, Handle result)
    {
        var (missing, late, all) = scalars.Places(order);
        if (missing > 0) Part.Of(points, "parents-missing", () => Assert.That(missing, Is.Exactly(0)));
        else if (late > 0) Part.Of(points, "parents-too-late", () => Assert.That(late, Is.Exactly(0).Mistake("order-reversed", all)));
        else Part.Of(points, "result-last", () => Assert.That(order is [.., var last] && last == result, Is.Exactly(true)));
    }

    /// <summary>Of the parents of an order's nodes: how many do not stand in it, how many stand there but not before their child, and how many there are.</summary>
    private static (int Missing, int Late, int All) Places(this IScalars scalars, Handle[] order)
    {
        int missing = 0, late = 0, all = 0;
        for (int i = 0; i < order.Length; i++)
        {
            foreach (var parent in scalars.Parents(order[i]))
            {
                int at = Array.IndexOf(order, parent);
                all++;
                if (at < 0) missing++;
                else if (at >= i) late++;
            }
        }

        return (missing, late, all);
    }
}
