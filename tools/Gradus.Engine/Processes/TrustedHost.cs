using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Gradus.Contracts.Wire;
using Gradus.Engine.Kits;

namespace Gradus.Engine.Processes;

/// <summary>Runs modules inside this process, as <c>dotnet test</c> does. For our own code only: <c>gradus verify</c> compares its records with those of workers.</summary>
public static class TrustedHost
{
    /// <summary>A host for modules that we trust, with given modules of their own.</summary>
    /// <param name="kit">The assignment's kit.</param>
    /// <param name="modules">The modules: one, or all of a set.</param>
    public static ISubjectHost Of(Kit kit, IReadOnlyList<SubjectModule> modules) => Of(kit, modules, new Context(kit, modules, null));

    /// <summary>A host for modules that we trust, on given modules that are loaded already.</summary>
    /// <param name="kit">The assignment's kit.</param>
    /// <param name="modules">The modules: one, or all of a set.</param>
    /// <param name="given">The given modules, of the same kit.</param>
    public static ISubjectHost Of(Kit kit, IReadOnlyList<SubjectModule> modules, GivenModules given) => Of(kit, modules, new Context(kit, modules, given));

    private static DirectHost Of(Kit kit, IReadOnlyList<SubjectModule> modules, Context context)
    {
        var probe = context.LoadFromAssemblyPath(kit.ProbeFile);
        Contexts.Add(probe, context);
        return new DirectHost(probe, [.. modules.Where(m => m.IsOwn).Select(m => m.Name)]);
    }

    // An assembly does not keep its context alive, and a context that is collected loads nothing any more: given modules are loaded late.
    private static readonly ConditionalWeakTable<Assembly, Context> Contexts = [];

    /// <summary>The probe meets the modules here; contracts are this process's own.</summary>
    private sealed class Context : AssemblyLoadContext
    {
        private readonly Kit kit;
        private readonly GivenModules? given;
        private readonly Dictionary<string, Lazy<Assembly>> taken;

        internal Context(Kit kit, IEnumerable<SubjectModule> modules, GivenModules? given) : base("trusted " + kit.Assignment.Id, isCollectible: true) =>
            (this.kit, this.given, taken) = (kit, given, modules.ToDictionary(m => m.Name, m => new Lazy<Assembly>(() => LoadFromStream(new MemoryStream(m.Content)))));

        protected override Assembly? Load(AssemblyName name) =>
            taken.TryGetValue(name.Name ?? "", out var module) ? module.Value
            : kit.Assignment.Given.Contains(name.Name) ? given?.Of(name) ?? LoadFromAssemblyPath(Path.Combine(kit.WorkerFolder, name.Name + ".dll"))
            : null;
    }
}
