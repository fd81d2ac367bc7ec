namespace Gradus.Tensors;

/// <summary>The part of a tensor that indices name, in primitives: slices and flips first, then gathers; so it has derivatives and can be batched.</summary>
internal static class Selection
{
    /// <summary>x[indices].</summary>
    public static Tensor Of(Tensor x, ReadOnlySpan<TensorIndex> indices)
    {
        var entries = IndexEntry.Of(x, indices);
        bool gathers = entries.Exists(entry => entry.Places is not null);
        // Beside index arrays a position is one of them, without axes: this is NumPy's rule for where their common axes go.
        for (int i = 0; gathers && i < entries.Count; i++)
        {
            if (entries[i].Drops) entries[i] = new IndexEntry(entries[i].Axis, Length: x.Shape[entries[i].Axis]) { Places = Tensor.Scalar(entries[i].Start, DType.Int32, x.Device) };
        }
        var sliced = Sliced(x, entries).Reshape(Shape.Create([.. entries.Where(entry => !entry.Drops).Select(entry => entry.Length)]));
        return gathers ? Gathered(sliced, entries) : sliced;
    }

    /// <summary>Where in x, counted row-major, the elements of x[indices] stand; int32, of that shape.</summary>
    public static Tensor Places(Tensor x, ReadOnlySpan<TensorIndex> indices) => Of(Tensor.Range(x.Size, device: x.Device).Reshape(x.Shape), indices);

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
        return new Gather(first).Bind(x, places.BroadcastTo(shape));
    }
}
