using System.Reflection;

namespace Gradus.Contracts.Wire;

/// <summary>Delegates that a suite passes to the student: only a number crosses, and calls come back as frames.</summary>
internal static class Callbacks
{
    internal static bool Is(Type type) => type.IsAssignableTo(typeof(Delegate));

    internal static (Type[] Arguments, Type Result) Shape(Type type)
    {
        var invoke = type.GetMethod("Invoke")!;
        return ([.. invoke.GetParameters().Select(p => p.ParameterType)], invoke.ReturnType);
    }

    /// <summary>A delegate of a contract's <c>Func</c> type that hands its arguments to <paramref name="call"/>.</summary>
    internal static Delegate Make(Type type, Func<object?[], object?> call)
    {
        var arguments = type.GetGenericArguments();
        string maker = arguments.Length switch
        {
            1 => nameof(Make0),
            2 => nameof(Make1),
            3 => nameof(Make2),
            _ => throw new NotSupportedException($"{type} does not cross; a Func of up to two arguments does."),
        };
        return (Delegate)typeof(Callbacks).GetMethod(maker, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(arguments).Invoke(null, [call])!;
    }

    private static Func<R> Make0<R>(Func<object?[], object?> call) => () => (R)call([])!;

    private static Func<A, R> Make1<A, R>(Func<object?[], object?> call) => a => (R)call([a])!;

    private static Func<A, B, R> Make2<A, B, R>(Func<object?[], object?> call) => (a, b) => (R)call([a, b])!;
}
