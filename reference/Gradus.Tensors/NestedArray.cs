namespace Gradus.Tensors;

/// <summary>C# arrays of any rank and arrays of arrays, as tensors.</summary>
internal static class NestedArray
{
    /// <summary>A tensor of the innermost elements, row-major.</summary>
    public static Tensor ToTensor(Array items, Device? device)
    {
        ArgumentNullException.ThrowIfNull(items);
        var lengths = new List<int>();
        var element = Lengths(items, lengths);
        var shape = Shape.Create([.. lengths]);
        if (element == typeof(float)) return Flat<float>(items, shape, device);
        if (element == typeof(double)) return Flat<double>(items, shape, device);
        if (element == typeof(int)) return Flat<int>(items, shape, device);
        if (element == typeof(bool)) return Flat<bool>(items, shape, device);
        throw new NotSupportedException($"A tensor holds float, double, int or bool; not {element.Name}.");
    }

    // The first elements say how long the inner arrays are; the others must agree.
    private static Type Lengths(Array items, List<int> lengths)
    {
        for (int axis = 0; axis < items.Rank; axis++) lengths.Add(items.GetLength(axis));
        var element = items.GetType().GetElementType()!;
        if (!element.IsArray) return element;
        foreach (object? first in items)
        {
            return Lengths((Array?)first ?? throw Missing(nameof(items)), lengths);
        }
        // Without a first element, the ranks are all that is known of the rest.
        for (; element.IsArray; element = element.GetElementType()!) lengths.AddRange(Enumerable.Repeat(0, element.GetArrayRank()));
        return element;
    }

    private static Tensor Flat<T>(Array items, Shape shape, Device? device) where T : unmanaged
    {
        var flat = new T[shape.Size];
        int at = 0;
        Copy(items, 0);
        return Tensor.FromSpan<T>(flat, shape, device);

        void Copy(Array array, int axis)
        {
            for (int i = 0; i < array.Rank; i++)
            {
                if (array.GetLength(i) != shape[axis + i])
                {
                    throw new ArgumentException(
                        $"The array is ragged: along axis {axis + i}, one part has the length {array.GetLength(i)} and another {shape[axis + i]}.", nameof(items));
                }
            }
            foreach (object? item in array)
            {
                if (array.GetType().GetElementType()!.IsArray) Copy((Array?)item ?? throw Missing(nameof(items)), axis + array.Rank);
                else flat[at++] = (T)item!;
            }
        }
    }

    private static ArgumentException Missing(string argument) => new("An inner array is null; expected numbers.", argument);
}
