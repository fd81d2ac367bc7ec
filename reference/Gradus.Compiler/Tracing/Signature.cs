using Gradus.Autodiff;
using Gradus.Tensors;

namespace Gradus.Compiler;

/// <summary>What of its arguments a program depends on: their trees' builds, and the types and devices of their tensors. Numbers do not matter.</summary>
internal sealed class Signature : IEquatable<Signature>
{
    private readonly object?[] items;
    private readonly int hash;

    private Signature(object?[] items)
    {
        this.items = items;
        var code = default(HashCode);
        foreach (object? item in items) code.Add(item);
        hash = code.ToHashCode();
    }

    /// <summary>The signature of arguments and their tensors.</summary>
    public static Signature Of(object?[] arguments, IReadOnlyList<Tensor> leaves)
    {
        List<object?> items = new(leaves.Count * 2);
        foreach (var leaf in leaves)
        {
            items.Add(leaf.Type);
            items.Add(leaf.Device);
        }
        foreach (object? argument in arguments)
        {
            if (argument is Tensor) items.Add(typeof(Tensor));
            else items.AddRange(Tree.Build(argument));
        }
        return new Signature([.. items]);
    }

    /// <inheritdoc/>
    public bool Equals(Signature? other) => other is not null && hash == other.hash && items.AsSpan().SequenceEqual(other.items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Signature);

    /// <inheritdoc/>
    public override int GetHashCode() => hash;
}
