using Gradus.Tensors;
namespace Gradus.Compiler.Execution;
internal static class Interim
{
    public static void Acquire(this Storage storage) { }
    public static void Release(this Storage storage) { }
    public static void Dispose(this Tensor tensor) { }
}
