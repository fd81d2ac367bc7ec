using Gradus.Tensors;

namespace Gradus.Tests.Tensors.Devices;

/// <summary>The templates, each as one loop over the elements of its result.</summary>
internal sealed class RemoteBackend : Backend
{
    public override DenseTensor Map<TOp>(DenseTensor x) => Make(x.DType, x.Shape, (to, i) => to[i] = x.DType switch
    {
        DType.Float32 => TOp.Invoke((float)At(x, i)),
        DType.Float64 => TOp.Invoke(At(x, i)),
        _ => TOp.Invoke((int)At(x, i)),
    });

    public override DenseTensor Zip<TOp>(DenseTensor a, DenseTensor b) => Make(a.DType, a.Shape, (to, i) => to[i] = Combine<TOp>(a.DType, At(a, i), At(b, i)));

    public override DenseTensor Compare<TOp>(DenseTensor a, DenseTensor b) => Make(DType.Bool, a.Shape, (to, i) => to[i] = Holds<TOp>(a.DType, At(a, i), At(b, i)) ? 1 : 0);

    public override DenseTensor Select(DenseTensor condition, DenseTensor a, DenseTensor b) => Make(a.DType, a.Shape, (to, i) => to[i] = At(condition, i) != 0 ? At(a, i) : At(b, i));

    public override DenseTensor Reduce<TOp>(DenseTensor x, ReadOnlySpan<int> axes)
    {
        int[] gone = axes.ToArray();
        var shape = x.Shape.Without(axes);
        double start = x.DType switch { DType.Float32 => TOp.Start32, DType.Float64 => TOp.Start64, DType.Int32 => TOp.StartInt, _ => TOp.Start32 > 0 ? 1 : 0 };
        var to = Make(x.DType, shape, (to, i) => to[i] = start);
        var sums = (RemoteStorage)to.Storage;
        for (int i = 0; i < x.Size; i++)
        {
            int place = 0;
            var position = Position(x.Shape, i);
            for (int axis = 0; axis < position.Length; axis++) place = gone.Contains(axis) ? place : (place * x.Shape[axis]) + position[axis];
            sums[place] = Combine<TOp>(x.DType, sums[place], At(x, i));
        }
        return to;
    }

    public override DenseTensor ArgReduce<TOp>(DenseTensor x, int axis) => Make(DType.Int32, x.Shape.Without([axis]), (to, i) =>
    {
        int best = 0;
        for (int j = 1; j < x.Shape[axis]; j++)
        {
            double item = On(x, i, axis, j), champion = On(x, i, axis, best);
            if (!double.IsNaN(champion) && (double.IsNaN(item) || Holds<TOp>(x.DType, item, champion))) best = j;
        }
        to[i] = best;
    });

    public override DenseTensor CumulativeSum(DenseTensor x, int axis) => Make(x.DType, x.Shape, (to, i) =>
    {
        int inner = x.Shape.Skip(axis + 1).Aggregate(1, (product, length) => product * length);
        to[i] = i / inner % x.Shape[axis] == 0 ? At(x, i) : Combine<AddOp>(x.DType, to[i - inner], At(x, i));
    });

    public override DenseTensor Copy(DenseTensor x) => Cast(x, x.DType);

    public override DenseTensor Cast(DenseTensor x, DType dtype) => Make(dtype, x.Shape, (to, i) => to[i] = At(x, i));

    public override DenseTensor Pad(DenseTensor x, double value, ReadOnlySpan<int> before, ReadOnlySpan<int> after, ReadOnlySpan<int> between)
    {
        int[] first = before.ToArray(), step = [.. between.ToArray().Select(gap => gap + 1)], last = after.ToArray();
        Shape shape = [.. x.Shape.Select((length, axis) => first[axis] + (length == 0 ? 0 : ((length - 1) * step[axis]) + 1) + last[axis])];
        return Make(x.DType, shape, (to, i) =>
        {
            int[] from = [.. Position(shape, i).Select((place, axis) => place - first[axis])];
            bool isElement = from.Select((place, axis) => place >= 0 && place % step[axis] == 0 && place / step[axis] < x.Shape[axis]).All(inside => inside);
            to[i] = isElement ? At(x, [.. from.Select((place, axis) => place / step[axis])]) : value;
        });
    }

    public override DenseTensor Concatenate(ReadOnlySpan<Tensor> parts, int axis)
    {
        DenseTensor[] all = [.. parts.ToArray().Cast<DenseTensor>()];
        return Make(all[0].DType, all[0].Shape.With(axis, all.Sum(part => part.Shape[axis])), (to, i) =>
        {
            var place = Position(all[0].Shape.With(axis, all.Sum(part => part.Shape[axis])), i);
            int part = 0;
            for (; place[axis] >= all[part].Shape[axis]; part++) place[axis] -= all[part].Shape[axis];
            to[i] = At(all[part], place);
        });
    }

    public override DenseTensor Gather(DenseTensor x, DenseTensor indices, int axis)
    {
        var shape = x.Shape.Replacing(axis, 1, indices.Shape.AsSpan());
        return Make(x.DType, shape, (to, i) =>
        {
            var place = Position(shape, i);
            int index = (int)At(indices, place[axis..(axis + indices.Rank)]);
            if ((uint)index >= (uint)x.Shape[axis]) throw NotOnAxis("gather", index, axis, x.Shape);
            to[i] = At(x, [.. place[..axis], index, .. place[(axis + indices.Rank)..]]);
        });
    }

    public override DenseTensor ScatterAdd(DenseTensor updates, DenseTensor indices, int axis, int length)
    {
        var shape = updates.Shape.Replacing(axis, indices.Rank, [length]);
        var to = Make(updates.DType, shape, (to, i) => to[i] = 0);
        var sums = (RemoteStorage)to.Storage;
        for (int i = 0; i < updates.Size; i++)
        {
            var place = Position(updates.Shape, i);
            int index = (int)At(indices, place[axis..(axis + indices.Rank)]);
            if ((uint)index >= (uint)length) throw NotOnAxis("scatter-add", index, axis, shape);
            int target = Offset(to, [.. place[..axis], index, .. place[(axis + indices.Rank)..]]);
            sums[target] = Combine<AddOp>(updates.DType, sums[target], At(updates, i));
        }
        return to;
    }

    public override DenseTensor Dot(DenseTensor a, DenseTensor b)
    {
        var shape = a.Shape.With(-1, b.Shape[-1]);
        return Make(a.DType, shape, (to, i) =>
        {
            var place = Position(shape, i);
            double sum = 0;
            for (int k = 0; k < a.Shape[-1]; k++) sum = Combine<AddOp>(a.DType, sum, Combine<MultiplyOp>(a.DType, At(a, [.. place[..^1], k]), At(b, [.. place[..^2], k, place[^1]])));
            to[i] = sum;
        });
    }

    public override DenseTensor Fill(TensorType type, double value)
    {
        var one = new RemoteStorage(type.DType, 1);
        one[0] = value;
        return DenseTensor.Spread(one, type.Shape);
    }

    public override DenseTensor Random(TensorType type, ulong key, bool normal)
    {
        uint Word(int i) => Philox.Block(key, (ulong)i / 4) is var block ? (i % 4) switch { 0 => block.First, 1 => block.Second, 2 => block.Third, _ => block.Fourth } : 0;
        return Make(type.DType, type.Shape, (to, i) => to[i] = type.DType == DType.Float32
            ? normal ? RandomNumbers.Normal(Word(i)) : RandomNumbers.Uniform(Word(i))
            : normal ? RandomNumbers.Normal(Word(2 * i), Word((2 * i) + 1)) : RandomNumbers.Uniform(Word(2 * i), Word((2 * i) + 1)));
    }

    public override DenseTensor Upload<T>(ReadOnlySpan<T> items, Shape shape) => new(RemoteStorage.Of(items), shape);

    public override void Download<T>(DenseTensor x, Span<T> items)
    {
        for (int i = 0; i < items.Length; i++) items[i] = ((RemoteStorage)x.Storage).Read<T>(Offset(x, Position(x.Shape, i)));
    }

    private static DenseTensor Make(DType dtype, Shape shape, Action<RemoteStorage, int> write)
    {
        var to = new RemoteStorage(dtype, shape.Size);
        for (int i = 0; i < shape.Size; i++) write(to, i);
        return new DenseTensor(to, shape);
    }

    private static double Combine<TOp>(DType dtype, double a, double b) where TOp : struct, IBinaryOp => dtype switch
    {
        DType.Float32 => TOp.Invoke((float)a, (float)b),
        DType.Float64 => TOp.Invoke(a, b),
        DType.Int32 => TOp.Invoke((int)a, (int)b),
        _ => TOp.Invoke(a != 0, b != 0) ? 1 : 0,
    };

    private static bool Holds<TOp>(DType dtype, double a, double b) where TOp : struct, IComparisonOp => dtype switch
    {
        DType.Float32 => TOp.Invoke((float)a, (float)b),
        DType.Float64 => TOp.Invoke(a, b),
        _ => TOp.Invoke((int)a, (int)b),
    };

    private static int[] Position(Shape shape, int i)
    {
        var position = new int[shape.Rank];
        for (int axis = shape.Rank - 1; axis >= 0; axis--) (i, position[axis]) = Math.DivRem(i, shape[axis]);
        return position;
    }

    private static int Offset(DenseTensor x, int[] position)
    {
        int offset = x.Offset;
        for (int axis = 0; axis < position.Length; axis++) offset += position[axis] * x.Strides[axis];
        return offset;
    }

    private static double At(DenseTensor x, int[] position) => ((RemoteStorage)x.Storage)[Offset(x, position)];

    private static double At(DenseTensor x, int i) => At(x, Position(x.Shape, i));

    private static double On(DenseTensor x, int i, int axis, int place)
    {
        var others = Position(x.Shape.Without([axis]), i);
        return At(x, [.. others[..axis], place, .. others[axis..]]);
    }
}
