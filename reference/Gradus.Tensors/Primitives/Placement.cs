namespace Gradus.Tensors;

/// <summary>Where an operation on several tensors is computed: where all of them are.</summary>
internal static class Placement
{
    /// <exception cref="ArgumentException">They lie on two devices; nothing is copied silently.</exception>
    public static Device Common(Primitive primitive, ReadOnlySpan<Tensor> inputs)
    {
        var device = inputs[0].Device;
        foreach (var input in inputs)
        {
            if (!ReferenceEquals(input.Device, device))
            {
                throw new ArgumentException($"{primitive} got tensors on two devices, {string.Join(" and ", Places(inputs))}: move one with .To(device).");
            }
        }
        return device;
    }

    private static string[] Places(ReadOnlySpan<Tensor> inputs)
    {
        var places = new string[inputs.Length];
        for (int i = 0; i < places.Length; i++) places[i] = $"{inputs[i].Type} on {inputs[i].Device}";
        return places;
    }
}
