namespace Gradus.Layers;

/// <summary>What a layer inside a network refused, with the layer's number before it: once, at the innermost layer.</summary>
internal sealed class LayerRefusal : ArgumentException
{
    private readonly string path, rest;

    private LayerRefusal(string path, string rest, Exception? inner) : base($"Layer {path}, {rest}", inner) => (this.path, this.rest) = (path, rest);

    /// <summary>The refusal of a network's layer.</summary>
    public static LayerRefusal Of(Sequential network, int index, ArgumentException refusal)
    {
        // Of a network in a network: Layer 1.0, …
        if (refusal is LayerRefusal within) return new LayerRefusal($"{index}.{within.path}", within.rest, within.InnerException);
        string kind = network[index].Kind, said = refusal.Message, parameter = $" (Parameter '{refusal.ParamName}')";
        if (said.EndsWith(parameter, StringComparison.Ordinal)) said = said[..^parameter.Length];
        string before = index == 0 ? "" : $" Before it stands {network[index - 1].Kind}.";
        return new LayerRefusal($"{index}", (said.StartsWith(kind, StringComparison.Ordinal) ? said : $"{kind}: {said}") + before, refusal);
    }
}
