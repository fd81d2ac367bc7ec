namespace Gradus.Tensors.Cpu;

/// <summary>Some axes of a tensor, outermost first, neighbours that are one run merged into one.</summary>
internal sealed class Axes(int most)
{
    /// <summary>That places do not lie equally far apart.</summary>
    public const int Uneven = int.MinValue;

    private readonly int[] lengths = new int[most], steps = new int[most];
    private int rank;

    /// <summary>How many places the axes have together.</summary>
    public int Count { get; private set; } = 1;

    /// <summary>How far each place lies from the one before; <see cref="Uneven"/> when that differs.</summary>
    public int EvenStep => rank switch { 0 => 0, 1 => steps[0], _ => Uneven };

    /// <summary>One more axis, the innermost so far.</summary>
    /// <param name="length">Its length.</param>
    /// <param name="step">How far neighbours along it lie apart.</param>
    /// <param name="mayContinue">Whether it follows the one before without others between them.</param>
    public void Push(int length, int step, bool mayContinue)
    {
        Count *= length;
        if (mayContinue && steps[rank - 1] == step * length) lengths[rank - 1] *= length;
        else lengths[rank++] = length;
        steps[rank - 1] = step;
    }

    /// <summary>Takes the innermost axis away.</summary>
    public (int Length, int Step) Pop()
    {
        rank--;
        Count /= lengths[rank];
        return (lengths[rank], steps[rank]);
    }

    /// <summary>How far the i-th place, row-major, lies from the first.</summary>
    public nint Offset(int i)
    {
        nint offset = 0;
        for (int axis = rank - 1; axis > 0; axis--)
        {
            int above = i / lengths[axis];
            offset += (nint)(i - (above * lengths[axis])) * steps[axis];
            i = above;
        }
        return rank == 0 ? 0 : offset + ((nint)i * steps[0]);
    }
}
