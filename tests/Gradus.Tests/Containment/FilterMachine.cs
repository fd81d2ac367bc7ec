using Gradus.Worker.Locking;

namespace Gradus.Tests.Containment;

/// <summary>Carries out a filter's program on one system call, as the kernel does.</summary>
internal static class FilterMachine
{
    /// <summary>The verdict.</summary>
    /// <param name="program">The filter.</param>
    /// <param name="architecture">The kernel's name of the numbering.</param>
    /// <param name="number">The call's number.</param>
    /// <param name="arguments">Its arguments.</param>
    internal static uint Judge(Instruction[] program, uint architecture, uint number, params ulong[] arguments)
    {
        uint Word(uint offset) => offset switch
        {
            0 => number,
            4 => architecture,
            >= 16 and < 64 => (int)(offset - 16) / 8 is var index && index >= arguments.Length ? 0 : offset % 8 == 0 ? (uint)arguments[index] : (uint)(arguments[index] >> 32),
            _ => throw new InvalidOperationException($"There is no word at {offset}."),
        };
        uint accumulator = 0;
        for (int at = 0; ; at++)
        {
            var step = program[at];
            switch (step.Code)
            {
                case Instruction.LoadWord: accumulator = Word(step.Operand); break;
                case Instruction.AndNumber: accumulator &= step.Operand; break;
                case Instruction.JumpIfEqual: at += accumulator == step.Operand ? step.IfTrue : step.IfFalse; break;
                case Instruction.JumpIfAtLeast: at += accumulator >= step.Operand ? step.IfTrue : step.IfFalse; break;
                case Instruction.Return: return step.Operand;
                default: throw new InvalidOperationException($"There is no instruction {step.Code:x}.");
            }
        }
    }
}
