using System.Reflection;

namespace Gradus.Contracts.Wire;

/// <summary>Turns calls of a contract's methods into frames.</summary>
public class ContractProxy : DispatchProxy
{
    internal ContractClient Client { get; set; } = null!;

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        Client.Invoke(targetMethod!.DeclaringType!, targetMethod, args ?? []);
}
