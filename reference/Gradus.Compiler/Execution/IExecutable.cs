using Gradus.Tensors;

namespace Gradus.Compiler;

/// <summary>A program ready to run on numbers. May be called from many threads at once.</summary>
internal interface IExecutable
{
    /// <summary>The results, in order.</summary>
    /// <param name="inputs">Dense tensors of the inputs' types, in order.</param>
    Tensor[] Run(ReadOnlySpan<Tensor> inputs);
}
