// tries:      write an assembly into memory and run it
// stopped by: screen, process
// where:      ConfusionMatrix.Accuracy
// row:        32
using System.Reflection.Emit;

namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        var method = new DynamicMethod("run", typeof(void), []);
        var code = method.GetILGenerator();
        code.Emit(OpCodes.Ldc_I4_0);
        code.Emit(OpCodes.Call, typeof(Environment).GetMethod("Exit")!);
        code.Emit(OpCodes.Ret);
        method.Invoke(null, null);
        return 0.123;
    }
}
