using System.Reflection;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Gradus.Screening;

/// <summary>Reads off a probe which members of the student's module a method of the contract calls.</summary>
/// <param name="probe">The probe.</param>
/// <param name="module">Name of the student's assembly.</param>
internal sealed class ProbeCalls(ModuleDefinition probe, string module)
{
    private const string Handout = "Gradus.Contracts.IHandout";
    private const int Depth = 4;

    /// <summary>The members called, in the order of the code, private methods and lambdas of the probe's class followed; empty when the probe does not implement the method.</summary>
    /// <param name="contractMethod">A method of the contract's interface.</param>
    /// <param name="detail">For a handout, the block.</param>
    public IReadOnlyList<MethodReference> Of(MethodInfo contractMethod, string? detail)
    {
        string contract = contractMethod.DeclaringType is { } declaring ? SignatureName.Of(declaring) : "";
        MethodDefinition? start = probe.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && (type.IsPublic || type.IsNestedPublic) && Hierarchy(type).Any(Implements))
            .Select(type => contract == Handout ? Block(type, detail) : Implementation(type))
            .FirstOrDefault(method => method is not null);
        var calls = new List<MethodReference>();
        if (start is not null) Collect(start, start.DeclaringType, 0, [], calls);
        return calls;

        bool Implements(TypeDefinition type) => type.Interfaces.Any(each => SignatureName.Of(each.InterfaceType) == contract);

        MethodDefinition? Implementation(TypeDefinition type)
        {
            string signature = SignatureName.Of(contractMethod);
            var candidates = Hierarchy(type).SelectMany(each => each.Methods).Where(method => SignatureName.Of(method) == signature).ToList();
            return candidates.Find(method => method.Overrides.Any(each => each.Name == contractMethod.Name && SignatureName.Of(each.DeclaringType) == contract))
                ?? candidates.Find(method => method.IsPublic && method.Name == contractMethod.Name);
        }
    }

    /// <summary>The method of a handout's block: its id in Pascal case, with <c>Block</c> behind it where that name was taken.</summary>
    private static MethodDefinition? Block(TypeDefinition type, string? id)
    {
        if (string.IsNullOrEmpty(id)) return null;
        string name = id.Replace("-", "", StringComparison.Ordinal);
        return Named(name) ?? Named(name + "Block");

        MethodDefinition? Named(string wanted) => type.Methods.FirstOrDefault(method => method.HasBody && string.Equals(method.Name, wanted, StringComparison.OrdinalIgnoreCase));
    }

    private void Collect(MethodDefinition method, TypeDefinition inside, int depth, HashSet<MethodDefinition> visited, List<MethodReference> calls)
    {
        method = AssemblyImage.StateMachineOf(method) ?? method;
        if (!method.HasBody || !visited.Add(method)) return;
        foreach (Instruction instruction in method.Body.Instructions)
        {
            if (instruction.Operand is not MethodReference callee) continue;
            if (callee.DeclaringType.GetElementType().Scope is AssemblyNameReference scope && scope.Name == module) calls.Add(callee);
            else if (depth < Depth && callee.DeclaringType.GetElementType() is TypeDefinition type && Within(type, inside) && Definition(type, callee) is { } own)
                Collect(own, inside, depth + 1, visited, calls);
        }
    }

    private static MethodDefinition? Definition(TypeDefinition type, MethodReference method)
    {
        string signature = SignatureName.Of(method.GetElementMethod());
        return type.Methods.FirstOrDefault(each => each.Name == method.Name && SignatureName.Of(each) == signature);
    }

    private static bool Within(TypeDefinition? type, TypeDefinition outer) => type is not null && (type == outer || Within(type.DeclaringType, outer));

    private static IEnumerable<TypeDefinition> Hierarchy(TypeDefinition type)
    {
        for (TypeDefinition? each = type; each is not null; each = each.BaseType?.GetElementType() as TypeDefinition) yield return each;
    }
}
