using System.Globalization;
using System.Text.RegularExpressions;

namespace Gradus.Screening;

/// <summary>Which members belong to which exercise: a line <c>GROUP : Namespace.Type.Member</c> each, comments from <c>#</c> on. A generated file says it, because students' sources have no markers to trust.</summary>
public sealed partial class ExerciseMembers
{
    /// <summary>Name of the file, beside an assignment's policy.</summary>
    public const string FileName = "assignment.exercises";

    private readonly Dictionary<string, List<string>> members;

    private ExerciseMembers(Dictionary<string, List<string>> members) => this.members = members;

    /// <summary>All exercises, in the file's order.</summary>
    public IReadOnlyCollection<string> Exercises => members.Keys;

    /// <summary>The members of an exercise, named as a rule of a policy names them; none when there is no such exercise.</summary>
    public IReadOnlyList<string> Of(string exercise) => members.GetValueOrDefault(exercise, []);

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">A line names no member of an exercise; the message gives file, line, what is wrong and what would be right.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static ExerciseMembers Read(string file) => Parse(file, File.ReadAllText(file));

    /// <summary>Reads the text of a file.</summary>
    /// <param name="name">The file, for messages.</param>
    /// <param name="text">Its text.</param>
    /// <exception cref="InvalidDataException">A line names no member of an exercise; the message gives file, line, what is wrong and what would be right.</exception>
    public static ExerciseMembers Parse(string name, string text)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(text);
        Dictionary<string, List<string>> members = new(StringComparer.Ordinal);
        foreach (var (i, raw) in text.Split('\n').Index())
        {
            string written = raw[..(raw.IndexOf('#') is >= 0 and var comment ? comment : raw.Length)].Trim();
            if (written.Length == 0) continue;
            if (Form().Match(written) is not { Success: true } match)
                throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{name}:{i + 1}: '{written}' names no member of an exercise; expected 'GROUP : Namespace.Type.Member'."));
            string exercise = match.Groups["exercise"].Value;
            if (!members.TryGetValue(exercise, out var known)) members.Add(exercise, known = []);
            known.Add(match.Groups["member"].Value);
        }
        return new ExerciseMembers(members);
    }

    [GeneratedRegex(@"^(?<exercise>[a-z0-9][a-z0-9-]*)\s*:\s*(?<member>\w+(?:\.\w+)*\.{1,2}\w+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
