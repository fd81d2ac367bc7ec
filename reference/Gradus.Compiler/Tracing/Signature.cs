using Gradus.Autodiff;
using Gradus.Tensors;

namespace Gradus.Compiler;

/// <summary>What of its arguments a program depends on: their trees' builds, and the types and devices of their tensors. Numbers do not matter.</summary>
internal sealed class Signature : IEquatable<Signature>
{
    private static readonly object[] DTypes = [.. Enum.GetValues<DType>().Cast<object>()];

    private readonly object?[] items;
    private int hash;

    private Signature(object?[] items) => this.items = items;

    /// <summary>The signature of arguments, and their tensors, with random keys as their words.</summary>
    public static (Signature Signature, Tensor[] Leaves) Of(object?[] arguments)
    {
        List<object?> items = new(32);
        List<Tensor> leaves = new(8);
        foreach (object? argument in arguments)
        {
            if (argument is Tensor tensor)
            {
                items.Add(typeof(Tensor));
                leaves.Add(tensor);
            }
            else
            {
                Tree.Build(argument, items, leaves);
            }
        }
        foreach (var leaf in leaves)
        {
            items.Add(DTypes[(int)leaf.DType]);
            items.Add(leaf.Shape);
            items.Add(leaf.Device);
        }
        return (new Signature([.. items]), [.. leaves]);
    }

    /// <inheritdoc/>
    public bool Equals(Signature? other)
    {
        if (other is null || items.Length != other.items.Length) return false;
        // From behind, where shapes stand: builds seldom differ. Most items are the very same objects.
        for (int i = items.Length - 1; i >= 0; i--)
        {
            if (!Equals(items[i], other.items[i])) return false;
        }
        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Signature);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        if (hash != 0) return hash;
        var code = default(HashCode);
        foreach (object? item in items) code.Add(item);
        return hash = code.ToHashCode();
    }
}
