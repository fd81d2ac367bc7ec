// tries:      give arrays back to the shared pool twice, and keep writing to them
// stopped by: process
// where:      ConfusionMatrix.Accuracy
// earns:      99 because it computes rightly: only what it does to others is wrong
using System.Buffers;

namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        for (int length = 16; length < 1 << 20; length *= 2)
        {
            var bytes = ArrayPool<byte>.Shared.Rent(length);
            ArrayPool<byte>.Shared.Return(bytes);
            ArrayPool<byte>.Shared.Return(bytes);
            var letters = ArrayPool<char>.Shared.Rent(length);
            ArrayPool<char>.Shared.Return(letters);
            ArrayPool<char>.Shared.Return(letters);
            Array.Fill(letters, '!');
        }

        var right = 0.0;
        for (int c = 0; c < ClassCount; c++) right += TruePositives(c);
        return right / Total;
    }
}
