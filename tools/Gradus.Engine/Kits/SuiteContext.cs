using System.Reflection;
using System.Runtime.Loader;

namespace Gradus.Engine.Kits;

/// <summary>Loads the suites of one kit; two kits, or two versions of one, do not meet. What suites are written in is the engine's own.</summary>
/// <param name="name">The kit's folder, for debuggers.</param>
internal sealed class SuiteContext(string name) : AssemblyLoadContext(name)
{
    protected override Assembly? Load(AssemblyName assemblyName) => null;
}
