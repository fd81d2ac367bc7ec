using Gradus.Screening;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Gradus.Tests.Screening;

/// <summary>What of the framework an assembly's methods come to when they are called, through other methods of the same assembly too.</summary>
/// <remarks>
/// Coarse, to the safe side: who mentions a method may call it, who calls a virtual method may land in every method of its name and number of parameters, and whoever comes to a
/// type that the compiler made (an iterator, a closure) runs all of it.
/// </remarks>
internal sealed class GivenReach
{
    private readonly ScreeningPolicy policy;
    private readonly HashSet<string> keys;
    private readonly List<MethodDefinition> methods;
    private readonly ILookup<(string, int), MethodDefinition> byName;
    private readonly Dictionary<MethodDefinition, string?> reached;

    /// <summary>Reads an assembly.</summary>
    /// <param name="assembly">Its file.</param>
    /// <param name="policy">Says what of the framework is denied.</param>
    /// <param name="keys">Denials that count, by their texts' keys.</param>
    internal GivenReach(string assembly, ScreeningPolicy policy, params IEnumerable<string> keys)
    {
        this.policy = policy;
        this.keys = [.. keys];
        methods = [.. ModuleDefinition.ReadModule(assembly).GetTypes().SelectMany(type => type.Methods)];
        byName = methods.Where(method => method.IsVirtual).ToLookup(method => (Simple(method.Name), method.Parameters.Count));
        reached = methods.ToDictionary(method => method, Denied);
        Spread();
    }

    /// <summary>The methods that come to something denied, what each comes to, and the question whether it may be used.</summary>
    internal IEnumerable<(MethodDefinition Method, string Member, Question Question)> Found =>
        from method in methods
        where reached[method] is not null && IsVisible(method)
        select (method, reached[method]!, new Question(TypeName.Of(method.DeclaringType), method.Name, method.Parameters.Count == 0, IsGiven: true));

    private void Spread()
    {
        Dictionary<MethodDefinition, List<MethodDefinition>> callers = [];
        foreach (MethodDefinition caller in methods)
            foreach (MethodDefinition called in Called(caller))
                (callers.TryGetValue(called, out var known) ? known : callers[called] = []).Add(caller);
        var next = new Queue<MethodDefinition>(methods.Where(method => reached[method] is not null));
        while (next.TryDequeue(out MethodDefinition? method))
            foreach (MethodDefinition caller in callers.GetValueOrDefault(method) ?? [])
                if (reached[caller] is null)
                {
                    reached[caller] = reached[method];
                    next.Enqueue(caller);
                }
    }

    private static IEnumerable<MemberReference> Mentioned(MethodDefinition method) => method.HasBody ? method.Body.Instructions.Select(each => each.Operand).OfType<MemberReference>() : [];

    private string? Denied(MethodDefinition method) =>
        Mentioned(method).Where(member => member is MethodReference or FieldReference && member.DeclaringType?.GetElementType() is { } type and not TypeDefinition && type.Scope != method.Module)
            .FirstOrDefault(member => !IsBackends(method, member) && IsDenied(member))?.FullName;

    // The backend's own memory, and its helpers, which run its loops and nothing of a caller's: who uses tensors cannot say what they do, and no number of theirs (how many processors, how long to wait) comes out.
    // Files, chance, programs and the rest are denied to it too.
    private static bool IsBackends(MethodDefinition method, MemberReference member)
    {
        TypeDefinition outer = method.DeclaringType;
        while (outer.DeclaringType is { } around) outer = around;
        return (outer.Namespace.StartsWith("Gradus.Tensors.Cpu", StringComparison.Ordinal) || outer.FullName == "Gradus.Tensors.Threads")
            && (member.DeclaringType.GetElementType().Namespace is "System.Threading" or "System.Runtime.InteropServices" || member.DeclaringType.FullName is "System.AppContext" or "System.GC" or "System.Diagnostics.Stopwatch" or "System.TimeProvider"
                || (member.DeclaringType.FullName == "System.Environment" && member.Name is "get_ProcessorCount" or "get_TickCount64"));
    }

    // A tape compares threads' numbers to refuse another's, and no number leaves it; a cache that threads may share starts none, and a token
    // that is looked at cancels nothing.
    private bool IsDenied(MemberReference member) =>
        member is not { Name: "get_CurrentManagedThreadId", DeclaringType.FullName: "System.Environment" }
        && member.DeclaringType.GetElementType().Namespace != "System.Collections.Concurrent" && member.DeclaringType.FullName is not ("System.Threading.Volatile" or "System.Threading.CancellationToken")
        && policy.Judge(new(TypeName.Of(member.DeclaringType), member.Name, member is MethodReference { HasParameters: false }, IsGiven: false)) is { } verdict
        && verdict.Rules.Any(rule => keys.Contains(rule.Advice!));

    private IEnumerable<MethodDefinition> Called(MethodDefinition caller)
    {
        foreach (MemberReference member in Mentioned(caller))
        {
            MethodDefinition? called = member is MethodReference { DeclaringType: { } owner } method && owner.GetElementType() is TypeDefinition ? method.Resolve() : null;
            if (called is not null) yield return called;
            if (called is { IsVirtual: true })
                foreach (MethodDefinition other in byName[(Simple(called.Name), called.Parameters.Count)]) yield return other;
            if (member is not TypeReference && member.DeclaringType?.GetElementType() is TypeDefinition type)
                foreach (MethodDefinition other in type.Methods.Where(other => type.Name.StartsWith('<') || (other.IsConstructor && other.IsStatic))) yield return other;
        }
    }

    private static string Simple(string name) => name[(name.LastIndexOf('.') + 1)..];

    private static bool IsVisible(MethodDefinition method)
    {
        for (TypeDefinition? type = method.DeclaringType; type is not null; type = type.DeclaringType)
            if (!type.IsPublic && !type.IsNestedPublic && !type.IsNestedFamily) return false;
        return method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;
    }
}
