using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Gradus.Contracts.Wire;
using Gradus.Engine.Kits;

namespace Gradus.Engine.Processes;

/// <summary>Runs a module inside this process, as <c>dotnet test</c> does. For our own code only: <c>gradus verify</c> compares its records with those of workers.</summary>
public static class TrustedHost
{
    /// <summary>The module whose operations take threads. This program refers to no module, and every context has its own.</summary>
    private const string Tensors = "Gradus.Tensors";

    /// <summary>A host for a module that we trust.</summary>
    /// <param name="kit">The assignment's kit.</param>
    /// <param name="assembly">The module.</param>
    public static ISubjectHost Of(Kit kit, byte[] assembly) => Of(kit, assembly, threads: null);

    /// <summary>A host for a module that we trust, in which an operation on tensors takes a given number of threads.</summary>
    /// <param name="kit">The assignment's kit.</param>
    /// <param name="assembly">The module.</param>
    /// <param name="threads">The number; null for as many as there are processors.</param>
    public static ISubjectHost Of(Kit kit, byte[] assembly, int? threads)
    {
        var context = new Context(kit, assembly, null);
        if (threads is { } count && kit.Assignment.Given.Contains(Tensors))
            context.LoadFromAssemblyName(new AssemblyName(Tensors)).GetType($"{Tensors}.Threads", throwOnError: true)!.GetProperty("Count")!.SetValue(null, count);
        return Of(kit, context);
    }

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
