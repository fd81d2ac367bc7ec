using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Gradus.Tensors.Cpu;

/// <summary>Where in rows the first element stands that beats all others, or the first NaN.</summary>
/// <param name="items">The first element of the tensor.</param>
/// <param name="kept">The axes whose places have a row each.</param>
/// <param name="length">How long rows are.</param>
/// <param name="step">How far neighbours in a row lie apart.</param>
/// <param name="results">Where the positions go.</param>
internal readonly unsafe struct PositionLoop<TOp, T>(T* items, Axes kept, int length, int step, int* results) : ILoop where TOp : struct, IComparisonOp where T : unmanaged
{
    /// <inheritdoc/>
    public void Run(nint start, nint count)
    {
        for (nint i = start; i < start + count; i++)
        {
            T* row = items + kept.Offset((int)i);
            results[i] = step == 1 && length >= 4 * Vector512<T>.Count ? InLanes(row) : OneByOne(row);
        }
    }

    private int OneByOne(T* row)
    {
        T best = *row;
        int place = 0;
        for (int i = 1; i < length && !Apply.IsNaN(best); i++)
        {
            T item = row[(nint)i * step];
            if (!Apply.Holds<TOp, T>(item, best) && !Apply.IsNaN(item)) continue;
            (best, place) = (item, i);
        }
        return place;
    }

    // Each lane finds the best of every 16th (or 8th) element and keeps which vector it was in. The row's end is done by a vector that overlaps the one before:
    // an element that is seen twice does not beat itself.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int InLanes(T* row)
    {
        int width = Vector512<T>.Count;
        Vector512<T> best = Vector512.Load(row);
        // Positions are integers of the elements' own size, whatever the elements are; a row has fewer than 2³¹.
        var place = Position(0);
        for (nint next = width; next < length; next += width)
        {
            nint i = nint.Min(next, length - width);
            var item = Vector512.Load(row + i);
            var at = Position((int)i);
            // NaN is not equal to itself: one in a lane stays, and the first one enters.
            var enters = (TOp.Invoke(item, best) | ~Vector512.Equals(item, item)) & Vector512.Equals(best, best);
            best = Vector512.ConditionalSelect(enters, item, best);
            place = Vector512.ConditionalSelect(enters, at, place);
        }
        T first = best[0];
        int result = Place(place, 0);
        for (int lane = 1; lane < width; lane++)
        {
            T item = best[lane];
            int at = Place(place, lane);
            bool wins = Apply.IsNaN(first) ? Apply.IsNaN(item) && at < result
                : Apply.IsNaN(item) || Apply.Holds<TOp, T>(item, first) || (at < result && !Apply.Holds<TOp, T>(first, item));
            if (wins) (first, result) = (item, at);
        }
        return result;
    }

    private static int Place(Vector512<T> places, int lane) => sizeof(T) == 4 ? places.AsInt32()[lane] : (int)places.AsInt64()[lane];

    // The positions of a vector's lanes, the first of which is i.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Position(int i) => sizeof(T) == 4
        ? (Vector512<int>.Indices + Vector512.Create(i)).As<int, T>()
        : (Vector512<long>.Indices + Vector512.Create((long)i)).As<long, T>();
}
