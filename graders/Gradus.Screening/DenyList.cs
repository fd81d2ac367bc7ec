using Mono.Cecil;

namespace Gradus.Screening;

/// <summary>
/// Finds uses of what an exercise may not call, by reading the assembly. A courtesy and a second wall, not containment: what is reached by reflection or by <c>dynamic</c> is
/// seen only as the use of those.
/// </summary>
/// <remarks>
/// <para>Forms of a rule, always without arity and parameters, so that <c>System.Collections.Generic.List.Sort</c> means every overload in every instantiation:</para>
/// <list type="bullet">
/// <item><c>Namespace.Type.Member</c>: a method, property, event, field, operator (<c>op_Addition</c>) or constructor (<c>Namespace.Type..ctor</c>) of the type that declares it.
/// Calls of an override go, in compiled code, to the member that it overrides: name that one.</item>
/// <item><c>Namespace.Type</c>: all its members, the types nested in it, and every mention. A nested type stands behind a dot.</item>
/// <item><c>Namespace.*</c>: all types of that namespace and the types nested in them, not of the namespaces below it; without the types that ordinary syntax is compiled to
/// (interpolated strings, <c>await</c>, collection expressions), which only a rule that names the type covers.</item>
/// </list>
/// <para>Code that the compiler adds by itself (members of records, frames of iterators, its attributes) and attributes of the assembly are nobody's use.</para>
/// </remarks>
public static class DenyList
{
    /// <summary>Finds every use that a rule names.</summary>
    /// <param name="assembly">The assembly, from where the stream stands; debug information embedded, or in a portable PDB beside it when the stream is a file.</param>
    /// <param name="rules">What may not be used; members of the assembly itself may be among it.</param>
    /// <param name="isStudentFile">
    /// Says of a file, as the debug information names it, whether its uses count; null when all do. Where the file is unknown, code counts, because nothing shows that it is
    /// given, and declarations count only in an assembly without debug information.
    /// </param>
    /// <returns>Each use once per rule, member, file and line, by file, line and member. A type is not reported beside a member of it on the same line.</returns>
    /// <exception cref="ArgumentException">A rule is malformed (<see cref="Validate"/>).</exception>
    /// <exception cref="BadImageFormatException">The stream holds no .NET assembly.</exception>
    public static IReadOnlyList<ScreeningFinding> Check(Stream assembly, IReadOnlyList<DenyRule> rules, Func<string, bool>? isStudentFile = null)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        ArgumentNullException.ThrowIfNull(rules);
        if (rules.Select(Validate).FirstOrDefault(error => error is not null) is { } malformed) throw new ArgumentException(malformed, nameof(rules));

        using var image = new AssemblyImage(assembly);
        var uses = new UseFinder(image, new RuleIndex(rules), isStudentFile);
        foreach (TypeDefinition type in image.Module.GetTypes()) uses.Visit(type);
        return
        [
            .. uses.Found.GroupBy(finding => (finding.Rule, finding.File, finding.Line)).SelectMany(WithoutBareTypes)
                .OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line).ThenBy(finding => finding.Member, StringComparer.Ordinal)
                .ThenBy(finding => finding.Rule.Member, StringComparer.Ordinal),
        ];
    }

    /// <summary>Checks the form of a rule; whether what it names exists is not known here.</summary>
    /// <returns>What is wrong and what would be right; null when nothing is.</returns>
    public static string? Validate(DenyRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return RuleSyntax.Error(rule);
    }

    // `var timer = new Timer()` uses the constructor and declares a variable: one thing to say, not two.
    private static IEnumerable<ScreeningFinding> WithoutBareTypes(IEnumerable<ScreeningFinding> line)
    {
        var all = line.ToList();
        return all.Where(finding => !all.Exists(other => other.Member.StartsWith($"{finding.Member}.", StringComparison.Ordinal)));
    }
}
