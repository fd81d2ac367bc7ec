using Gradus.Benchmarks;
using NUnit.Framework;

namespace Gradus.Tests.Benchmarks;

public sealed class CaseListTests
{
    private static readonly Measurement Measured = new([1], 1, 1, "ms", false, "nothing");

    private static class WithCases
    {
        internal static IEnumerable<Case> All => [new("a/gradus/two", () => Measured, 2), ("a/gradus/one", () => Measured)];
    }

    private static class Pairs
    {
        internal static IEnumerable<(string Name, Func<Measurement> Run)> All => [("b/gradus/x/y", () => Measured)];
    }

    private static class Nothing
    {
        internal static int Other => 1;
    }

    private static class SomethingElse
    {
        internal static string[] All => ["a/gradus/one"];
    }

    private static class NoName
    {
        internal static IEnumerable<Case> All => [("a/gradus", () => Measured)];
    }

    [Test]
    public void Classes_with_All_are_found_in_the_order_of_their_names_and_a_pair_takes_one_thread() =>
        Assert.That(CaseList.Of([typeof(WithCases), typeof(Nothing), typeof(Pairs)]).Select(c => (c.Name, c.MostThreads)), Is.EqualTo(new[] { ("b/gradus/x/y", 1), ("a/gradus/two", 2), ("a/gradus/one", 1) }));

    [TestCase(typeof(SomethingElse), "SomethingElse.All is String[]; expected a sequence of Case")]
    [TestCase(typeof(NoName), "'a/gradus' is not the name of a case; expected FAMILY/IMPLEMENTATION/REST")]
    public void A_class_that_is_not_as_it_should_be_is_named(Type type, string message) => Assert.That(() => CaseList.Of([type]), Throws.Exception.With.Message.Contains(message));

    [Test]
    public void Two_cases_of_one_name_are_refused() => Assert.That(() => CaseList.Of([typeof(Pairs), typeof(Pairs)]), Throws.InvalidOperationException.With.Message.EqualTo("There are two cases 'b/gradus/x/y'."));

    [TestCase("a/b/c", "a", "b", "c", "a/c")]
    [TestCase("train/torch/mlp128/b64/sgd", "train", "torch", "mlp128/b64/sgd", "train/mlp128/b64/sgd")]
    public void A_name_has_three_parts(string name, string family, string implementation, string rest, string common)
    {
        var parsed = CaseName.Parse(name);
        Assert.That((parsed.Family, parsed.Implementation, parsed.Rest, parsed.Common, parsed.ToString()), Is.EqualTo((family, implementation, rest, common, name)));
    }

    [Test]
    public void What_no_case_can_do_is_an_error_that_says_so()
    {
        Assert.That(Run("sgemm/gradus/none", 1), Is.EqualTo((2, "There is no case 'sgemm/gradus/none'; --list prints those that there are.\n")));
        Assert.That(Run("overhead/gradus/add/nograd", 2), Is.EqualTo((2, "The case 'overhead/gradus/add/nograd' takes one thread, not 2.\n")));
        Assert.That(Run("train/gradus/mlp128/b64/sgd/step", 0), Is.EqualTo((2, "The case 'train/gradus/mlp128/b64/sgd/step' takes one thread or more, not 0.\n")));
    }

    private static (int Status, string Errors) Run(string name, int threads)
    {
        var errors = new StringWriter { NewLine = "\n" };
        return (CaseList.Run(name, threads, TextWriter.Null, errors), errors.ToString());
    }
}
