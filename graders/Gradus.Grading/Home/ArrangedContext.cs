using System.Reflection;
using System.Runtime.Loader;
using Gradus.Contracts.Wire;
using Gradus.Grading.Combining;

namespace Gradus.Grading.Home;

/// <summary>Where a set's probe meets one arrangement of modules. Beside the suite lie the reference's, and in a folder of their own the student's; each context loads its own
/// copies, those of given modules too, because they may bind to a module of the set. The contracts are the suite's.</summary>
/// <param name="folder">The suite's folder.</param>
/// <param name="arrangement">Which modules are the student's.</param>
internal sealed class ArrangedContext(string folder, Arrangement arrangement) : AssemblyLoadContext(arrangement.ToString())
{
    private static readonly string Contracts = typeof(ContractClient).Assembly.GetName().Name!;

    /// <summary>The assembly of a student's module of a set.</summary>
    /// <param name="folder">The suite's folder.</param>
    /// <param name="module">The module.</param>
    internal static string OwnFile(string folder, string module) => Path.Combine(folder, "own", module + ".dll");

    protected override Assembly? Load(AssemblyName name) =>
        name.Name is { } module && module != Contracts && (arrangement.IsOwn(module) ? OwnFile(folder, module) : Path.Combine(folder, module + ".dll")) is var file && File.Exists(file)
            ? LoadFromAssemblyPath(file)
            : null; // the contracts, or the framework
}
