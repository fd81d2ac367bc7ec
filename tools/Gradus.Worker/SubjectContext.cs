using System.Reflection;
using System.Runtime.Loader;

namespace Gradus.Worker;

/// <summary>Where the probe meets the student's module: the module comes from memory, what is given to students from the kit, the contracts are the worker's own.</summary>
/// <param name="folder">Folder with the probe and the given modules.</param>
/// <param name="module">Simple name of the student's module.</param>
/// <param name="assembly">The student's module.</param>
internal sealed class SubjectContext(string folder, string module, byte[] assembly) : AssemblyLoadContext("subject")
{
    private Assembly? student;

    internal Assembly LoadProbe(string name) => LoadFromAssemblyPath(Path.Combine(folder, name + ".dll"));

    protected override Assembly? Load(AssemblyName name)
    {
        if (name.Name == module) return student ??= LoadFromStream(new MemoryStream(assembly));
        string file = Path.Combine(folder, name.Name + ".dll");
        return File.Exists(file) ? LoadFromAssemblyPath(file) : null; // null: the framework, or the contracts beside the worker
    }
}
