using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Gradus.Contracts.Wire;
using Gradus.Engine.Kits;

namespace Gradus.Engine.Processes;

/// <summary>Runs a module inside this process, as <c>dotnet test</c> does. For our own code only: <c>gradus verify</c> compares its records with those of workers.</summary>
public static class TrustedHost
{
    /// <summary>A host for a module that we trust.</summary>
    /// <param name="kit">The assignment's kit.</param>
    /// <param name="assembly">The module.</param>
    public static ISubjectHost Of(Kit kit, byte[] assembly)
    {
        var context = new Context(kit, assembly);
        var probe = context.LoadFromAssemblyPath(kit.ProbeFile);
        Contexts.Add(probe, context);
        return new DirectHost(probe, kit.Assignment.Module);
    }

    // An assembly does not keep its context alive, and a context that is collected loads nothing any more: given modules are loaded late.
    private static readonly ConditionalWeakTable<Assembly, Context> Contexts = [];

    /// <summary>The probe meets the module here; contracts are this process's own.</summary>
    private sealed class Context(Kit kit, byte[] assembly) : AssemblyLoadContext("trusted " + kit.Assignment.Id, isCollectible: true)
    {
        private Assembly? module;

        protected override Assembly? Load(AssemblyName name) =>
            name.Name == kit.Assignment.Module ? module ??= LoadFromStream(new MemoryStream(assembly))
            : kit.Assignment.Given.Contains(name.Name) ? LoadFromAssemblyPath(Path.Combine(kit.WorkerFolder, name.Name + ".dll"))
            : null;
    }
}
