// Vector128, Vector256 and BitOperations: portable hardware vectors
// Run gives 31
namespace Innocent;

public static class PortableIntrinsics
{
    public static double Run()
    {
        var a = System.Runtime.Intrinsics.Vector128.Create(1.0f, 2, 3, 4);
        var b = System.Runtime.Intrinsics.Vector256.Create(2.0);
        float sum = System.Runtime.Intrinsics.Vector128.Sum(a * 2);
        return sum + (b * b)[0] + System.Numerics.BitOperations.PopCount(0b1011u) + System.Numerics.BitOperations.Log2(16) + System.Runtime.Intrinsics.Vector256.Dot(b, b) / 16 * 0 + System.Runtime.Intrinsics.Vector128.GetElement(a, 3) - 4;
    }
}
