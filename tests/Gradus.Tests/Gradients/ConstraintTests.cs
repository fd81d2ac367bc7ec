using System.Text.RegularExpressions;
using Gradus.Contracts;
using Gradus.Grading.Gradients;
using Gradus.Grading.Records;
using Gradus.Grading.Texts;
using Gradus.Tests.Marking;
using Gradus.Tests.Reports;
using NUnit.Framework;

namespace Gradus.Tests.Gradients;

/// <summary><c>Has.RightGradients</c>: in a graded check the finding goes to the record, in any other test into the message.</summary>
public sealed partial class ConstraintTests
{
    private static readonly Differentiable Right = Differentiable.Of(x => x[0] * x[1], x => [x[1], x[0]]), Wrong = Differentiable.Of(x => x[0] * x[1], x => [-x[1], -x[0]]);

    [Test]
    public void It_reads_as_a_sentence() => Assert.That(Right, Has.RightGradients.At(2, 3));

    [Test]
    public void It_takes_every_option()
    {
        var constraint = Has.RightGradients.At(Shaped.Vector(2, 3)).ToOrder(1).WithRespectTo(0).Seeded(7).InSinglePrecision.InEveryEntry.WithOptions(o => o with { JacobianLimit = 1 });
        Assert.That(Right, constraint);
        Assert.That((constraint.Report!.Right, constraint.Report.Evaluations), Is.EqualTo((true, constraint.Report.Evaluations)));
        Assert.That(constraint.Report.Evaluations, Is.GreaterThan(4));
    }

    [TestCase("en", "expected: ∂y/∂x[0] = 3 ± ", "got: ∂y/∂x[0] = -3, by reverse mode", "why: The sign is wrong; the size is right.")]
    [TestCase("ru", "∂y/∂x[0] = 3 ± ", "∂y/∂x[0] = -3, в обратном режиме", "Неверен знак; величина верна.")]
    public void A_test_of_ones_own_tells_place_numbers_and_cause(string language, params string[] parts)
    {
        string? before = Environment.GetEnvironmentVariable("GRADUS_LANG");
        Environment.SetEnvironmentVariable("GRADUS_LANG", language);
        try
        {
            var writer = new NUnit.Framework.Internal.TextMessageWriter();
            Has.RightGradients.At(2, 3).ApplyTo(Wrong).WriteMessageTo(writer);
            foreach (string part in parts) Assert.That(writer.ToString(), Does.Contain(part));
        }
        finally
        {
            Environment.SetEnvironmentVariable("GRADUS_LANG", before);
        }
    }

    [Test]
    public void A_graded_check_has_them_in_its_record()
    {
        var check = new Trial().Judge(() => Assert.That(Wrong, Has.RightGradients.At(2, 3)));
        Assert.That(check.Status, Is.EqualTo(CheckStatus.Failed));
        Assert.That(check.Expected!.Key, Is.EqualTo("gradient.numeric"));
        Assert.That(check.Got, Is.EqualTo(Text.Of("gradient.by-reverse", ("place", "∂y/∂x[0]"), ("value", "-3"))));
        Assert.That(check.Diagnosis, Is.EqualTo(new Text("gradient.wrong-sign")));
        Assert.That(new Trial().Judge(() => Assert.That(Right, Has.RightGradients.At(2, 3))).Status, Is.EqualTo(CheckStatus.Passed));
    }

    [Test]
    public void Names_are_those_that_were_given()
    {
        var named = new Differentiable { Value = x => Shaped.Scalar(x[0].Values[0] * x[1].Values[0]), Vjp = (x, u) => [Shaped.Scalar(u.Values[0] * x[1].Values[0]), Shaped.Scalar(0)], Names = ["weight", "bias"] };
        var constraint = Has.RightGradients.At(Shaped.Scalar(2), Shaped.Scalar(3));
        Assert.That(constraint.ApplyTo(named).IsSuccess, Is.False);
        Assert.That(constraint.Report!.Finding!.Cause, Is.EqualTo(Text.Of("gradient.zero", ("argument", "bias"))));
        Assert.That(constraint.Report.Finding.Got.Args!["place"], Is.EqualTo("∂y/∂bias"));
    }

    [Test]
    public void It_judges_nothing_but_functions_with_derivatives() => Assert.That(() => Has.RightGradients.At(1).ApplyTo("x"), Throws.ArgumentException.With.Message.StartsWith("Has.RightGradients judges a Differentiable"));

    [TestCase("en")]
    [TestCase("ru")]
    public void Every_text_that_the_checker_names_has_its_sentence_and_every_sentence_is_named(string language)
    {
        string source = string.Concat(Directory.GetFiles(Path.Combine(SourceTree.Grading, "Gradients"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var named = Key().Matches(source).Select(m => m.Groups[1].Value).ToHashSet();
        foreach (string mode in (string[])["reverse", "forward"])
            named.UnionWith([$"gradient.by-{mode}", $"gradient.by-{mode}-over-reverse", $"gradient.by-{mode}-over-forward", $"gradient.by-{mode}-of-order"]);
        var texts = TextCatalog.ReadFile(Path.Combine(SourceTree.Grading, $"Gradus.Grading.texts.{language}.json"));
        Assert.That(texts.Keys.Where(k => k.StartsWith("gradient.", StringComparison.Ordinal)), Is.EquivalentTo(named));
    }

    [GeneratedRegex("\"(gradient\\.[a-z0-9-]+[a-z0-9])\"")]
    private static partial Regex Key();
}
