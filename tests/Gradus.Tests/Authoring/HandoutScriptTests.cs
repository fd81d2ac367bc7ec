using System.Runtime.Loader;
using Gradus.Authoring;
using Microsoft.CodeAnalysis.Scripting;
using NUnit.Framework;

namespace Gradus.Tests.Authoring;

public sealed class HandoutScriptTests
{
    private const string Right = "namespace Sample; public static class Metric { public static double F1(double p, double r) => 2 * p * r / (p + r); }";
    private const string Wrong = "namespace Sample; public static class Metric { public static double F1(double p, double r) => p * r / (p + r); }";

    private const string Text = """
        # F1
        ```csharp id=f1 group=f-beta points=1 lecture=8
        var p = 0.2;
        var both = new[] { p, 1.0 }.Select(x => Metric.F1(x, 1)).ToArray();
        Metric.F1(p, 1)  // => 0.3333333333333333, not 0.16666666666666666 (f1-without-two)
        both             // => [0.3333333333333333, 1]
        $"{both.Length}" // => "2"
        ```
        """;

    private static readonly Handout Sample = Handout.Parse(Text, "handout.en.md");

    [Test]
    public void Two_assemblies_of_one_identity_each_give_their_own_answer_whatever_the_process_has_loaded()
    {
        byte[] right = Compile.Assembly("Gradus.HandoutSample", Right), wrong = Compile.Assembly("Gradus.HandoutSample", Wrong);
        AssemblyLoadContext.Default.LoadFromStream(new MemoryStream(right));
        double[] answers = [.. new[] { right, wrong, right }.Select(image => (double)new HandoutScript(image, "Sample").Run(Sample.Blocks[0])[0]!)];
        Assert.That(answers, Is.EqualTo(new[] { 1 / 3.0, 1 / 6.0, 1 / 3.0 }).Within(1e-15));
    }

    [Test]
    public void A_module_given_by_its_path_is_the_one_that_runs()
    {
        using var folder = new Folder();
        string path = Path.Combine(folder.Path, "Gradus.HandoutSample.dll");
        File.WriteAllBytes(path, Compile.Assembly("Gradus.HandoutSample", Wrong));
        Assert.That(HandoutScript.OfModule(path, "Sample").Run(Sample.Blocks[0])[0], Is.EqualTo(1 / 6.0).Within(1e-15));
    }

    [Test]
    public void A_handout_that_holds_has_no_disagreement() =>
        Assert.That(new HandoutScript(Compile.Assembly("Gradus.HandoutSample", Right), "Sample").Disagreements(Sample), Is.Empty);

    [Test]
    public void What_a_module_gives_otherwise_is_told_with_its_line() =>
        Assert.That(new HandoutScript(Compile.Assembly("Gradus.HandoutSample", Wrong), "Sample").Disagreements(Sample), Is.EqualTo(new[]
        {
            "handout.en.md:5: `Metric.F1(p, 1)  // => 0.3333333333333333, not 0.16666666666666666 (f1-without-two)` gives 0.16666666666666669",
            "handout.en.md:6: `both             // => [0.3333333333333333, 1]` gives [0.16666666666666669, 0.5]",
        }));

    [Test]
    public void A_block_that_does_not_compile_says_so() =>
        Assert.That(Assert.Throws<CompilationErrorException>(() => new HandoutScript(Compile.Assembly("Gradus.HandoutSample", "namespace Sample; public class Other;"), "Sample").Run(Sample.Blocks[0]))!.Message,
            Does.Contain("Metric"));
}
