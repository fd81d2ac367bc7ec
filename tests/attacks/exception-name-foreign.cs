// tries:      have an exception that looks like the grader's own
// stopped by: screen, process
// where:      ConfusionMatrix.Accuracy
// row:        9
namespace NUnit.Framework
{
    public sealed class SuccessException : Exception;
}

namespace Gradus.Contracts.Wire
{
    public sealed class StudentLostException : Exception;

    public sealed class ChannelClosedException(string message) : IOException(message);
}

namespace Gradus.Metrics
{
    public sealed partial class ConfusionMatrix
    {
        public double Accuracy() => ClassCount switch
        {
            2 => throw new NUnit.Framework.SuccessException(),
            _ => throw new Gradus.Contracts.Wire.ChannelClosedException("the grader is gone"),
        };
    }
}
