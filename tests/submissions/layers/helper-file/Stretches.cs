namespace Gradus.Layers;

internal static class Stretches
{
    internal static Range[] Of(IEnumerable<Layer> layers)
    {
        var stretches = new List<Range>();
        int end = 0;
        foreach (var layer in layers) stretches.Add(end..(end += layer.ParameterCount));
        return [.. stretches];
    }
}
