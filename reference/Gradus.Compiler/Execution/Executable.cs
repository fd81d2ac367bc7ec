using Gradus.Tensors;

namespace Gradus.Compiler;

/// <summary>Programs made ready to run.</summary>
internal static class Executable
{
    /// <summary>A program that does operation after operation.</summary>
    public static IExecutable Of(Program program) => new Evaluation(program);

    private sealed class Evaluation(Program program) : IExecutable
    {
        public Tensor[] Run(ReadOnlySpan<Tensor> inputs) => program.Evaluate(inputs);
    }
}
