// tries:      write over strings that everybody shares
// stopped by: screen, process
// where:      ConfusionMatrix.Accuracy
// row:        34
using System.Runtime.InteropServices;

namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        foreach (string text in new[] { string.Empty, bool.TrueString, "Gradus.Metrics", "." })
            MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(text.AsSpan()), Math.Max(1, text.Length)).Fill('!');
        return 0.123;
    }
}
