using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Gradus.Worker.Locking;

/// <summary>The few functions of the system's C library that the lock takes. Linux on x64 and arm64, whose structures are laid out alike.</summary>
internal static class Native
{
    internal const int NotPermitted = 1, NoSuchCall = 38;

    private const string C = "libc";

    [StructLayout(LayoutKind.Sequential)]
    internal struct FilterProgram
    {
        internal ushort Length;
        internal nint Instructions;
    }

    [DllImport(C, SetLastError = true)]
    private static extern nint syscall(nint number, nint a, nint b, nint c, nint d, nint e, nint f);

    [DllImport(C, SetLastError = true, EntryPoint = "syscall")]
    private static extern nint seccomp(nint number, nint operation, nint flags, ref FilterProgram program);

    [DllImport(C, SetLastError = true)]
    private static extern nint mmap(nint at, nint length, int protection, int flags, int file, nint offset);

    /// <exception cref="Win32Exception">The system refuses.</exception>
    internal static void Control(int option, int value) => Require(Kernel.Control(option, (nuint)value, 0, 0, 0), "prctl");

    /// <exception cref="Win32Exception">The system refuses.</exception>
    internal static void EndWithParent() => Require(Kernel.EndWithParent(), "prctl");

    /// <exception cref="Win32Exception">The system refuses.</exception>
    internal static void SetLimit(int resource, ulong value) => SetLimit(resource, value, value);

    /// <exception cref="Win32Exception">The system refuses.</exception>
    internal static void SetLimit(int resource, ulong soft, ulong hard)
    {
        Require(Kernel.SetLimit(resource, new Kernel.Limit { Soft = soft, Hard = hard }), "setrlimit");
    }

    /// <summary>Asks for address space without using it: where it lies, or -1.</summary>
    internal static nint Reserve(long bytes)
    {
        const int privateAnonymousNoReserve = 0x4022;
        return mmap(0, (nint)bytes, 0, privateAnonymousNoReserve, -1, 0);
    }

    /// <summary>What may be raised no more.</summary>
    internal static ulong HardLimit(int resource)
    {
        Require(Kernel.GetLimit(resource, out var limit), "getrlimit");
        return limit.Hard;
    }

    /// <summary>Puts a filter before every system call of every thread, for good.</summary>
    /// <exception cref="Win32Exception">The system refuses.</exception>
    internal static void Filter(int number, Instruction[] instructions)
    {
        const int setFilter = 1, allThreads = 1;
        var pinned = GCHandle.Alloc(instructions, GCHandleType.Pinned);
        try
        {
            var program = new FilterProgram { Length = (ushort)instructions.Length, Instructions = pinned.AddrOfPinnedObject() };
            Require(seccomp(number, setFilter, allThreads, ref program), "seccomp");
        }
        finally
        {
            pinned.Free();
        }
    }

    /// <summary>A system call by its number. The error's number, or 0.</summary>
    internal static int ErrorOf(int number, params ReadOnlySpan<nint> arguments)
    {
        nint Argument(ReadOnlySpan<nint> all, int i) => i < all.Length ? all[i] : 0;
        nint result = syscall(number, Argument(arguments, 0), Argument(arguments, 1), Argument(arguments, 2), Argument(arguments, 3), Argument(arguments, 4), Argument(arguments, 5));
        return result == -1 ? Marshal.GetLastPInvokeError() : 0;
    }

    private static void Require(nint result, string function)
    {
        if (result == 0) return;
        int error = result == -1 ? Marshal.GetLastPInvokeError() : 0;
        throw new Win32Exception(error, $"{function}: {(error == 0 ? $"thread {result} cannot be filtered" : Marshal.GetPInvokeErrorMessage(error))}");
    }
}
