namespace Gradus.Tensors;

/// <summary>The part of a tensor that indices name, in primitives: slices and flips first, then gathers; so it has derivatives and can be batched.</summary>
internal static class Selection
{
    /// <summary>x[indices].</summary>
    public static Tensor Of(Tensor x, ReadOnlySpan<TensorIndex> indices)
    {
        if (x is DenseTensor dense && indices.Length <= x.Rank && ArePlain(indices)) return View(dense, indices);
        var entries = IndexEntry.Of(x, indices);
        bool gathers = entries.Exists(entry => entry.Places is not null);
        // Beside index arrays a position is one of them, without axes: this is NumPy's rule for where their common axes go.
        for (int i = 0; gathers && i < entries.Count; i++)
        {
            if (!entries[i].Drops) continue;
            entries[i] = new IndexEntry(entries[i].Axis, Length: x.Shape[entries[i].Axis]) { Places = Tensor.Scalar(entries[i].Start, DType.Int32, x.Device) };
        }
        var sliced = Sliced(x, entries).Reshape(Shape.Create([.. entries.Where(entry => !entry.Drops).Select(entry => entry.Length)]));
        return gathers ? Gathered(sliced, entries) : sliced;
    }

    /// <summary>Where in x, counted row-major, the elements of x[indices] stand; int32, of that shape.</summary>
    public static Tensor Places(Tensor x, ReadOnlySpan<TensorIndex> indices) => Of(Tensor.Range(x.Size, device: x.Device).Reshape(x.Shape), indices);

    /// <summary>For indices without places: zeros, but for the value (whose shape is the part's) in the part of x that they name; and a mask of that part.</summary>
    public static (Tensor Value, Tensor IsNamed)? Placed(Tensor x, ReadOnlySpan<TensorIndex> indices, Func<Shape, Tensor> value)
    {
        var entries = IndexEntry.Of(x, indices);
        if (entries.Exists(entry => entry.Places is not null)) return null;
        int[] lengths = new int[x.Rank], before = new int[x.Rank], after = new int[x.Rank], between = new int[x.Rank];
        var flipped = new List<int>();
        foreach (var entry in entries)
        {
            if (entry.Axis < 0) continue;
            int axis = entry.Axis, step = Math.Abs(entry.Step), reach = Math.Max(entry.Length - 1, 0) * step;
            lengths[axis] = entry.Length;
            before[axis] = entry.Length == 0 ? 0 : entry.Step < 0 ? entry.Start - reach : entry.Start;
            after[axis] = entry.Length == 0 ? x.Shape[axis] : x.Shape[axis] - before[axis] - reach - 1;
            between[axis] = step - 1;
            if (entry.Step < 0) flipped.Add(axis);
        }
        var shape = Shape.Create(lengths);
        var part = value(Shape.Create([.. entries.Where(entry => !entry.Drops).Select(entry => entry.Length)])).Reshape(shape);
        if (flipped.Count > 0) part = new Flip([.. flipped]).Bind(part);
        var pad = new Pad(before, after, between);
        return (pad.Bind(part), pad.Bind(Tensor.Ones(shape, DType.Bool, x.Device)));
    }

    private static bool ArePlain(ReadOnlySpan<TensorIndex> indices)
    {
        foreach (ref readonly var index in indices)
        {
            if (index.Kind > TensorIndexKind.Slice) return false;
        }
        return true;
    }

    // Of numbers, positions and ranges are an offset and strides: what is read most is read at once.
    private static DenseTensor View(DenseTensor x, ReadOnlySpan<TensorIndex> indices)
    {
        Span<int> lengths = stackalloc int[x.Rank], strides = stackalloc int[x.Rank];
        var shape = x.Shape.AsSpan();
        int rank = 0, offset = x.Offset;
        for (int axis = 0; axis < shape.Length; axis++)
        {
            int stride = x.Strides[axis];
            var kind = axis < indices.Length ? indices[axis].Kind : TensorIndexKind.All;
            if (kind == TensorIndexKind.Position)
            {
                offset += IndexEntry.Position(x, axis, indices[axis]) * stride;
                continue;
            }
            var entry = kind == TensorIndexKind.All ? new IndexEntry(axis, Length: shape[axis]) : IndexEntry.Slice(x, axis, indices[axis]);
            if (entry.Length > 0) offset += entry.Start * stride;
            (lengths[rank], strides[rank]) = (entry.Length, stride * entry.Step);
            rank++;
        }
        var part = Shape.Create(lengths[..rank]);
        return x.View(part, part.Size == 0 ? x.Offset : offset, strides[..rank].ToArray());
    }

    private static Tensor Sliced(Tensor x, List<IndexEntry> entries)
    {
        int[] starts = new int[x.Rank], lengths = new int[x.Rank], steps = new int[x.Rank];
        var flipped = new List<int>();
        foreach (var entry in entries.Where(entry => entry.Axis >= 0))
        {
            bool backwards = entry.Step < 0;
            starts[entry.Axis] = entry.Length == 0 ? 0 : backwards ? entry.Start + ((entry.Length - 1) * entry.Step) : entry.Start;
            lengths[entry.Axis] = entry.Length;
            steps[entry.Axis] = Math.Abs(entry.Step);
            if (backwards) flipped.Add(entry.Axis);
        }
        bool isWhole = x.Shape.AsSpan().SequenceEqual(lengths);
        var sliced = isWhole ? x : new Slice(starts, lengths, steps).Bind(x);
        return flipped.Count == 0 ? sliced : new Flip([.. flipped]).Bind(sliced);
    }

    // Several index arrays are one on their axes merged into one: [i, j] of [m, n] is i·n + j of [m·n].
    private static Tensor Gathered(Tensor x, List<IndexEntry> entries)
    {
        int[] axes = [.. Enumerable.Range(0, entries.Count).Where(axis => entries[axis].Places is not null)];
        if (axes.Length == 1) return new Gather(axes[0]).Bind(x, entries[axes[0]].Places!);
        var shape = Shape.Scalar;
        foreach (int axis in axes)
        {
            shape = Shape.Broadcast(shape, entries[axis].Places!.Shape)
                ?? throw new ArgumentException(
                    $"Index arrays of the shapes {string.Join(" and ", axes.Select(at => entries[at].Places!.Shape))} do not broadcast: lengths must be equal or 1.", "indices");
        }
        // Neighbours stay where they are; index arrays with other axes between them put their common axes first.
        bool areNeighbours = axes[^1] - axes[0] == axes.Length - 1;
        int first = areNeighbours ? axes[0] : 0;
        int[] others = [.. Enumerable.Range(0, entries.Count).Except(axes)];
        if (!areNeighbours) x = x.Transpose([.. axes, .. others]);
        var places = Tensor.Scalar(0, DType.Int32, x.Device);
        int merged = 1;
        foreach (int axis in axes.Reverse())
        {
            places += entries[axis].Places! * merged;
            merged *= entries[axis].Length;
        }
        x = x.Reshape(Shape.Create([.. x.Shape.Take(first), merged, .. x.Shape.Skip(first + axes.Length)]));
        return new Gather(first).Bind(x, places.Stretched(shape));
    }
}
