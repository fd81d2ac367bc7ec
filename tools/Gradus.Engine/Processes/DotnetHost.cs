using System.Runtime.InteropServices;

namespace Gradus.Engine.Processes;

/// <summary>The program that runs assemblies: the one that belongs to the runtime we run on.</summary>
internal static class DotnetHost
{
    /// <summary>Its file's name.</summary>
    internal static readonly string Name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";

    // …/dotnet/shared/Microsoft.NETCore.App/10.0.x/
    private static readonly string Above = System.IO.Path.GetFullPath(System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    /// <summary>The folder of the installation; null when the runtime lies elsewhere.</summary>
    internal static string? Folder { get; } = File.Exists(System.IO.Path.Combine(Above, Name)) ? Above : null;

    internal static string Path { get; } = Folder is null ? Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? Name : System.IO.Path.Combine(Folder, Name);
}
