using System.Collections.Concurrent;
using System.Reflection;

namespace Gradus.Contracts.Wire;

/// <summary>Numbers a contract's methods the same way on both sides.</summary>
public static class MethodTable
{
    private static readonly ConcurrentDictionary<Type, MethodInfo[]> Tables = new();
    private static readonly ConcurrentDictionary<MethodInfo, bool> Nullable = new();
    private static readonly NullabilityInfoContext Nullability = new(); // not safe for threads: locked on itself

    /// <summary>The methods of a contract in the order of their signatures.</summary>
    public static MethodInfo[] Of(Type contract) =>
        Tables.GetOrAdd(contract, static c => [.. c.GetMethods().OrderBy(m => m.ToString(), StringComparer.Ordinal)]);

    /// <summary>Whether a contract's method may answer with nothing: its result is void, or declared nullable.</summary>
    public static bool MayReturnNull(MethodInfo method) => Nullable.GetOrAdd(method, static m =>
    {
        lock (Nullability) return m.ReturnType == typeof(void) || Nullability.Create(m.ReturnParameter).ReadState == NullabilityState.Nullable;
    });

    /// <summary>What of a contract cannot cross: one line per parameter or result of an unsupported type; empty when all is well.</summary>
    public static IReadOnlyList<string> Faults(Type contract) =>
    [
        .. from m in Of(contract)
           from t in m.GetParameters().Select(p => (Type: p.ParameterType, Name: p.Name!)).Append((Type: m.ReturnType, Name: "result"))
           let supported = Callbacks.Is(t.Type)
               ? t.Name != "result" && Callbacks.Shape(t.Type) is var shape && shape.Arguments.Append(shape.Result).All(Codec.Supports)
               : Codec.Supports(t.Type)
           where !supported
           select $"{contract.Name}.{m.Name}: {t.Name} of type {t.Type} does not cross",
    ];
}
