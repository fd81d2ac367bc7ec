using System.Text;
using Gradus.Grading.Records;

namespace Gradus.Authoring.Verification;

/// <summary>The matrix solution × check, as text.</summary>
public static class Matrix
{
    /// <summary>One row a solution, one column a check: <c>#</c> all points, <c>+</c> some, <c>.</c> none, <c>-</c> not implemented, blank where nothing was run.</summary>
    public static string Of(Evidence evidence)
    {
        var text = new StringBuilder();
        int width = evidence.Trials.Select(t => t.Solution.Name.Length).Append("reference".Length).Max();
        string[] checks = [.. evidence.Checks.Select(c => c.Check.Id)];
        for (int i = 0; i < checks.Length; i++)
            text.Append(CultureInfo.InvariantCulture, $"{i + 1,4}  {evidence.Checks[i].Visibility,-6}  {evidence.Checks[i].Check.Check.Points,5:0.##}  {checks[i]}\n");
        text.Append('\n');
        text.Append(' ', width + 2).Append(string.Concat(checks.Select((_, i) => (i + 1) % 10 == 0 ? (char)('0' + (i + 1) / 10 % 10) : ' '))).Append('\n');
        text.Append(' ', width + 2).Append(string.Concat(checks.Select((_, i) => (char)('0' + (i + 1) % 10)))).Append('\n');
        Row("reference", evidence.Worker);
        foreach (var trial in evidence.Trials) Row(trial.Solution.Name, trial.Record);
        return text.ToString();

        void Row(string name, ScoreRecord record)
        {
            text.Append(name.PadRight(width + 2)).Append(string.Concat(checks.Select(id => Sign(record.Checks.FirstOrDefault(c => c.Id == id)))));
            text.Append(CultureInfo.InvariantCulture, $"  {record.Score,5:0.##}  {(record.Outcome == Outcome.Graded ? "" : record.Outcome.ToString())}").Append('\n');
        }
    }

    private static char Sign(CheckRecord? check) => check switch
    {
        null => ' ',
        { Points: var p, Max: var max } when p >= max => '#',
        { Points: > 0 } => '+',
        { Status: CheckStatus.NotImplemented } => '-',
        _ => '.',
    };
}
