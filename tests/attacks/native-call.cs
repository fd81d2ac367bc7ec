// tries:      call the system directly, past the runtime
// stopped by: screen, process
// where:      ConfusionMatrix.Accuracy
// row:        20
using System.Runtime.InteropServices;

namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    private delegate void End(int code);

    public double Accuracy()
    {
        var library = NativeLibrary.Load("libc.so.6");
        var exit = Marshal.GetDelegateForFunctionPointer<End>(NativeLibrary.GetExport(library, "_exit"));
        exit(0);
        return 0.123;
    }
}
