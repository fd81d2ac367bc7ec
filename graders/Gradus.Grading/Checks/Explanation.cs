using Gradus.Grading.Records;
using Gradus.Grading.Texts;

namespace Gradus.Grading.Checks;

/// <summary>A lost check in one paragraph, for test explorers and NUnit's own output.</summary>
internal static class Explanation
{
    private static readonly Lazy<TextCatalog> Texts = new(() => TextCatalog.Load(TextCatalog.PreferredLanguage(), AppContext.BaseDirectory));

    internal static string Of(CheckRecord record)
    {
        var texts = Texts.Value;
        List<string> lines = [texts.Render(record.Title)];
        Add("ui.expected", record.Expected);
        Add("ui.got", record.Got);
        if (record.Location is { } at) lines.Add($"{at.File}:{at.Line}");
        if ((record.Diagnosis ?? record.Hint) is { } advice) lines.Add(texts.Render(advice));
        return string.Join('\n', lines);

        void Add(string label, Text? text)
        {
            if (text is not null) lines.Add($"{texts[label]}: {texts.Render(text)}");
        }
    }
}
