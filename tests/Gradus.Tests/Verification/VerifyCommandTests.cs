using Gradus.Authoring.Verification;
using Gradus.Tests.Course;
using NUnit.Framework;

namespace Gradus.Tests.Verification;

/// <summary>What <c>gradus verify</c> refuses before it grades anything.</summary>
[NonParallelizable]
public sealed class VerifyCommandTests
{
    private static readonly string Assignment = CourseSources.All[0].Manifest.Id;

    [Test]
    public void A_solution_to_declare_that_there_is_not_is_named_with_those_that_there_are()
    {
        var (exit, said) = Run("verify", Assignment, "--declare", "mispelt");
        Assert.That(exit, Is.EqualTo(2));
        Assert.That(said, Does.StartWith("There is no solution 'mispelt' to declare; there are ").And.Contain(Solution.ReadAll(CourseSources.All[0])[0].Name));
    }

    [Test]
    public void A_solution_to_declare_that_quick_leaves_out_is_named()
    {
        var all = Solution.ReadAll(CourseSources.All[0]);
        string left = all.Except(QuickSubset.Of(all)).First().Name;
        var (exit, said) = Run("verify", Assignment, "--quick", "--declare", left);
        Assert.That(exit, Is.EqualTo(2));
        Assert.That(said, Does.StartWith($"There is no solution '{left}' to declare among those that --quick tries; there are "));
    }

    private static (int Exit, string Said) Run(params string[] args)
    {
        var before = (Console.Error, Environment.CurrentDirectory);
        using var said = new StringWriter();
        try
        {
            Console.SetError(said);
            Environment.CurrentDirectory = CourseSources.Repository;
            return (Gradus.Cli.CommandLine.Run(args), said.ToString());
        }
        finally
        {
            Console.SetError(before.Error);
            Environment.CurrentDirectory = before.CurrentDirectory;
        }
    }
}
