using System.Text.RegularExpressions;
using Gradus.Screening;

namespace Gradus.Engine.Collecting;

/// <summary>What sources declare, as far as it takes to recognise a module: no compiler is needed, and none is trusted with files nobody has looked at.</summary>
internal static partial class Declarations
{
    /// <summary>The namespaces that a source declares, those inside others left out.</summary>
    internal static IEnumerable<string> Namespaces(byte[] source) => Namespace().Matches(SourceRules.Decode(source)).Select(m => m.Groups[1].Value);

    /// <summary>The types that a source declares and that no other source may declare too: partial ones are left out.</summary>
    internal static IEnumerable<string> Types(byte[] source) => Type().Matches(SourceRules.Decode(source)).Where(m => !m.Value.Contains("partial", StringComparison.Ordinal)).Select(m => m.Groups[1].Value);

    [GeneratedRegex(@"^[\t \uFEFF]*namespace\s+([\w.]+)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^(?:(?:public|internal|file|static|sealed|abstract|readonly|partial|ref|unsafe)[\t ]+)*(?:class|struct|interface|enum|record(?:[\t ]+(?:class|struct))?)[\t ]+(\w+)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Type();
}
