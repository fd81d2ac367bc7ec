using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using Gradus.Engine.Compiling;
using Gradus.Tests.Course;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Screening;

/// <summary>The programs of <c>tests/innocent</c>: what honest students write. All are compiled into one assembly, as the engine compiles a submission.</summary>
internal static class InnocentPrograms
{
    private static readonly Lazy<byte[]> compiled = new(Compile);
    private static readonly Lazy<Assembly> loaded = new(() => new AssemblyLoadContext("innocent").LoadFromStream(new MemoryStream(compiled.Value)));

    internal static byte[] Image => compiled.Value;

    /// <summary>Name of each program: its file's, and its class's.</summary>
    internal static IReadOnlyList<string> All { get; } = [.. Directory.EnumerateFiles(Folder, "*.cs").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(CourseSources.Repository, "tests", "innocent");

    internal static string[] Lines(string program) => File.ReadAllLines(Path.Combine(Folder, program + ".cs"));

    /// <summary>What its second line says that it gives.</summary>
    internal static double Expected(string program) => double.Parse(Lines(program)[1]["// Run gives ".Length..], CultureInfo.InvariantCulture);

    internal static double Run(string program) => (double)loaded.Value.GetType($"Innocent.{program}", throwOnError: true)!.GetMethod("Run")!.Invoke(null, null)!;

    private static byte[] Compile()
    {
        var sources = All.Select(program => new SourceFile(program + ".cs", File.ReadAllBytes(Path.Combine(Folder, program + ".cs"))));
        var result = SharedCompiler.Instance.Compile(new CompileRequest("Innocent", Path.Combine(CourseSources.Repository, "assignments", "Submission.props"), [], [.. sources]));
        return result.Assembly ?? throw new InvalidOperationException(string.Join("\n", result.Errors));
    }
}
