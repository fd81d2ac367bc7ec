using System.Runtime.CompilerServices;
using Gradus.Autodiff;
using Gradus.Tensors;

namespace Gradus.Compiler;

/// <summary>A batch's parts side by side.</summary>
public static class Parallelization
{
    extension(Ad)
    {
        /// <summary>f on the parts of a batch, one part a thread.</summary>
        /// <param name="f">A function of a batch, [examples, …]. It runs on several threads at once.</param>
        /// <param name="reduce">What becomes of the parts' results: laid one after another, or added up.</param>
        /// <param name="parts">Into how many parts the batch is cut, as equal as can be, the longer first; null: <see cref="Threads.Count"/>. Never more than examples.</param>
        /// <remarks><para>Where f treats examples by themselves, the result is that of f on the whole batch: to the bit, but for products of matrices with at most 12 columns, or in parts of at most
        /// 12 rows: their sums of k products may be taken in another order, and then differ by at most 2·k·ε·Σ|terms|. A sum or mean over the batch is added up in another order: in
        /// part order, so it depends on the number of parts and on nothing else, and differs from f's by rounding: for n examples at most n·ε·Σ|terms|, in practice a few ε.</para>
        /// <para>Under another transformation the parts run one after another; where f captures what it follows, they may have run side by side before, in vain, as may those beside a part that fails. NoGrad holds for all parts.</para>
        /// <para>A <see cref="RandomKey"/> in the batch is folded with the number of the part, so that the parts draw different numbers. What is drawn then depends on the number of
        /// parts; keys for each example are a tensor: their words, stacked. A key that is shared or captured is the same for all parts, which draw the same numbers: put it into the batch.</para></remarks>
        /// <exception cref="ArgumentOutOfRangeException">There is not even one part.</exception>
        /// <exception cref="ArgumentException">When called: the batch has no examples, or its tensors differ in their number.</exception>
        /// <exception cref="InvalidOperationException">When called: the parts' results cannot be put together. An exception of f comes out as it is, the first part's first.</exception>
        [OverloadResolutionPriority(1)]
        public static Func<Tensor, Tensor> Pmap(Func<Tensor, Tensor> f, PartReduction reduce = PartReduction.None, int? parts = null) => Pmap<Tensor, Tensor>(f, reduce, parts);

        /// <summary>f of something shared (parameters) and the parts of a batch, one part a thread.</summary>
        [OverloadResolutionPriority(1)]
        public static Func<Tensor, Tensor, Tensor> Pmap(Func<Tensor, Tensor, Tensor> f, PartReduction reduce = PartReduction.None, int? parts = null) => Pmap<Tensor, Tensor, Tensor>(f, reduce, parts);

        /// <summary>f on the parts of a tree of batches.</summary>
        public static Func<T, TOut> Pmap<T, TOut>(Func<T, TOut> f, PartReduction reduce = PartReduction.None, int? parts = null)
        {
            var run = new PartRun<T, TOut>(reduce, parts);
            return batch => run.Call(f, null, batch);
        }

        /// <summary>f of something shared and the parts of a tree of batches: <c>Pmap(Grad(loss), PartReduction.Mean)</c> is the gradient by the parameters.</summary>
        public static Func<TShared, T, TOut> Pmap<TShared, T, TOut>(Func<TShared, T, TOut> f, PartReduction reduce = PartReduction.None, int? parts = null)
        {
            var run = new PartRun<T, TOut>(reduce, parts);
            return (shared, batch) => run.Call(part => f(shared, part), shared, batch);
        }
    }
}
