using Gradus.Grading.Seeds;

namespace Gradus.Grading.Checks;

/// <summary>What a check talks to: the student's module behind a contract.</summary>
public static class Subject
{
    /// <summary>The contract, carried out by the student's code.</summary>
    public static T Of<T>() where T : class => GradingRun.Current.Subject.Of<T>();

    /// <summary>The same contract, carried out by the reference in another process. Staff suites only.</summary>
    public static T Reference<T>() where T : class => GradingRun.Current.Reference.Of<T>();

    /// <summary>This check's random numbers: the same for every student and every repeat.</summary>
    public static CheckRandom Random => GradingRun.Current.Random;

    /// <summary>Names of the arrays that the last call's code wrote to.</summary>
    public static string[] ChangedArguments => GradingRun.Current.Subject.LastCall?.ChangedArguments ?? [];
}
