using Gradus.Autodiff;
using Gradus.Tensors;

namespace Gradus.Tests.Compiler;

/// <summary>A random well-typed function of three tensors and a key's words: any operation may follow any other that gives what it takes.</summary>
/// <remarks><para>It is made by doing it: numbers are at hand, so that indices lie on their axes. Constants are drawn among those that rules look for (0, −0, 1, 2), and infinities come of themselves.</para>
/// <para>Six in ten are of a few elements, where every rule about shapes is met soonest. Two are of rows that end within a vector. Two are large: more rows and longer ones than a
/// kernel combines in one go, and work for several threads.</para></remarks>
internal sealed class RandomProgram
{
    private static readonly Primitive[] Functions = [.. typeof(Primitives).GetFields().Select(field => (Primitive)field.GetValue(null)!).Where(p => p is ElementwisePrimitive and not Gradus.Tensors.Select)];

    private readonly Random random;
    private readonly List<Tensor> values = [];
    private readonly List<(Func<Tensor[], Tensor> Operation, object[] Arguments)> steps = [];

    public RandomProgram(int seed)
    {
        random = new Random(seed);
        IsLarge = seed % 10 >= 8;
        bool isSmall = seed % 10 < 6;
        int rows = IsLarge ? random.Next(17, 41) : random.Next(1, 41), columns = IsLarge ? random.Next(2049, 2149) : random.Next(1, 71);
        most = isSmall ? 200 : IsLarge ? 200_000 : 20_000;
        Shape[] shapes = isSmall ? [[2, 3], [3], [], [1, 3], [2, 1, 2], [4], [0, 2]] : [[rows, columns], [rows, columns], [columns], [rows, 1]];
        Tensor[] numbers =
        [
            Numbers(shapes[random.Next(shapes.Length)], DType.Float32), Numbers(shapes[random.Next(shapes.Length)], DType.Float64), Numbers(shapes[random.Next(shapes.Length)], DType.Int32),
            new RandomKey(seed).Words,
        ];
        Inputs = [.. numbers.Select(Laid)];
        values.AddRange(numbers);
        int operations = random.Next(5, 25);
        while (steps.Count < operations) Grow();
        // What leads to no result is taken out: with a few results more than the last, much of it stays.
        outputs = [values.Count - 1, .. Enumerable.Range(0, values.Count).Where(_ => random.Next(6) == 0)];
    }

    private readonly int[] outputs;
    private readonly int most;

    /// <summary>Arguments. Some lie in memory otherwise than row by row.</summary>
    public Tensor[] Inputs { get; }

    /// <summary>Whether there is work for several threads.</summary>
    public bool IsLarge { get; }

    /// <summary>The primitives that were used, where the step is one.</summary>
    public HashSet<Type> Used { get; } = [];

    /// <summary>The function.</summary>
    public Tensor[] Run(Tensor[] inputs)
    {
        List<Tensor> results = [.. inputs];
        foreach (var (operation, arguments) in steps) results.Add(operation([.. arguments.Select(a => a is int place ? results[place] : (Tensor)a)]));
        return [.. outputs.Select(i => results[i])];
    }

    private void Grow()
    {
        // The latest values are taken more often, so that chains grow.
        int at = random.Next(3) == 0 ? random.Next(values.Count) : random.Next(Math.Max(0, values.Count - 4), values.Count);
        if (IsLarge && random.Next(2) == 0) at = values.FindLastIndex(value => value.Size > 2048) is >= 0 and var large ? large : at;
        var x = values[at];
        switch (random.Next(25))
        {
            case < 8:
                var function = Functions[random.Next(Functions.Length)];
                int arity = function.GetType().Name.StartsWith("Unary", StringComparison.Ordinal) ? 1 : 2;
                object[] arguments = arity == 1 ? [at] : random.Next(2) == 0 ? [at, Like(at)] : [Like(at), at];
                Add(function, arguments);
                break;
            case 8: Add(Primitives.Select, Mask(x.Shape), at, Like(at)); break;
            case 9: Add(new Cast((DType)random.Next(4)), at); break;
            case 10: Add(new Reshape(Refactored(x.Shape)), at); break;
            case 11: Add(new Permute([.. Enumerable.Range(0, x.Rank).OrderBy(_ => random.Next())]), at); break;
            case 12 when Wider(x.Shape) is { } shape: Add(new BroadcastTo(shape), at); break;
            case 12: Add(new BroadcastTo([.. random.Next(2) == 0 ? new[] { random.Next(1, 4) } : [], .. x.Shape.Select(length => length == 1 ? random.Next(1, 4) : length)]), at); break;
            case 13:
                int[] lengths = [.. x.Shape.Select(length => random.Next(length + 1))], steps = [.. x.Shape.Select((length, axis) => lengths[axis] <= 1 ? 1 : random.Next(1, ((length - 1) / (lengths[axis] - 1)) + 1))];
                Add(new Slice([.. x.Shape.Select((length, axis) => lengths[axis] == 0 ? 0 : random.Next(length - ((lengths[axis] - 1) * steps[axis])))], lengths, steps), at);
                break;
            case 14: Add(new Flip(Axes(x.Rank)), at); break;
            case 15: Add(new Pad(Small(x.Rank), Small(x.Rank), Small(x.Rank), random.Next(3) == 0 ? 1 : 0), at); break;
            case 16 when x.Rank > 0: Add(new Concatenate(random.Next(x.Rank)), random.Next(2) == 0 ? [at, at] : [at, Like(at)]); break;
            case >= 17 and < 21: Reduced(x, at); break;
            case 21: Indexed(x, at); break;
            case 22 when x.DType.IsFloat():
                var matrix = x.Rank >= 2 ? at : Add(new Reshape([1, x.Size]), at);
                var order = Enumerable.Range(0, values[matrix].Rank).ToArray();
                Array.Reverse(order, order.Length - 2, 2);
                Add(Primitives.Dot, matrix, Add(new Permute(order), matrix));
                break;
            case 23: Drawn(); break;
            default: Add(random.Next(20) switch { < 10 => y => new SoftplusFunction().Apply(y), < 19 => y => Ad.StopGradient(y), _ => y => new Transfer(Device.Cpu).Bind(y) }, at); break;
        }
    }

    private void Reduced(Tensor x, int at)
    {
        if (x.DType == DType.Bool) return;
        switch (random.Next(5))
        {
            case 0: Add(new Reduce<AddOp>("sum", Axes(x.Rank)), at); break;
            case 1: Add(new Reduce<MaximumOp>("max", Axes(x.Rank)), at); break;
            case 2: Add(new Reduce<MinimumOp>("min", Axes(x.Rank)), at); break;
            case 3 when x.Rank > 0: Add(random.Next(2) == 0 ? new ArgReduce<GreaterOp>("argmax", random.Next(x.Rank)) : new ArgReduce<LessOp>("argmin", random.Next(x.Rank)), at); break;
            default:
                if (x.Rank > 0) Add(new CumulativeSum(random.Next(x.Rank)), at);
                break;
        }
    }

    private void Indexed(Tensor x, int at)
    {
        if (x.Rank == 0) return;
        int axis = random.Next(x.Rank), length = x.Shape[axis];
        if (length == 0) return;
        var places = Tensor.FromSpan<int>([.. Enumerable.Range(0, length).Select(_ => random.Next(length))], [length]);
        int checkedPlaces = Add(new Within(length), places);
        if (random.Next(2) == 0) Add(new Gather(axis), at, checkedPlaces);
        else if (x.DType != DType.Bool) Add(new ScatterAdd(axis, length + random.Next(2)), at, checkedPlaces);
    }

    private void Drawn()
    {
        int key = random.Next(2) == 0 ? 3 : Add(new DeriveKey((ulong)random.Next(3), 1), 3);
        Add(new Draw(new TensorType(random.Next(2) == 0 ? DType.Float32 : DType.Float64, [random.Next(1, 4)]), random.Next(2) == 0, Device.Cpu), key);
    }

    private int Add(Primitive primitive, params object[] arguments)
    {
        int place = Add(inputs => primitive.Bind(inputs), arguments);
        if (place >= 0) Used.Add(primitive.GetType());
        return place;
    }

    // What does not take these types, or is not defined on no elements, is left out.
    private int Add(Func<Tensor, Tensor> operation, int at) => Add(inputs => operation(inputs[0]), [at]);

    private int Add(Func<Tensor[], Tensor> operation, object[] arguments)
    {
        if (arguments.Any(a => a is -1)) return -1;
        try
        {
            var value = operation([.. arguments.Select(a => a is int place ? values[place] : (Tensor)a)]);
            if (value.Size > most) return -1;
            values.Add(value);
        }
        catch (ArgumentException)
        {
            return -1;
        }
        steps.Add((operation, arguments));
        return values.Count - 1;
    }

    // A value of the same type, or a constant: one number, or several.
    private object Like(int at)
    {
        var x = values[at];
        int[] alike = [.. Enumerable.Range(0, values.Count).Where(i => values[i].Type == x.Type)];
        if (random.Next(2) == 0) return alike[random.Next(alike.Length)];
        if (random.Next(2) == 0) return Numbers(x.Shape, x.DType);
        double[] known = x.DType switch { DType.Bool => [0, 1], DType.Int32 => [0, 1, 2, -1], _ => [0, -0.0, 1, 2, 0.25, -1, double.PositiveInfinity, double.NaN] };
        return Tensor.Full(x.Shape, known[random.Next(known.Length)], x.DType);
    }

    private object Mask(Shape shape)
    {
        int[] masks = [.. Enumerable.Range(0, values.Count).Where(i => values[i].Type == new TensorType(DType.Bool, shape))];
        return masks.Length > 0 && random.Next(2) == 0 ? masks[random.Next(masks.Length)] : random.Next(4) == 0 ? Tensor.Full(shape, random.Next(2), DType.Bool) : Numbers(shape, DType.Bool);
    }

    private Tensor Numbers(Shape shape, DType dtype)
    {
        var items = new double[shape.Size];
        for (int i = 0; i < items.Length; i++) items[i] = random.Next(4) == 0 ? random.Next(-2, 3) : (random.NextDouble() * 6) - 3;
        return Tensor.FromSpan<double>(items, shape).To(dtype);
    }

    // Numbers where an argument may have them: row by row, column by column, backwards, or as every second of a larger one's.
    private Tensor Laid(Tensor x) => x.Rank == 0 ? x : random.Next(6) switch
    {
        0 => x.Transpose().Concrete.Contiguous().Transpose(),
        1 => new Flip([.. Enumerable.Range(0, x.Rank)]).Bind(new Flip([.. Enumerable.Range(0, x.Rank)]).Bind(x).Concrete.Contiguous()),
        2 => Tensor.Stack([x, x], x.Rank)[TensorIndex.Ellipsis, 0],
        _ => x,
    };

    // The shape of a value that has one like this broadcast.
    private Shape? Wider(Shape shape) => values[random.Next(values.Count)].Shape is var other && !other.Equals(shape) && Equals(Shape.Broadcast(shape, other), other) ? other : null;

    private Shape Refactored(Shape shape) => random.Next(3) switch
    {
        0 => [shape.Size],
        1 => [1, .. shape],
        _ => shape.Rank == 0 ? [1, 1] : [.. shape.Skip(1), shape[0]],
    };

    private int[] Axes(int rank) => [.. Enumerable.Range(0, rank).Where(_ => random.Next(2) == 0)];

    private int[] Small(int rank) => [.. Enumerable.Range(0, rank).Select(_ => random.Next(2))];
}
