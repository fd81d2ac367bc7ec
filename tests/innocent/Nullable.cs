// Nullable values and references: ?., ??, ??=, lifted operators, null-conditional assignment, HasValue
// Run gives 12
namespace Innocent;

public static class Nullable
{
    public sealed class Node { public Node? Next { get; set; } public int? Value { get; set; } }

    public static double Run()
    {
        Node? node = new() { Value = 3 };
        int? none = null;
        int? sum = node.Value + none;
        node.Next?.Value = 5;
        node.Next ??= new Node();
        node.Next.Value ??= 4;
        string? text = null;
        return (sum ?? 1) + (node.Next?.Value ?? 0) + node.Value.GetValueOrDefault() + (none.HasValue ? 9 : 0) + (text?.Length ?? 2) + (node.Value > none ? 9 : 0) + (node.Value is { } v ? v - 1 : 0);
    }
}
