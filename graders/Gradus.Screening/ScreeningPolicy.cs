using System.Collections.Concurrent;

namespace Gradus.Screening;

/// <summary>What the submissions of one assignment may use: the base policy, the assignment's own lines over it, and the modules that it gives. Safe for threads.</summary>
public sealed class ScreeningPolicy
{
    private const string AllTypes = ".*";

    /// <summary>Rules by what they name: the assignment's before the base's.</summary>
    private readonly IReadOnlyList<ILookup<string, PolicyLine>> layers;

    private readonly HashSet<string> given;
    private readonly HashSet<string> partlyAllowed;
    private readonly NearestNames nearest;
    private readonly ConcurrentDictionary<Question, Verdict?> answers = new();

    /// <summary>Puts a policy together.</summary>
    /// <param name="own">The assignment's lines; null for none.</param>
    /// <param name="given">Assemblies, besides the student's own, that may be used whole.</param>
    /// <param name="foundation">What <paramref name="own"/> stands over; null for <see cref="PolicyFile.Base"/>.</param>
    /// <param name="members">Which members belong to which exercise; null when that is not known, and every use of what exercises may not use costs all that the line names.</param>
    public ScreeningPolicy(PolicyFile? own = null, IEnumerable<string>? given = null, PolicyFile? foundation = null, ExerciseMembers? members = null)
    {
        Members = members;
        PolicyFile[] files = [.. own is null ? [] : new[] { own }, foundation ?? PolicyFile.Base];
        layers = [.. files.Select(file => file.Lines.ToLookup(line => line.Member, StringComparer.Ordinal))];
        Lines = [.. files.Reverse().SelectMany(file => file.Lines)];
        this.given = [.. given ?? []];
        string[] allowed = [.. Lines.Where(line => line.Allows).Select(line => line.Member)];
        partlyAllowed = [.. allowed.Where(name => name.Contains('.')).Select(TypeAround)];
        nearest = new NearestNames(allowed);
    }

    /// <summary>All lines, the base's first.</summary>
    public IReadOnlyList<PolicyLine> Lines { get; }

    /// <summary>Which members belong to which exercise; null when that is not known.</summary>
    internal ExerciseMembers? Members { get; }

    /// <summary>Whether a whole assembly may be used, but for what lines deny.</summary>
    internal bool Gives(string assembly) => given.Contains(assembly);

    /// <summary>What there is to say against the use of a member, or of a type when there is none; null when it may be used.</summary>
    internal Verdict? Judge(Question question) => answers.GetOrAdd(question, static (asked, policy) => policy.Answer(asked), this);

    private Verdict? Answer(Question asked)
    {
        // `typeof(Console)` does no harm where Console.WriteLine may be called, whatever is said of the rest of Console.
        if (asked.Member is null && partlyAllowed.Contains(asked.Type.FullName)) return null;
        foreach (string name in Names(asked))
            foreach (var layer in layers)
                if (layer[name].ToArray() is { Length: > 0 } lines)
                    return lines.Where(line => !line.Allows).ToArray() is { Length: > 0 } denials ? new Verdict(FindingKind.Denied, denials, null) : null;
        return asked.IsGiven ? null : new Verdict(FindingKind.Unlisted, [], nearest.To(asked.Type, asked.Member));
    }

    /// <summary>The names that a rule may have given, the most specific first.</summary>
    private static IEnumerable<string> Names(Question asked)
    {
        TypeName type = asked.Type;
        if (asked.Member is { } member)
        {
            string name = MemberName.Of(member);
            if (name != member) yield return $"{type.FullName}.{member}";
            if (asked.HasNoParameters) yield return $"{type.FullName}.{name}()";
            yield return $"{type.FullName}.{name}";
        }
        for (string path = type.Path; path.Length > 0; path = path[..Math.Max(0, path.LastIndexOf('.'))]) yield return (type with { Path = path }).FullName;
        yield return type.Namespace + AllTypes;
    }

    private static string TypeAround(string member) => member.EndsWith("..ctor", StringComparison.Ordinal) ? member[..^6] : member[..member.LastIndexOf('.')];
}

/// <summary>What is used.</summary>
/// <param name="Type">The type, or the type that declares the member.</param>
/// <param name="Member">The member's name in metadata; null when the type itself is meant.</param>
/// <param name="HasNoParameters">Whether the member is a method without parameters.</param>
/// <param name="IsGiven">Whether it is the student's own or a given module's: allowed unless a line denies it.</param>
internal readonly record struct Question(TypeName Type, string? Member, bool HasNoParameters, bool IsGiven);

/// <summary>What there is to say against a use.</summary>
/// <param name="Kind">Denied or unlisted.</param>
/// <param name="Rules">The lines that deny it.</param>
/// <param name="Near">What may be used instead of what is not listed, if anything is near.</param>
internal sealed record Verdict(FindingKind Kind, IReadOnlyList<PolicyLine> Rules, string? Near);
