using System.Runtime.ExceptionServices;
using Gradus.Autodiff;
using Gradus.Tensors;
using Gradus.Tensors.Cpu;

namespace Gradus.Compiler;

/// <summary>How a batch is cut, run and put together.</summary>
internal sealed class PartRun<T, TOut>
{
    private static readonly Parameter Probe = new(Tensor.Scalar(0));

    private readonly PartReduction reduce;
    private readonly int? parts;

    public PartRun(PartReduction reduce, int? parts)
    {
        if (!Enum.IsDefined(reduce)) throw new ArgumentOutOfRangeException(nameof(reduce), reduce, "Pmap knows no such reduction: expected None, Sum or Mean.");
        if (parts < 1) throw new ArgumentOutOfRangeException(nameof(parts), parts, "Pmap cuts a batch into at least one part.");
        (this.reduce, this.parts) = (reduce, parts);
    }

    /// <summary>The result of the whole batch.</summary>
    /// <param name="f">The function of a part.</param>
    /// <param name="shared">What all parts get beside it: asked only whether a transformation follows it.</param>
    /// <param name="batch">The batch.</param>
    public TOut Call(Func<T, TOut> f, object? shared, T batch)
    {
        int examples = Examples(batch);
        int count = Math.Min(parts ?? Threads.Count, examples);
        var ends = new int[count + 1];
        for (int i = 0; i < count; i++) ends[i + 1] = ends[i] + (examples / count) + (i < examples % count ? 1 : 0);
        var results = new TOut[count];
        Action<int> run = part => results[part] = f(Tree.Map(leaf => leaf[ends[part]..ends[part + 1]], key => key.Fold(part), batch));
        if (count == 1 || IsFollowed(shared) || IsFollowed(batch))
        {
            for (int part = 0; part < count; part++) run(part);
        }
        else
        {
            RunTogether(run, results);
        }
        return Joined(results, ends);
    }

    // What f captured that a trace follows shows in some part's result, or in what a part refused to do on another thread than the trace's. Then what was done elsewhere does not count.
    private static void RunTogether(Action<int> run, TOut[] results)
    {
        var failures = new ExceptionDispatchInfo?[results.Length];
        var isHere = new bool[results.Length];
        int caller = Environment.CurrentManagedThreadId;
        bool isPaused = IsPaused;
        Cores.Run(results.Length, new Part(part =>
        {
            isHere[part] = Environment.CurrentManagedThreadId == caller;
            try
            {
                if (isPaused) Ad.NoGrad(() => run(part));
                else run(part);
            }
            catch (Exception e)
            {
                failures[part] = ExceptionDispatchInfo.Capture(e);
            }
        }));
        if (Array.TrueForAll(failures, failure => failure is null) && !Array.Exists(results, IsFollowed)) return;
        for (int part = 0; part < results.Length; part++)
        {
            if (isHere[part]) failures[part]?.Throw();
            else run(part);
        }
    }

    // Traces belong to one thread.
    private static bool IsFollowed<TTree>(TTree tree) => Tree.Flatten(tree).Any(leaf => leaf.Trace is not null);

    // NoGrad concerns one thread. Under it, what is computed from a parameter is a number.
    private static bool IsPaused => (Probe * 1).Trace is null;

    private static int Examples(T batch)
    {
        int? examples = null;
        string first = "";
        foreach (var (place, leaf) in Tree.Leaves(batch))
        {
            string what = $"the batch{place} ({leaf.Type})";
            if (leaf.Rank == 0) throw new ArgumentException($"Pmap cuts a batch along its first axis; {what} has none. What is the same for all parts is the first of two arguments.", nameof(batch));
            if (examples is null) (examples, first) = (leaf.Shape[0], what);
            if (leaf.Shape[0] != examples) throw new ArgumentException($"Pmap needs batches of one length: {first} has {examples} examples, {what} has {leaf.Shape[0]}.", nameof(batch));
        }
        return examples switch
        {
            null => throw new ArgumentException($"Pmap found no tensor in the batch ({typeof(T).Name}), so there is nothing to cut.", nameof(batch)),
            0 => throw new ArgumentException($"Pmap got a batch without examples: {first}.", nameof(batch)),
            { } n => n,
        };
    }

    private TOut Joined(TOut[] results, int[] ends)
    {
        Tensor[][] leaves = [.. results.Select(Tree.Flatten)];
        if (Array.Exists(leaves, part => part.Length != leaves[0].Length)) throw new InvalidOperationException("The function given to Pmap returned trees of several builds for the parts of one batch.");
        int at = 0;
        return Tree.Map((place, _) =>
        {
            var joined = Joined(place, [.. leaves.Select(part => part[at])], ends);
            at++;
            return joined;
        }, results[0]);
    }

    private Tensor Joined(string place, Tensor[] parts, int[] ends)
    {
        var type = parts[0].Type;
        if (reduce == PartReduction.None)
        {
            return type.Shape.Rank > 0 ? Tensor.Concatenate(parts, 0) : throw new InvalidOperationException(
                $"The function given to Pmap returned one number for each part{place} ({type}), which cannot be laid one after another. Add them up: reduce: PartReduction.Sum or PartReduction.Mean.");
        }
        foreach (var part in parts)
        {
            if (part.Type != type) throw new InvalidOperationException($"The function given to Pmap returned {type} for one part and {part.Type} for another{place}: such results cannot be added up. Use PartReduction.None.");
        }
        if (reduce == PartReduction.Mean && !type.DType.IsFloat()) throw new InvalidOperationException($"Pmap takes means of float32 and float64; the function returned {type}{place}.");
        Tensor? sum = null;
        for (int i = 0; i < parts.Length; i++)
        {
            var term = reduce == PartReduction.Mean ? parts[i] * ((double)(ends[i + 1] - ends[i]) / ends[^1]) : parts[i];
            sum = sum is null ? term : sum + term;
        }
        return sum!;
    }

    private readonly struct Part(Action<int> run) : IJob
    {
        // What f does with a part is its own affair.
        public static bool IsEven => false;

        public void Run(int part) => run(part);
    }
}
