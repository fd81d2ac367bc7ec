namespace Gradus.Tests.Screening;

/// <summary>A contract for <see cref="SourceMapTests"/>.</summary>
public interface ISampleContract
{
    double Simple(double x);
    double Overloaded(int x);
    double Overloaded(double[,] x);
    double ThroughPrivate(double x);
    double ThroughLambda(double[] xs);
    double TwoSteps(double x);
    double OnlyConstructor(double x);
    double Computed(double x);
    double Explicit(ref int x);
    double TooDeep(double x);
    double Nothing(double x);
    int[] Lazy(int n);
    double Changed(double x);
    double ThroughGeneric(double x);
    double Overridden(double x);
    double OverriddenByMany(double x);
    double Inherited(Dictionary<string, List<int[]>> x);
}

// A student's sources, and a probe that reaches them in every way.
public partial class SourceMapTests
{
    private const string Student = """
        namespace Course;
        public class Answers
        {
            private readonly double k;
            public Answers(double k)
            { // ctor
                this.k = k;
            }
            public double Simple(double x)
            { // Simple
                double y = x + k;
                return y / 2; // half
            }
            public double Overloaded(int x) => x; // int
            public double Overloaded(double[,] x) => x[0, 0]; // matrix
            public double Computed
            {
                get { return k; } // Computed
                set { _ = value; }
            }
            public double Auto { get; set; } // Auto
            public double Arrow => k; // Arrow
            public IEnumerable<int> Walk(int n)
            { // Walk
                for (int i = 0; i < n; i++) yield return i; // loop
            }
            public async System.Threading.Tasks.Task Wait()
            { // Wait
                await System.Threading.Tasks.Task.Yield();
            }
            public static Answers operator +(Answers a, Answers b) => new(a.k + b.k); // op
            public double Changed(double x, int added) => x; // Changed
            public class Inner { public int Deep() => 1; } // Deep
        }
        public class Box<T> { public T Get(T x) => x; } // Box
        public abstract class Shape { public abstract double Area(); public double Kept() => 1; } // Kept
        public class Square : Shape { public override double Area() => 1; } // Area
        public class Circle : Shape { public override double Area() => 3; } // Circle
        public class Closer : IDisposable { void IDisposable.Dispose() { } } // Dispose
        """;

    private const string Given = """
        namespace Course;
        public static class Convert { public static double Back(double x) => x; }
        """;

    private const string Probe = """
        using Course;
        using Gradus.Tests.Screening;
        internal class Decoy : ISampleContract0 { public double Simple(double x) => new Answers(x).Overloaded(1); }
        internal interface ISampleContract0 { }
        public abstract class ProbeBase
        {
            public double Inherited(Dictionary<string, List<int[]>> x) => new Square().Kept();
        }
        public class Probe : ProbeBase, ISampleContract
        {
            public double Simple(double x) => Course.Convert.Back(new Answers(x).Simple(x));
            public double Overloaded(int x) => new Answers(1).Overloaded(x);
            public double Overloaded(double[,] x) => new Answers(1).Overloaded(x);
            public double ThroughPrivate(double x) => Help(x);
            private static double Help(double x) => new Answers(x).Simple(x);
            public double ThroughLambda(double[] xs) => xs.Select(x => new Answers(x).Simple(x)).Sum();
            public double TwoSteps(double x) { var a = new Answers(x); a.Simple(x); var b = a + a; return new Box<double>().Get(b.Arrow); }
            public double OnlyConstructor(double x) { _ = new Answers(x); return x; }
            public double Computed(double x) => new Answers(x).Computed;
            double ISampleContract.Explicit(ref int x) => new Answers(x).Arrow;
            public double Explicit(ref int x) => x;
            public double TooDeep(double x) => D1(x);
            private double D1(double x) => D2(x);
            private double D2(double x) => D3(x);
            private double D3(double x) => D4(x);
            private double D4(double x) => D5(x);
            private double D5(double x) => new Answers(x).Arrow;
            public double Nothing(double x) => x;
            public int[] Lazy(int n) { return [.. Each()]; IEnumerable<int> Each() { foreach (int i in new Answers(1).Walk(n)) yield return i; } }
            public double Changed(double x) => new Answers(x).Changed(x);
            public double ThroughGeneric(double x) => Generic(x);
            private static double Generic<T>(T x) => new[] { x }.Select(y => new Answers(1).Simple(y is double d ? d : 0)).Sum();
            public double Overridden(double x) { Shape shape = new Circle(); return shape.Area(); }
            public double OverriddenByMany(double x) { Shape shape = Any(x); return shape.Area(); }
            private static Shape Any(double x) { var kept = new Answers(x).Arrow; return null!; }
        }
        public class HandoutBlocks : Gradus.Contracts.IHandout
        {
            public object?[] Run(string block) => block switch { "auc" => Auc(), "roc-auc" => RocAuc(), "f1-2" => F12(), _ => throw new ArgumentException(block) };
            private static object?[] RocAuc() => [new Answers(1).Overloaded(1)];
            private static object?[] Auc() => [new Answers(1).Arrow, new Square().Area()];
            private static object?[] F12() => [new Answers(1).Simple(1)];
        }
        """;
}
