using System.Globalization;

namespace Gradus.EngineStudy;

/// <summary>Options of a study: <c>--name value</c> pairs.</summary>
internal sealed class StudyOptions
{
    private readonly Dictionary<string, string> values = [];

    /// <summary>Reads options.</summary>
    /// <exception cref="ArgumentException">One is unknown, or has no value.</exception>
    internal StudyOptions(string[] args, params string[] known)
    {
        for (int i = 0; i < args.Length; i += 2)
        {
            if (!known.Contains(args[i])) throw new ArgumentException($"There is no option {args[i]}; there are {string.Join(", ", known)}.");
            values[args[i]] = i + 1 < args.Length ? args[i + 1] : throw new ArgumentException($"{args[i]} needs a value.");
        }
    }

    internal int Number(string name, int otherwise) => values.TryGetValue(name, out string? text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    internal string? Text(string name) => values.GetValueOrDefault(name);
}
