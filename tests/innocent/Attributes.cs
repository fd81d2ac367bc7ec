// Attributes of one's own, Obsolete, Conditional, CallerArgumentExpression, nullability
// Run gives 12
namespace Innocent;

public static class Attributes
{
    [AttributeUsage(AttributeTargets.Method)]
    [System.Diagnostics.DebuggerDisplay("{Text}")]
    public sealed class NoteAttribute(string text) : Attribute { public string Text { get; } = text; }

    [Note("sums")]
    private static string Named(double x, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(x))] string? expression = null) => expression ?? "";

    [System.Diagnostics.Conditional("TRACE")]
    private static void Trace(ref int n) => n++;

    private static bool TryFind(int key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => (value = key > 0 ? "found" : null) is not null;

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
    private static double Fast(double x) => x;

    public static double Run()
    {
        int traced = 0;
        Trace(ref traced);
        return Named(1 + 1).Length + (TryFind(1, out string? found) ? found.Length : 0) + traced * 0 + Fast(2);
    }
}
