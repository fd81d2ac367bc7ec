using System.Globalization;
using System.Runtime.CompilerServices;

namespace Gradus.Tensors;

/// <summary>What stands between the brackets of <c>x[…]</c>, for one axis: a position, a range, a slice with a step, an array of positions, a mask, a new axis or
/// an ellipsis.</summary>
/// <remarks>Numbers, <c>^1</c>, <c>1..3</c>, <c>..</c>, <c>[0, 2]</c>, int arrays and tensors become one by themselves. The rules are NumPy's, but for ranges: one that
/// reaches beyond the axis is refused, as in C#, not cut.</remarks>
[CollectionBuilder(typeof(TensorIndex), nameof(Positions))]
public readonly struct TensorIndex
{
    private TensorIndex(TensorIndexKind kind) => Kind = kind;

    /// <summary>The whole axis, as <c>..</c>.</summary>
    public static TensorIndex All => default;

    /// <summary>As many whole axes as are left: <c>x[Ellipsis, 0]</c> is the first element along the last axis.</summary>
    public static TensorIndex Ellipsis => new(TensorIndexKind.Ellipsis);

    /// <summary>A new axis of length 1.</summary>
    public static TensorIndex NewAxis => new(TensorIndexKind.NewAxis);

    internal TensorIndexKind Kind { get; }

    internal int Number { get; private init; }

    internal Index? Start { get; private init; }

    internal Index? Stop { get; private init; }

    internal int Step { get; private init; }

    internal Tensor? Places { get; private init; }

    /// <summary>Every so many-th element of an axis; <c>Every(-1)</c> goes from the last to the first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The step is 0.</exception>
    public static TensorIndex Every(int step) => Slice(null, null, step);

    /// <summary>From a position on, up to another that is left out, in steps. With a negative step from the end towards the beginning.</summary>
    /// <param name="start">The first position; null: where the axis begins, as seen from the step.</param>
    /// <param name="stop">The position before which it ends; null: where the axis ends.</param>
    /// <param name="step">How far to go each time; not 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The step is 0.</exception>
    public static TensorIndex Slice(Index? start, Index? stop, int step = 1) => step != 0
        ? new(TensorIndexKind.Slice) { Start = start, Stop = stop, Step = step }
        : throw new ArgumentOutOfRangeException(nameof(step), step, "A step of 0 gets nowhere; expected 1, 2, … or, backwards, -1, -2, …");

    /// <summary>The elements at positions, which may repeat; negative ones count from the end. <c>x[[0, 2]]</c> is <c>x[TensorIndex.Positions(0, 2)]</c>.</summary>
    public static TensorIndex Positions(params ReadOnlySpan<int> positions) => Tensor.FromSpan(positions, [positions.Length]);

    /// <summary>A position; negative ones count from the end, −1 is the last.</summary>
    public static implicit operator TensorIndex(int position) => new(TensorIndexKind.Position) { Number = position };

    /// <summary>A position; <c>^1</c> is the last.</summary>
    public static implicit operator TensorIndex(Index position) => new(TensorIndexKind.Position) { Start = position };

    /// <summary>A range; its end is left out.</summary>
    public static implicit operator TensorIndex(Range range) =>
        range.Equals(Range.All) ? All : new(TensorIndexKind.Slice) { Start = range.Start, Stop = range.End, Step = 1 };

    /// <summary>The elements at positions.</summary>
    public static implicit operator TensorIndex(int[] positions) => Positions(positions);

    /// <summary>int32: the elements at positions, whose axes take the place of the axis; bool: the elements where the mask holds.</summary>
    public static implicit operator TensorIndex(Tensor places) => new(TensorIndexKind.Places) { Places = places };

    /// <summary>The positions of an index array: what makes <c>[0, 2]</c> one. Other indices have none.</summary>
    public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)(Places?.DType == DType.Int32 ? Places.ToArray<int>() : [])).GetEnumerator();

    /// <summary>As it is written between the brackets.</summary>
    public override string ToString() => Kind switch
    {
        TensorIndexKind.All => "..",
        TensorIndexKind.Position => Start?.ToString() ?? Number.ToString(CultureInfo.InvariantCulture),
        TensorIndexKind.Slice when Step == 1 => $"{Start}..{Stop}",
        TensorIndexKind.Slice => string.Create(CultureInfo.InvariantCulture, $"Slice({Start?.ToString() ?? "null"}, {Stop?.ToString() ?? "null"}, {Step})"),
        TensorIndexKind.Places => $"{Places!.Type}",
        _ => Kind.ToString(),
    };
}

/// <summary>What an index is.</summary>
internal enum TensorIndexKind
{
    /// <summary>The whole axis.</summary>
    All,

    /// <summary>One position; the axis disappears.</summary>
    Position,

    /// <summary>From, to and step.</summary>
    Slice,

    /// <summary>Positions or a mask.</summary>
    Places,

    /// <summary>An axis of length 1.</summary>
    NewAxis,

    /// <summary>All axes that are left.</summary>
    Ellipsis,
}
