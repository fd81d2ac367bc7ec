using System.Reflection;
using Gradus.Contracts;
using Gradus.Grading.Checks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;

namespace Gradus.Tests.Marking;

/// <summary>Suites whose declarations are fixed and whose bodies each test supplies, and a probe whose answers it supplies: see <see cref="Trial"/>.</summary>
internal static class SampleSuites
{
    private const string PublicSource = """
        using Gradus.Grading.Checks;
        using Gradus.Tests.Marking;
        [assembly: Suite("sample", "Public")]
        [assembly: NotCovered("rates", Case.BadInput, "Nothing to refuse.")]
        namespace Sample;

        public sealed class Unstaged
        {
            [Check(1, Group = "rest")]
            public void Last() => Trial.Body();
        }

        [Stage(2)]
        public sealed class Averages
        {
            [Check(1, Group = "averages", Requires = ["Counting.Count"])]
            public void Mean() => Trial.Body();

            [Check(1, Group = "averages", Requires = ["Mean"])]
            public void Weighted() => Trial.Body();
        }

        [Stage(1)]
        public sealed class Counting
        {
            [Check(2, Group = "counts", Case = Case.Lecture, Lecture = "2,3", Hint = "count-again", Section = "counting")]
            public void Count() => Trial.Body();

            [Check(3, Group = "rates", Place = "Scores.Recall")]
            public void Rates() => Trial.Body();

            [Check(1.5, Group = "rates", Covers = ["counts"])]
            public void All() => Trial.Body();
        }
        """;

    private const string StaffSource = """
        using Gradus.Grading.Checks;
        using Gradus.Tests.Marking;
        [assembly: Suite("sample", "Staff")]
        namespace Sample;

        [Stage(1)]
        public sealed class Hidden
        {
            [Check(1, Group = "counts", Shows = Show.Always)]
            public void Again() => Trial.Body();

            [Check(1, Group = "counts")]
            public void Then() => Trial.Body();
        }
        """;

    private const string BrokenSource = """
        using System;
        using Gradus.Grading.Checks;
        using Gradus.Tests.Marking;
        [assembly: Suite("sample", "Public")]
        namespace Sample;

        public sealed class Whole
        {
            [Check(1)]
            public void Runs() => Trial.Body();
        }

        public sealed class Broken
        {
            public Broken() => throw new InvalidOperationException("no table");

            [Check(2)]
            public void NeverRuns() => Trial.Body();
        }
        """;

    private const string ProbeSource = """
        using System;
        using Gradus.Contracts;
        using Gradus.Tests.Marking;

        public sealed class Probe : IHandout, IMetrics
        {
            public object[] Run(string block) => Trial.Student.Handout(block);
            public double RocAuc(int[] truth, double[] scores, double[] weights) => Trial.Student.RocAuc(truth, scores);
            public double Accuracy(double[,] counts) => Trial.Student.Accuracy(counts);

            public double[,] ConfusionMatrix(int[] truth, int[] answers, int classCount, double[] weights) => throw Unused;
            public double TruePositives(double[,] counts, int @class) => throw Unused;
            public double FalsePositives(double[,] counts, int @class) => throw Unused;
            public double FalseNegatives(double[,] counts, int @class) => throw Unused;
            public double TrueNegatives(double[,] counts, int @class) => throw Unused;
            public double BalancedAccuracy(double[,] counts) => throw Unused;
            public double Precision(double[,] counts, int @class, ZeroByZero zeroDivision) => throw Unused;
            public double Recall(double[,] counts, int @class, ZeroByZero zeroDivision) => throw Unused;
            public double Specificity(double[,] counts, int @class, ZeroByZero zeroDivision) => throw Unused;
            public double NegativePredictiveValue(double[,] counts, int @class, ZeroByZero zeroDivision) => throw Unused;
            public double FBeta(double[,] counts, double beta, int @class, ZeroByZero zeroDivision) => throw Unused;
            public double MicroAverage(double[][,] problems, Func<double[], double> metric) => throw Unused;
            public double MacroAverage(double[][,] problems, Func<double[], double> metric) => throw Unused;
            public double LogLoss(int[] truth, double[] probabilities, LossReduction reduction, double[] weights) => throw Unused;
            public double LogLossOfClasses(int[] truth, double[,] probabilities, LossReduction reduction, double[] weights) => throw Unused;

            private static Exception Unused => new NotSupportedException("No test asks for it.");
        }
        """;

    private static readonly Lazy<Assembly> LazyPublic = new(() => Compile("Sample.Public", PublicSource));
    private static readonly Lazy<Assembly> LazyStaff = new(() => Compile("Sample.Staff", StaffSource));
    private static readonly Lazy<Assembly> LazyBroken = new(() => Compile("Sample.Broken", BrokenSource));
    private static readonly Lazy<Assembly> LazyProbe = new(() => Compile("Sample.Probe", ProbeSource));

    /// <summary>Three fixtures, six checks, 9.5 points.</summary>
    internal static Assembly Public => LazyPublic.Value;

    internal static Assembly Staff => LazyStaff.Value;

    /// <summary>A fixture that cannot be made stands beside one that can.</summary>
    internal static Assembly Broken => LazyBroken.Value;

    internal static Assembly Probe => LazyProbe.Value;

    private static Assembly Compile(string name, string source)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Concat([typeof(IHandout).Assembly.Location, typeof(CheckAttribute).Assembly.Location, typeof(Assert).Assembly.Location, typeof(Trial).Assembly.Location])
            .Select(path => MetadataReference.CreateFromFile(path));
        using var image = new MemoryStream();
        var emitted = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(source)], references, new(OutputKind.DynamicallyLinkedLibrary)).Emit(image);
        return emitted.Success ? Assembly.Load(image.ToArray()) : throw new InvalidOperationException(string.Join('\n', emitted.Diagnostics));
    }
}
