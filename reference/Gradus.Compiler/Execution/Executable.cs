using Gradus.Compiler.Execution;
using Gradus.Tensors;

namespace Gradus.Compiler;

/// <summary>Programs made ready to run.</summary>
internal static class Executable
{
    /// <summary>A program whose elementwise operations are done in groups, and whose memory is planned. On another device than this machine's processor it does
    /// operation after operation.</summary>
    public static IExecutable Of(Program program) => IsHere(program) ? new CompiledProgram(program, Plan.Of(program)) : new Evaluation(program);

    private static bool IsHere(Program program) => !program.Operations.Any(operation => operation.Primitive is Transfer || (operation.Primitive is Draw draw && !ReferenceEquals(draw.Device, Device.Cpu)))
        && program.Operations.SelectMany(operation => operation.Arguments).Concat(program.Results).OfType<ConstantNode>().All(constant => ReferenceEquals(constant.Value.Device, Device.Cpu));

    private sealed class Evaluation(Program program) : IExecutable
    {
        public Tensor[] Run(ReadOnlySpan<Tensor> inputs) => program.Evaluate(inputs);
    }
}
