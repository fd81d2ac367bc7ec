namespace Gradus.Layers;

/// <summary>The name of a function from the expression that was passed for it.</summary>
internal static class FunctionName
{
    /// <summary><c>Activation.Relu</c> is Relu; of anything that is no name, as a lambda, the text on one line.</summary>
    public static string Of(string? expression)
    {
        if (string.IsNullOrWhiteSpace(expression)) return "";
        bool isName = expression.All(c => char.IsLetterOrDigit(c) || c is '_' or '.' or ':');
        return isName ? expression[(expression.LastIndexOf('.') + 1)..] : string.Join(' ', expression.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
