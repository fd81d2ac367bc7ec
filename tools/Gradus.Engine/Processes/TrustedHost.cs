using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Gradus.Contracts.Wire;
using Gradus.Engine.Kits;

namespace Gradus.Engine.Processes;

/// <summary>Runs a module inside this process, as <c>dotnet test</c> does. For our own code only: <c>gradus verify</c> compares its records with those of workers.</summary>
public static class TrustedHost
{
    /// <summary>A host for a module that we trust, with given modules of its own.</summary>
    /// <param name="kit">The assignment's kit.</param>
    /// <param name="assembly">The module.</param>
    public static ISubjectHost Of(Kit kit, byte[] assembly) => Of(kit, new Context(kit, assembly, null));

    /// <summary>A host for a module that we trust, on given modules that are loaded already.</summary>
    /// <param name="kit">The assignment's kit.</param>
    /// <param name="assembly">The module.</param>
    /// <param name="given">The given modules, of the same kit.</param>
    public static ISubjectHost Of(Kit kit, byte[] assembly, GivenModules given) => Of(kit, new Context(kit, assembly, given));

    private static DirectHost Of(Kit kit, Context context)
    {
        var probe = context.LoadFromAssemblyPath(kit.ProbeFile);
        Contexts.Add(probe, context);
        return new DirectHost(probe, kit.Assignment.Module);
    }

    // An assembly does not keep its context alive, and a context that is collected loads nothing any more: given modules are loaded late.
    private static readonly ConditionalWeakTable<Assembly, Context> Contexts = [];

    /// <summary>The probe meets the module here; contracts are this process's own.</summary>
    private sealed class Context(Kit kit, byte[] assembly, GivenModules? given) : AssemblyLoadContext("trusted " + kit.Assignment.Id, isCollectible: true)
    {
        private Assembly? module;

        protected override Assembly? Load(AssemblyName name) =>
            name.Name == kit.Assignment.Module ? module ??= LoadFromStream(new MemoryStream(assembly))
            : kit.Assignment.Given.Contains(name.Name) ? given?.Of(name) ?? LoadFromAssemblyPath(Path.Combine(kit.WorkerFolder, name.Name + ".dll"))
            : null;
    }
}
