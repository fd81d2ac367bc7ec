using System.Text.RegularExpressions;

namespace Gradus.Layers;

/// <summary>The name of a function from the expression that was passed for it.</summary>
internal static partial class FunctionName
{
    /// <summary><c>Activation.Relu</c> is Relu; of anything that is no name, as a lambda, the text on one line.</summary>
    public static string Of(string? expression)
    {
        if (string.IsNullOrWhiteSpace(expression)) return "";
        return QualifiedName().IsMatch(expression) ? expression[(expression.LastIndexOf('.') + 1)..] : Space().Replace(expression.Trim(), " ");
    }

    [GeneratedRegex(@"^[\w.:]+$")]
    private static partial Regex QualifiedName();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
