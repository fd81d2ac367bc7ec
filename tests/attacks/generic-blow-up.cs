// tries:      keep the compiler busy with types that double in size
// stopped by: compile
// where:      ConfusionMatrix.Accuracy
// row:        29
// slow:       the compiler gives up when its time or memory is used up
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy() => new A<int, int, int, int>.B.B.B.B.B.B.B.B.B().ToString()!.Length;
}

public class A<T1, T2, T3, T4>
{
    public class B : A<B, B, B, B>;
}
