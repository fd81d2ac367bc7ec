using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Gradus.Tensors;

/// <summary>The lengths of a tensor's axes, outermost first. Immutable; <c>[2, 3]</c> makes one; <c>[]</c> is a scalar's.</summary>
[CollectionBuilder(typeof(Shape), nameof(Create))]
public sealed class Shape : IReadOnlyList<int>, IEquatable<Shape>
{
    private static readonly int[][] Zeros = [[], new int[1], new int[2], new int[3], new int[4], new int[5], new int[6]];

    private readonly int[] lengths;

    private Shape(int[] lengths)
    {
        this.lengths = lengths;
        var strides = lengths.Length == 0 ? [] : new int[lengths.Length];
        long size = 1;
        bool isEmpty = lengths.AsSpan().Contains(0);
        for (int axis = lengths.Length - 1; axis >= 0; axis--)
        {
            if (lengths[axis] < 0) throw new ArgumentException($"An axis cannot have the length {lengths[axis]}: shape {Print(lengths)}.", nameof(lengths));
            strides[axis] = (int)size;
            size *= lengths[axis];
            // Without elements there is nothing to be too many: the strides are never used.
            if (size > int.MaxValue && isEmpty) size = 0;
            if (size > int.MaxValue) throw new ArgumentException($"A tensor of the shape {Print(lengths)} would have more than {int.MaxValue} elements.", nameof(lengths));
        }
        RowMajorStrides = strides;
        Size = (int)size;
    }

    /// <summary>The shape of one number.</summary>
    public static Shape Scalar { get; } = new([]);

    /// <summary>How many axes there are.</summary>
    public int Rank => lengths.Length;

    /// <summary>How many elements there are.</summary>
    public int Size { get; }

    /// <summary>The length of an axis; negative numbers count from the last, −1.</summary>
    public int this[int axis] => lengths[Axis(axis)];

    /// <summary>How far neighbours along each axis lie apart when the elements stand in row-major order.</summary>
    internal int[] RowMajorStrides { get; }

    /// <summary>The strides of one element that stands for all.</summary>
    internal int[] NoStrides => Rank < Zeros.Length ? Zeros[Rank] : new int[Rank];

    int IReadOnlyCollection<int>.Count => Rank;

    /// <summary>Makes a shape of lengths.</summary>
    /// <exception cref="ArgumentException">A length is negative, or there are too many elements for a tensor.</exception>
    public static Shape Create(params ReadOnlySpan<int> lengths) => lengths.IsEmpty ? Scalar : new Shape(lengths.ToArray());

    /// <summary>The axes' lengths.</summary>
    public ReadOnlySpan<int> AsSpan() => lengths;

    /// <summary>The number of an axis from 0, when −1 may mean the last.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public int Axis(int axis)
    {
        int at = axis < 0 ? axis + Rank : axis;
        return (uint)at < (uint)Rank ? at
            : throw new ArgumentOutOfRangeException(
                nameof(axis), axis, $"The shape {this} has {(Rank == 0 ? "no axes" : $"the axes {-Rank} to {Rank - 1}")}; there is no axis {axis}.");
    }

    /// <summary>The axes as sorted numbers from 0; all of them when none is named.</summary>
    /// <exception cref="ArgumentException">An axis does not exist or is named twice.</exception>
    public int[] Axes(params ReadOnlySpan<int> named)
    {
        var axes = new int[named.IsEmpty ? Rank : named.Length];
        for (int i = 0; i < axes.Length; i++) axes[i] = named.IsEmpty ? i : Axis(named[i]);
        Array.Sort(axes);
        for (int i = 1; i < axes.Length; i++)
        {
            if (axes[i] == axes[i - 1]) throw new ArgumentException($"The axis {axes[i]} is named twice.", nameof(named));
        }
        return axes;
    }

    /// <summary>Whether numbers are axes of a rank: sorted, each once, from 0.</summary>
    internal static bool AreAxes(ReadOnlySpan<int> axes, int rank)
    {
        int previous = -1;
        foreach (int axis in axes)
        {
            if (axis <= previous || axis >= rank) return false;
            previous = axis;
        }
        return true;
    }

    /// <summary>The shape without some of its axes, given sorted from 0.</summary>
    public Shape Without(ReadOnlySpan<int> axes)
    {
        if (axes.Length == Rank) return Scalar;
        Span<int> left = stackalloc int[Rank];
        int count = 0;
        for (int axis = 0; axis < Rank; axis++)
        {
            if (!axes.Contains(axis)) left[count++] = lengths[axis];
        }
        return Create(left[..count]);
    }

    /// <summary>The shape with some of its axes, given from 0, shrunk to length 1.</summary>
    public Shape Keeping(ReadOnlySpan<int> axes)
    {
        Span<int> kept = stackalloc int[Rank];
        lengths.CopyTo(kept);
        foreach (int axis in axes) kept[axis] = 1;
        return Create(kept);
    }

    /// <summary>The shape with one more axis before the axis <paramref name="at"/>.</summary>
    public Shape Insert(int at, int length) => Create([.. lengths[..at], length, .. lengths[at..]]);

    /// <summary>The shape with another length for one axis.</summary>
    public Shape With(int axis, int length)
    {
        var copy = lengths.AsSpan().ToArray();
        copy[Axis(axis)] = length;
        return Create(copy);
    }

    /// <summary>The shape with others in the place of some neighbouring axes, the first of them <paramref name="at"/>.</summary>
    public Shape Replacing(int at, int count, ReadOnlySpan<int> by) => Create([.. lengths.AsSpan(0, at), .. by, .. lengths.AsSpan(at + count)]);

    /// <summary>The shape that two shapes broadcast to by NumPy's rule: aligned at the last axis, lengths equal or 1. Null when they do not.</summary>
    public static Shape? Broadcast(Shape left, Shape right)
    {
        if (left.Equals(right)) return left;
        int rank = Math.Max(left.Rank, right.Rank);
        Span<int> result = stackalloc int[rank];
        for (int back = 1; back <= rank; back++)
        {
            int a = back > left.Rank ? 1 : left.lengths[^back], b = back > right.Rank ? 1 : right.lengths[^back];
            if (a != b && a != 1 && b != 1) return null;
            result[^back] = a == 1 ? b : a;
        }
        return Create(result);
    }

    /// <inheritdoc/>
    public bool Equals([NotNullWhen(true)] Shape? other) => ReferenceEquals(this, other) || (other is not null && lengths.AsSpan().SequenceEqual(other.lengths));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Shape);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (int length in lengths) hash.Add(length);
        return hash.ToHashCode();
    }

    /// <summary>As C# writes it: [2, 3].</summary>
    public override string ToString() => Print(lengths);

    /// <inheritdoc/>
    public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)lengths).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static string Print(int[] lengths) => $"[{string.Join(", ", lengths)}]";
}
