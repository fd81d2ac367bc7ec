using System.Runtime.InteropServices;

namespace Gradus.Worker.Locking;

/// <summary>An architecture whose system calls we know.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Audit">What the kernel calls it (<c>AUDIT_ARCH_…</c>).</param>
/// <param name="Seccomp">Number of the call that sets a filter.</param>
internal sealed record Machine(string Name, uint Audit, int Seccomp)
{
    internal static Machine X64 { get; } = new("x64", 0xC000003E, 317);

    internal static Machine Arm64 { get; } = new("arm64", 0xC00000B7, 277);

    /// <summary>The one we run on; null for another than these, and where the system is not Linux.</summary>
    internal static Machine? Here => !OperatingSystem.IsLinux() ? null : RuntimeInformation.ProcessArchitecture switch
    {
        System.Runtime.InteropServices.Architecture.X64 => X64,
        System.Runtime.InteropServices.Architecture.Arm64 => Arm64,
        _ => null,
    };
}
