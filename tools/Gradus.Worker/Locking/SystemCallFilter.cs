namespace Gradus.Worker.Locking;

/// <summary>Makes the program by which the kernel judges every system call of the worker: a list of what is allowed, everything else refused.</summary>
/// <remarks>A refused call fails with <c>EPERM</c>, which .NET turns into an exception: one call of the student's fails, and the rest of the submission is judged.
/// A call in another numbering (32-bit, x32) ends the process: no .NET program makes one.</remarks>
internal static class SystemCallFilter
{
    internal const uint Allow = 0x7fff0000, Refuse = 0x00050000 | Native.NotPermitted, NoSuchCall = 0x00050000 | Native.NoSuchCall, Kill = 0x80000000;

    /// <summary>Numbers from here on belong to x32, the kernel's second ABI on x86-64.</summary>
    internal const uint X32 = 0x40000000;

    // How a kill from outside (SIGKILL, 9) looks as an exit status, of which the kernel takes a byte.
    private const uint KillStatus = 128 + 9, StatusByte = 0xff;

    /// <summary>The program.</summary>
    /// <remarks>Loops over an array: a worker starts for every submission, and LINQ over a structure of ours would be compiled each time.</remarks>
    /// <param name="machine">Whose numbers.</param>
    /// <param name="self">The process that is filtered.</param>
    internal static Instruction[] For(Machine machine, int self)
    {
        var program = new Instruction[256];
        int length = 0;
        void Add(Instruction instruction) => program[length++] = instruction;

        Add(Instruction.Load(Instruction.Architecture));
        Add(Instruction.IfEqualSkip(machine.Audit, 1));
        Add(Instruction.End(Kill));
        Add(Instruction.Load(Instruction.Number));
        Add(Instruction.UnlessAtLeastSkip(X32, 1));
        Add(Instruction.End(Kill));
        foreach (var call in SystemCall.Allowed)
        {
            if (call.On(machine) is not { } number) continue;
            bool looks = call.Rule is Rule.AllowOnSelf or Rule.AllowWhere, own = call.Rule == Rule.AllowOnSelf;
            int values = 1 + 2 * call.Values.Length; // instructions that look at them
            const int statusLength = 4;
            Add(Instruction.UnlessEqualSkip((uint)number, (looks ? 1 + values + (own ? 2 : 0) : 1) + (call.Status is null ? 0 : statusLength)));
            if (call.Status is { } status)
            {
                Add(Instruction.LoadArgument(status));
                Add(Instruction.And(StatusByte));
                Add(Instruction.UnlessEqualSkip(KillStatus, 1));
                Add(Instruction.End(Refuse));
            }
            if (own) Add(Instruction.LoadArgument(0));
            if (own) Add(Instruction.UnlessEqualSkip((uint)self, values));
            if (looks) Add(Instruction.LoadArgument(call.Argument));
            if (looks)
                foreach (uint value in call.Values)
                {
                    Add(Instruction.UnlessEqualSkip(value, 1));
                    Add(Instruction.End(Allow));
                }
            Add(Instruction.End(looks ? Refuse : call.Rule == Rule.Absent ? NoSuchCall : Allow));
        }
        Add(Instruction.End(Refuse));
        return program[..length];
    }
}
