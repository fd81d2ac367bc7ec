using System.Globalization;

namespace Gradus.Grading.Records;

/// <summary>A message as records keep it: a key and its arguments. It becomes a sentence, in some language, only when it is shown.</summary>
/// <param name="Key">Names the sentence in the text files.</param>
/// <param name="Args">Values of the sentence's placeholders, already written in the invariant culture; null for none.</param>
public sealed record Text(string Key, SortedDictionary<string, string>? Args = null)
{
    // In ordinal order: a reader of JSON would sort them as its machine's language does.
    /// <summary>Values of the sentence's placeholders, already written in the invariant culture; null for none.</summary>
    public SortedDictionary<string, string>? Args { get; init => field = Ordinal(value); } = Ordinal(Args);

    private static SortedDictionary<string, string>? Ordinal(SortedDictionary<string, string>? args) =>
        args is null || args.Comparer == StringComparer.Ordinal ? args : new(args, StringComparer.Ordinal);

    /// <summary>A text with arguments.</summary>
    public static Text Of(string key, params (string Name, string Value)[] args)
    {
        var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in args) sorted.Add(name, value);
        return new Text(key, sorted.Count == 0 ? null : sorted);
    }

    /// <summary>A text that is the same in every language: a number, code, a name.</summary>
    public static Text Verbatim(string value) => Of("verbatim", ("value", value));

    /// <summary>A number argument, written in the invariant culture.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public bool Equals(Text? other) => other is not null && Key == other.Key && (Args ?? []).SequenceEqual(other.Args ?? []);

    /// <inheritdoc/>
    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);
}
