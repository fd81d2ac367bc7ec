using System.Diagnostics;
using System.Globalization;
using Gradus.Data;
using Gradus.Metrics;

namespace Gradus.Examples.Reading;

/// <summary>Trains a model on the digits and writes how it went: the loss, the accuracy, the confusion matrix, and images that were read wrongly.</summary>
internal static class DigitsReport
{
    private const int Shown = 4;

    // From empty to full, a character for each quarter of the ink.
    private const string Ink = " .:+#";

    internal static void Write(TextWriter output, Reader reader)
    {
        var digits = Digits.Load().Scaled();
        var clock = Stopwatch.StartNew();
        var learnt = reader.Learn(digits.Training, digits.Test);
        var taken = clock.Elapsed;
        int[] answers = learnt.Probabilities.ArgMax(1).ToArray<int>();
        var matrix = ConfusionMatrix.FromLabels(digits.Test.Labels, answers);
        int[] wrong = [.. Enumerable.Range(0, answers.Length).Where(row => answers[row] != digits.Test.Labels[row])];

        Line(output, $"{reader.Description}");
        Line(output, $"loss {Sparkline(learnt.Loss)} {learnt.Loss.FirstOrDefault(double.NaN):0.000} to {learnt.Loss.LastOrDefault(double.NaN):0.000}, {taken.TotalSeconds:0.00} s");
        Line(output, $"accuracy on the {answers.Length} test images: {(double)(answers.Length - wrong.Length) / answers.Length:0.0000} ({wrong.Length} wrong)");
        output.WriteLine();
        output.Write(matrix.ToTable());
        if (wrong.Length == 0) return;
        output.WriteLine();
        output.WriteLine("read wrongly:");
        int[] shown = wrong[..Math.Min(Shown, wrong.Length)];
        output.WriteLine(string.Join("   ", shown.Select(row => string.Create(CultureInfo.InvariantCulture, $"a {digits.Test.Labels[row]} as a {answers[row]}").PadRight(2 * Digits.Side))).TrimEnd());
        for (int y = 0; y < Digits.Side; y++) output.WriteLine(string.Join("   ", shown.Select(row => Pixels(digits.Test, row, y))).TrimEnd());
    }

    private static string Pixels(LabeledSet set, int row, int y) =>
        string.Concat(set.Row(row).Slice(y * Digits.Side, Digits.Side).ToArray().Select(pixel => new string(Ink[(int)Math.Round(pixel * (Ink.Length - 1))], 2)));

    private static string Sparkline(IReadOnlyList<double> values)
    {
        if (values.Count == 0) return "";
        double least = values.Min(), most = values.Max();
        return string.Concat(values.Select(value => "▁▂▃▄▅▆▇█"[most > least ? (int)Math.Round(7 * (value - least) / (most - least)) : 0]));
    }

    private static void Line(TextWriter output, FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
