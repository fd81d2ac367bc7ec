using System.Reflection;
using System.Runtime.Loader;
using Gradus.Engine.Kits;

namespace Gradus.Engine.Processes;

/// <summary>The modules that an assignment gives, loaded once for many modules that are run one after the other: compiling them anew for each would take longer than most runs.</summary>
/// <remarks>They keep nothing that one module could see of another. They stay loaded until the process ends. One that builds on a module that is judged, as a set's may, is not among them:
/// each session binds it to its own.</remarks>
public sealed class GivenModules
{
    /// <summary>The module whose operations take threads. This program refers to no module.</summary>
    private const string Tensors = "Gradus.Tensors";

    private readonly Context context;
    private readonly HashSet<string> judged;
    private readonly HashSet<string> given;
    private readonly Dictionary<string, bool> bound = new(StringComparer.Ordinal);

    /// <summary>Loads nothing yet but what takes threads.</summary>
    /// <param name="kit">The assignment's kit.</param>
    /// <param name="threads">How many threads an operation on tensors takes.</param>
    public GivenModules(Kit kit, int threads)
    {
        context = new Context(kit);
        judged = [.. kit.Parts.Select(part => part.Assignment.Module)];
        given = [.. kit.Assignment.Given];
        if (kit.Assignment.Given.Contains(Tensors)) context.LoadFromAssemblyName(new AssemblyName(Tensors)).GetType($"{Tensors}.Threads", throwOnError: true)!.GetProperty("Count")!.SetValue(null, threads);
    }

    /// <summary>The module; null when it builds on one that is judged, by itself or through another given one.</summary>
    internal Assembly? Of(AssemblyName name) => context.LoadFromAssemblyName(name) is var module && BuildsOnJudged(module) ? null : module;

    private bool BuildsOnJudged(Assembly module)
    {
        string name = module.GetName().Name!;
        if (!bound.TryGetValue(name, out bool known))
            bound[name] = known = module.GetReferencedAssemblies().Any(used => judged.Contains(used.Name!) || (given.Contains(used.Name!) && BuildsOnJudged(context.LoadFromAssemblyName(used))));
        return known;
    }

    private sealed class Context(Kit kit) : AssemblyLoadContext("given " + kit.Assignment.Id)
    {
        protected override Assembly? Load(AssemblyName name) => kit.Assignment.Given.Contains(name.Name) ? LoadFromAssemblyPath(Path.Combine(kit.WorkerFolder, name.Name + ".dll")) : null;
    }
}
