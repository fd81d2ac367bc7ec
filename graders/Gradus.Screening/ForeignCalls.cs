using Mono.Cecil;

namespace Gradus.Screening;

/// <summary>Which virtual members other modules may call, because they override or implement what is declared there.</summary>
internal sealed class ForeignCalls
{
    private readonly AssemblyImage image;

    /// <summary>Types that implement interfaces of other modules, and those that they inherit members from.</summary>
    private readonly HashSet<TypeDefinition> open = [];

    /// <summary>Reads which interfaces all types implement.</summary>
    public ForeignCalls(AssemblyImage image)
    {
        this.image = image;
        foreach (TypeDefinition type in image.Module.GetTypes().Where(type => type.Interfaces.Any(each => image.Definition(each.InterfaceType) is null)))
            for (TypeDefinition? each = type; each is not null && open.Add(each); each = image.Definition(each.BaseType)) { }
    }

    /// <summary>Whether a member overrides one of another module's, or may implement one.</summary>
    public bool MayCall(MethodDefinition method)
    {
        if (open.Contains(method.DeclaringType) || method.Overrides.Any(each => image.Definition(each.DeclaringType) is null)) return true;
        if (!method.IsVirtual || method.IsNewSlot) return false;
        for (TypeDefinition? each = image.Definition(method.DeclaringType.BaseType); each is not null; each = image.Definition(each.BaseType))
            if (each.Methods.Any(above => above.IsNewSlot && above.Name == method.Name && above.Parameters.Count == method.Parameters.Count)) return open.Contains(each);
        return true;
    }
}
