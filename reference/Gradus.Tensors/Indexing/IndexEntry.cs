namespace Gradus.Tensors;

/// <summary>An index that has been checked against its axis: from a start on, so many elements in steps; or places along the axis; or, without an axis, a new
/// one.</summary>
/// <param name="Axis">The axis of the tensor; −1 for a new one.</param>
/// <param name="Start">The first position.</param>
/// <param name="Length">How many positions.</param>
/// <param name="Step">How far apart; may be negative.</param>
internal readonly record struct IndexEntry(int Axis, int Start = 0, int Length = 1, int Step = 1)
{
    /// <summary>Whether the axis disappears: the index was one position.</summary>
    public bool Drops { get; init; }

    /// <summary>int32 places from 0 along the axis; their axes take its place.</summary>
    public Tensor? Places { get; init; }

    /// <summary>Checks indices against a tensor and spells out what they leave unsaid.</summary>
    /// <exception cref="ArgumentException">There are more indices than axes, or two ellipses; index arrays are not int32, or a mask has another shape.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A position is not on its axis.</exception>
    public static List<IndexEntry> Of(Tensor x, ReadOnlySpan<TensorIndex> indices)
    {
        int named = 0, ellipses = 0;
        foreach (var index in indices)
        {
            if (index.Kind == TensorIndexKind.Ellipsis) ellipses++;
            else if (index.Kind != TensorIndexKind.NewAxis) named += index.Places is { DType: DType.Bool } mask ? mask.Rank : 1;
        }
        if (ellipses > 1) throw new ArgumentException("Ellipsis stands for all axes that are left, so there can be only one.", nameof(indices));
        if (named > 0 && x.Rank == 0) throw new ArgumentException($"{x.Type} is one number without axes, so there is nothing to index; Item() reads it.", nameof(indices));
        if (named > x.Rank) throw new ArgumentException($"{named} axes are indexed, but {x.Type} has {x.Rank}.", nameof(indices));
        var entries = new List<IndexEntry>();
        int axis = 0;
        foreach (var index in indices)
        {
            switch (index.Kind)
            {
                case TensorIndexKind.Ellipsis:
                    for (int left = x.Rank - named; left > 0; left--) entries.Add(Whole(x, axis++));
                    break;
                case TensorIndexKind.NewAxis: entries.Add(new IndexEntry(-1)); break;
                case TensorIndexKind.All: entries.Add(Whole(x, axis++)); break;
                case TensorIndexKind.Position: entries.Add(new IndexEntry(axis, Position(x, axis++, index)) { Drops = true }); break;
                case TensorIndexKind.Slice: entries.Add(Slice(x, axis++, index)); break;
                case TensorIndexKind.Places when index.Places!.DType == DType.Bool:
                    foreach (var places in WhereTrue(x, axis, index.Places)) entries.Add(new IndexEntry(axis, Length: x.Shape[axis++]) { Places = places });
                    break;
                default: entries.Add(new IndexEntry(axis, Length: x.Shape[axis]) { Places = FromZero(x, axis++, index.Places!) }); break;
            }
        }
        while (axis < x.Rank) entries.Add(Whole(x, axis++));
        return entries;
    }

    private static IndexEntry Whole(Tensor x, int axis) => new(axis, Length: x.Shape[axis]);

    /// <summary>A position on an axis, from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not there.</exception>
    internal static int Position(Tensor x, int axis, in TensorIndex index)
    {
        int length = x.Shape[axis];
        int position = index.Start is { } from ? from.GetOffset(length) : index.Number < 0 ? index.Number + length : index.Number;
        return (uint)position < (uint)length ? position : throw NotOnAxis(index.ToString(), axis, x.Type);
    }

    /// <summary>A range or slice of an axis.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It reaches beyond the axis.</exception>
    internal static IndexEntry Slice(Tensor x, int axis, in TensorIndex index)
    {
        int length = x.Shape[axis], step = index.Step;
        int start = index.Start?.GetOffset(length) ?? (step > 0 ? 0 : length - 1);
        // Backwards, the end of the whole axis is the place before the first.
        int stop = index.Stop?.GetOffset(length) ?? (step > 0 ? length : -1);
        bool fits = step > 0
            ? 0 <= start && start <= stop && stop <= length
            : -1 <= stop && stop <= start && start < length && (index.Stop is null || stop >= 0);
        if (!fits)
        {
            string right = step > 0 ? $"0 ≤ start ≤ stop ≤ {length}" : $"{length - 1} ≥ start ≥ stop ≥ 0";
            throw new ArgumentOutOfRangeException(
                nameof(index), index.ToString(), $"The slice {index} does not lie on axis {axis} of {x.Type}, whose length is {length}: expected {right}.");
        }
        int distance = Math.Abs(stop - start), stride = Math.Abs(step);
        return new IndexEntry(axis, start, (int)((distance + (long)stride - 1) / stride), step);
    }

    // Known places are checked here, where the message can say what they are for. Others (one for each example under Vmap) only lose their sign.
    private static Tensor FromZero(Tensor x, int axis, Tensor places)
    {
        if (places.DType != DType.Int32)
        {
            throw new ArgumentException($"Positions are int32 and masks bool; {places.Type} is neither. Convert positions with .To(DType.Int32).", nameof(places));
        }
        int length = x.Shape[axis];
        if (places.Trace is not null) return Tensor.Where(places < 0, places + length, places);
        var items = places.ToArray<int>();
        for (int i = 0; i < items.Length; i++)
        {
            int position = items[i] < 0 ? items[i] + length : items[i];
            if ((uint)position >= (uint)length) throw NotOnAxis(((TensorIndex)items[i]).ToString(), axis, x.Type);
            items[i] = position;
        }
        return Tensor.FromSpan<int>(items, places.Shape, x.Device);
    }

    private static Tensor[] WhereTrue(Tensor x, int axis, Tensor mask)
    {
        if (mask.Rank == 0 || !x.Shape.Skip(axis).Take(mask.Rank).SequenceEqual(mask.Shape))
        {
            throw new ArgumentException(
                $"The mask {mask.Type} does not fit {x.Type} from axis {axis} on: it must have the lengths of the axes that it stands for.", nameof(mask));
        }
        var items = mask.ToArray<bool>();
        var places = new List<int>[mask.Rank];
        for (int i = 0; i < places.Length; i++) places[i] = [];
        for (int at = 0; at < items.Length; at++)
        {
            if (!items[at]) continue;
            for (int i = 0; i < places.Length; i++) places[i].Add(at / mask.Shape.RowMajorStrides[i] % mask.Shape[i]);
        }
        return [.. places.Select(list => Tensor.FromSpan<int>(list.ToArray(), [list.Count], x.Device))];
    }

    private static ArgumentOutOfRangeException NotOnAxis(string index, int axis, TensorType type)
    {
        int length = type.Shape[axis];
        string range = length == 0 ? "the axis is empty" : $"expected {-length} to {length - 1}";
        return new ArgumentOutOfRangeException(nameof(index), index, $"The index {index} is not on axis {axis} of {type}, whose length is {length}: {range}.");
    }
}
