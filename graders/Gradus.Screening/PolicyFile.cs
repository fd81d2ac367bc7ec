using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Gradus.Screening;

/// <summary>A policy file: one rule a line, comments from <c>#</c> on. <c>base.policy</c>, which every assignment starts from, explains the format.</summary>
/// <param name="Name">The file, for messages.</param>
/// <param name="Lines">Its rules, in its order.</param>
public sealed partial record PolicyFile(string Name, IReadOnlyList<PolicyLine> Lines)
{
    /// <summary>Name of an assignment's policy file, beside its manifest.</summary>
    public const string FileName = "assignment.policy";

    private const string BaseName = "base.policy";
    private static readonly Lazy<PolicyFile> Embedded = new(ReadBase);

    /// <summary>What holds for every assignment.</summary>
    public static PolicyFile Base => Embedded.Value;

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">A line is no rule; the message gives file, line, what is wrong and what would be right.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static PolicyFile Read(string file) => Parse(file, File.ReadAllText(file));

    /// <summary>Reads the text of a file.</summary>
    /// <param name="name">The file, for messages.</param>
    /// <param name="text">Its text.</param>
    /// <exception cref="InvalidDataException">A line is no rule; the message gives file, line, what is wrong and what would be right.</exception>
    public static PolicyFile Parse(string name, string text)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(text);
        List<PolicyLine> lines = [];
        Dictionary<string, PolicyLine> known = new(StringComparer.Ordinal);
        foreach (var (i, raw) in text.Split('\n').Index())
        {
            string written = raw[..(raw.IndexOf('#') is >= 0 and var comment ? comment : raw.Length)].Trim();
            if (written.Length == 0) continue;
            PolicyLine line = Line(name, i + 1, written);
            if (!known.TryAdd(line.Member, line) && (line.Exercises is null || known[line.Member].Exercises is null))
                throw Fault(name, i + 1, string.Create(CultureInfo.InvariantCulture, $"'{line.Member}' has a rule already, in line {known[line.Member].Line}; expected one, or one for each exercise"));
            lines.Add(line);
        }
        return new PolicyFile(name, lines);
    }

    private static PolicyLine Line(string file, int number, string written)
    {
        if (Form().Match(written) is not { Success: true } match)
            throw Fault(file, number, $"'{written}' is no rule; expected 'allow NAME', 'deny NAME : KEY' or 'deny NAME in GROUP, GROUP : KEY'");
        bool allows = match.Groups["verb"].Value == "allow";
        string member = match.Groups["name"].Value;
        string? advice = match.Groups["key"] is { Success: true } key ? key.Value : null;
        string[]? exercises = match.Groups["in"] is { Success: true } groups ? groups.Value.Split(',', StringSplitOptions.TrimEntries) : null;
        if (MemberForm.Error(member) is { } wrong) throw Fault(file, number, wrong);
        if (allows && (advice is not null || exercises is not null)) throw Fault(file, number, $"'{written}' says too much; expected 'allow {member}'");
        if (!allows && advice is null) throw Fault(file, number, $"'{written}' has no text; expected ' : ' and the key of the text that says what to use instead");
        return exercises is not null && Array.Exists(exercises, name => !Exercise().IsMatch(name))
            ? throw Fault(file, number, $"'{match.Groups["in"].Value}' is no list of exercises; expected names separated by commas")
            : new PolicyLine(allows, member, advice, exercises, file, number);
    }

    private static InvalidDataException Fault(string file, int line, string what) => new(string.Create(CultureInfo.InvariantCulture, $"{file}:{line}: {what}."));

    private static PolicyFile ReadBase()
    {
        using Stream stream = typeof(PolicyFile).Assembly.GetManifestResourceStream(BaseName)!;
        return Parse(BaseName, new StreamReader(stream, Encoding.UTF8).ReadToEnd());
    }

    [GeneratedRegex(@"^(?<verb>allow|deny)\s+(?<name>\S+)(?:\s+in\s+(?<in>[^:]+?))?(?:\s*:\s*(?<key>[a-z][a-z0-9.-]*))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex("^[a-z0-9][a-z0-9-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Exercise();
}
