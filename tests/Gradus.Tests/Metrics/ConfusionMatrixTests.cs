using Gradus.Metrics;
using NUnit.Framework;

namespace Gradus.Tests.Metrics;

public sealed class ConfusionMatrixTests
{
    private static readonly string[] Truth = ["cat", "dog", "owl", "cat"];

    private static readonly string[] Answers = ["cat", "dog", "cat", "cat"];

    [Test]
    public void Rows_are_the_truth_and_columns_the_answer() =>
        Assert.That(ConfusionMatrix.FromIndices([0, 0, 1], [1, 1, 0], 2).ToArray(), Is.EqualTo(new double[,] { { 0, 2 }, { 1, 0 } }));

    [Test]
    public void Integer_classes_stand_in_ascending_order_and_give_their_names() =>
        Assert.That(ConfusionMatrix.FromLabels([10, -3, 2], [2, 2, 2]).ClassNames, Is.EqualTo(new[] { "-3", "2", "10" }));

    [Test]
    [SetCulture("tr-TR")]
    public void Named_classes_stand_in_ordinal_order_in_every_culture() =>
        Assert.That(ConfusionMatrix.FromLabels(["i", "I", "ı", "b"], ["i", "i", "i", "B"]).ClassNames, Is.EqualTo(new[] { "B", "I", "b", "i", "ı" }));

    [Test]
    public void A_class_list_fixes_order_and_classes_that_do_not_occur()
    {
        var matrix = ConfusionMatrix.FromLabels(Truth, Answers, classes: ["owl", "yak", "dog", "cat"]);
        Assert.That(matrix.ClassNames, Is.EqualTo(new[] { "owl", "yak", "dog", "cat" }));
        Assert.That(matrix[0, 3], Is.EqualTo(1));
        Assert.That(matrix.Support(1), Is.Zero);
    }

    [Test]
    public void Weights_are_summed() =>
        Assert.That(
            ConfusionMatrix.FromLabels(Truth, Answers, [0.5, 1, 2, 0.25]).ToArray(),
            Is.EqualTo(new double[,] { { 0.75, 0, 0 }, { 0, 1, 0 }, { 2, 0, 0 } }));

    [Test]
    public void Nothing_that_goes_in_or_comes_out_shares_memory_with_the_matrix()
    {
        double[,] counts = { { 1, 2 }, { 3, 4 } };
        string[] names = ["no", "yes"];
        var matrix = new ConfusionMatrix(counts, names);
        counts[0, 0] = 9;
        names[0] = "changed";
        matrix.ToArray()[0, 1] = 9;
        matrix.ClassNames[1] = "changed";
        Assert.That(matrix.ToArray(), Is.EqualTo(new double[,] { { 1, 2 }, { 3, 4 } }));
        Assert.That(matrix.ClassNames, Is.EqualTo(new[] { "no", "yes" }));
    }

    [TestCase(0, 2, 1, 0, 1)]
    [TestCase(1, 1, 0, 0, 3)]
    [TestCase(2, 0, 0, 1, 3)]
    public void Each_class_is_counted_against_the_rest(int @class, double truePositives, double falsePositives, double falseNegatives, double trueNegatives)
    {
        var binary = ConfusionMatrix.FromLabels(Truth, Answers).OneVsRest(@class);
        Assert.That(binary.ToArray(), Is.EqualTo(new[,] { { trueNegatives, falsePositives }, { falseNegatives, truePositives } }));
    }

    [Test]
    public void Infinite_beta_is_recall_and_beta_zero_precision()
    {
        var matrix = ConfusionMatrix.Binary(3, 2, 5, 7);
        Assert.That(matrix.FBeta(double.PositiveInfinity), Is.EqualTo(3.0 / 8));
        Assert.That(matrix.FBeta(0), Is.EqualTo(3.0 / 5));
    }

    [Test]
    public void Members_without_a_class_speak_of_a_binary_problem_only() =>
        Assert.That(
            () => ConfusionMatrix.FromLabels(Truth, Answers).Precision(),
            Throws.InvalidOperationException.With.Message.Contains("3 classes").And.Message.Contains("expected 2"));

    [Test]
    [SetCulture("ru-RU")]
    public void The_table_is_aligned_and_the_same_in_every_culture()
    {
        var matrix = new ConfusionMatrix(new[,] { { 1234.5, 0 }, { 2, 10 } }, ["no", "a long name"]);
        Assert.That(matrix.ToString(), Is.EqualTo(
            """
            truth \ answer      no  a long name
            no              1234.5            0
            a long name          2           10

            """.ReplaceLineEndings("\n")));
        Assert.That(matrix.ToTable(Normalization.Answer), Is.EqualTo(
            """
            truth \ answer     no  a long name
            no              0.998        0.000
            a long name     0.002        1.000

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void The_table_of_the_readme() =>
        Assert.That(ConfusionMatrix.FromLabels(Truth, Answers).ToTable().TrimEnd('\n').Split('\n').Select(line => "// " + line), Is.EqualTo(new[]
        {
            @"// truth \ answer  cat  dog  owl",
            "// cat               2    0    0",
            "// dog               0    1    0",
            "// owl               1    0    0",
        }));

    [Test]
    public void An_empty_row_normalises_to_what_the_policy_says()
    {
        var matrix = ConfusionMatrix.FromLabels([0, 0], [0, 1]);
        Assert.That(matrix.Normalize(Normalization.Truth), Is.EqualTo(new[,] { { 0.5, 0.5 }, { 0, 0 } }));
        Assert.That(matrix.Normalize(Normalization.Truth, ZeroDivision.NaN)[1, 0], Is.NaN);
    }

    [Test]
    public void A_weighted_average_ignores_problems_without_positives() =>
        Assert.That(
            Averages.Weighted([ConfusionMatrix.Binary(1, 1, 2, 0), ConfusionMatrix.Binary(0, 4, 0, 1)], problem => problem.Recall(ZeroDivision.NaN)),
            Is.EqualTo(1.0 / 3));
}
