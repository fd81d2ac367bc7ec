using Gradus.Contracts;
using Gradus.Contracts.Wire;
using Gradus.Grading.Seeds;

namespace Gradus.Grading.Gradients;

/// <summary>Evaluates a function on a line through a point, in buffers that are used again: what differences are made of.</summary>
/// <remarks>Steps are powers of two times a step that the numbers of the point can represent, so that no difference quotient suffers from a rounded step.</remarks>
internal sealed class Stencil
{
    private readonly Func<Shaped[], Shaped> f;
    private readonly Arithmetic arithmetic;
    private readonly Shaped[] origin, moved;
    private readonly double[]? weights;
    private readonly int[] outputShape;
    private readonly double centerSize;
    private double[][]? steps; // along a general direction
    private double[] row = [];
    private int element;
    private double at, step;

    /// <summary>Evaluates the function at the point.</summary>
    /// <param name="f">The function.</param>
    /// <param name="point">Its inputs.</param>
    /// <param name="value">Its value there.</param>
    /// <param name="arithmetic">What it computes in.</param>
    /// <param name="weights">Null for the outputs themselves; else the one output is their sum with these weights.</param>
    internal Stencil(Func<Shaped[], Shaped> f, Shaped[] point, Shaped value, Arithmetic arithmetic, double[]? weights = null)
    {
        (this.f, this.arithmetic, this.weights) = (f, arithmetic, weights);
        origin = point;
        moved = [.. point.Select(x => x.With([.. x.Values]))];
        outputShape = value.Shape;
        Outputs = weights is null ? value.Size : 1;
        Center = new double[Outputs];
        Take(value, Center);
        centerSize = WeightedSize;
    }

    /// <summary>Number of outputs, 1 when they are weighted.</summary>
    internal int Outputs { get; }

    /// <summary>The outputs at the point.</summary>
    internal double[] Center { get; }

    /// <summary>How often the function was called.</summary>
    internal int Evaluations { get; private set; }

    /// <summary>Σ|w·y| of the last evaluations when outputs are weighted, else 0: rounding errors grow with it, not with the sum.</summary>
    internal double WeightedSize { get; private set; }

    /// <summary>How often the step may be halved before the numbers of the point are too coarse for it.</summary>
    internal int Halvings { get; private set; }

    /// <summary>The length of the step, in the measure that derivatives are taken in.</summary>
    internal double Step => step;

    /// <summary>How far along the direction the rounding of the point's numbers reaches.</summary>
    internal double Rounding { get; private set; }

    /// <summary>Turns to one element of one input.</summary>
    internal void Along(int argument, int element)
    {
        (steps, row, this.element) = (null, moved[argument].Values, element);
        at = origin[argument].Values[element];
        step = arithmetic.Coarse * Scale(at);
        Halvings = Room(step, at);
        Rounding = arithmetic.Epsilon * Math.Abs(at);
    }

    /// <summary>Turns to a random direction of length about 1, no component of which is much smaller than the others.</summary>
    /// <param name="random">Draws it.</param>
    /// <param name="arguments">The inputs that move.</param>
    /// <returns>The direction, a tangent per input; null for one that does not move.</returns>
    internal Shaped?[] AlongRandom(CheckRandom random, IReadOnlyCollection<int> arguments)
    {
        double unit = arithmetic.Coarse / Math.Sqrt(Math.Max(1, arguments.Sum(a => origin[a].Size)));
        steps = new double[origin.Length][];
        (step, Halvings, Rounding) = (arithmetic.Coarse, arithmetic.Halvings, 0);
        foreach (int a in arguments)
        {
            steps[a] = random.Array(origin[a].Size, r => unit * Weight(r));
            for (int i = 0; i < steps[a].Length; i++)
            {
                steps[a][i] *= Scale(origin[a].Values[i]);
                Halvings = Math.Min(Halvings, Room(steps[a][i], origin[a].Values[i]));
            }
        }
        foreach (int a in arguments)
        {
            for (int i = 0; i < steps[a].Length; i++)
            {
                double grain = Math.ScaleB(Spacing(steps[a][i], origin[a].Values[i]), Halvings);
                double rounded = Math.Round(steps[a][i] / grain) * grain;
                steps[a][i] = rounded != 0 ? rounded : grain;
                Rounding = Math.Max(Rounding, arithmetic.Epsilon * Math.Abs(origin[a].Values[i] / steps[a][i]) * step);
            }
        }
        return [.. origin.Select((x, a) => steps[a] is { } s ? x.With([.. s.Select(d => d / step)]) : null)];
    }

    /// <summary>Evaluates a multiple of the step away from the point, and goes back.</summary>
    /// <param name="multiple">How many steps.</param>
    /// <param name="into">Gets the outputs.</param>
    /// <returns>False when an output is not finite, or the function refuses the inputs.</returns>
    /// <exception cref="ShapeChangedException">The output has another shape than at the point.</exception>
    internal bool At(double multiple, double[] into)
    {
        Move(multiple);
        Evaluations++;
        try
        {
            return Take(f(moved), into);
        }
        catch (Exception e) when (IsRefusal(e))
        {
            return false;
        }
        finally
        {
            Move(0);
        }
    }

    /// <summary>Evaluates on both sides of the point.</summary>
    /// <param name="multiple">The distance in steps.</param>
    /// <param name="plus">Gets the outputs ahead.</param>
    /// <param name="minus">Gets the outputs behind.</param>
    /// <returns>The distance between the two; NaN when an output is not finite.</returns>
    internal double Pair(double multiple, double[] plus, double[] minus)
    {
        WeightedSize = centerSize;
        if (!At(multiple, plus) || !At(-multiple, minus)) return double.NaN;
        return steps is null ? at + multiple * step - (at - multiple * step) : 2 * multiple * step;
    }

    /// <summary>An exception by which a function says that inputs are outside its domain.</summary>
    internal static bool IsRefusal(Exception e) => e is ArgumentException or ArithmeticException or StudentCodeException { Failure: { Kind: FailureKind.Threw } };

    /// <summary>A weight of random sign and of size 0.5 to 1.5: none hides what it multiplies.</summary>
    internal static double Weight(CheckRandom random)
    {
        double weight = random.Uniform(-1, 1);
        return weight < 0 ? weight - 0.5 : weight + 0.5;
    }

    private void Move(double multiple)
    {
        if (steps is null)
        {
            row[element] = multiple == 0 ? at : at + multiple * step;
            return;
        }
        for (int a = 0; a < origin.Length; a++)
        {
            if (steps[a] is not { } direction) continue;
            double[] from = origin[a].Values, to = moved[a].Values;
            for (int i = 0; i < to.Length; i++) to[i] = from[i] + multiple * direction[i];
        }
    }

    private bool Take(Shaped value, double[] into)
    {
        if (!value.Shape.AsSpan().SequenceEqual(outputShape)) throw new ShapeChangedException(outputShape, value.Shape);
        double[] values = value.Values;
        double check = 0; // infinite or NaN as soon as one value is
        if (weights is null)
        {
            for (int j = 0; j < values.Length; j++)
            {
                into[j] = values[j];
                check += values[j] * 0;
            }
            return check == 0;
        }
        double sum = 0, size = 0;
        for (int j = 0; j < values.Length; j++)
        {
            double term = weights[j] * values[j];
            sum += term;
            size += Math.Abs(term);
        }
        into[0] = sum;
        if (!double.IsFinite(size)) return false;
        WeightedSize = Math.Max(WeightedSize, size);
        return true;
    }

    // Functions of large inputs often vary on a scale between 1 and the input's own size; a step that does not suit is refined.
    private double Scale(double x)
    {
        double size = Math.Abs(x);
        double scale = Math.Max(Math.Sqrt(Math.Max(1, size)), Math.ScaleB(Spacing(0, x), arithmetic.Halvings - 4) / arithmetic.Coarse);
        return Math.ScaleB(1, Math.ILogB(scale) + (scale > 1 ? 1 : 0));
    }

    private double Spacing(double step, double x)
    {
        double size = Math.Max(Math.Abs(x), Math.Abs(step));
        return size == 0 ? double.Epsilon : (Math.BitIncrement(size) - size) * 2 * arithmetic.Grain;
    }

    private int Room(double step, double x) => Math.Clamp(Math.ILogB(Math.Abs(step) / Spacing(step, x)) - 3, 2, arithmetic.Halvings);
}

/// <summary>The output of a function has one shape at one point and another nearby.</summary>
internal sealed class ShapeChangedException(int[] expected, int[] got) : Exception
{
    internal int[] Expected => expected;

    internal int[] Got => got;
}
