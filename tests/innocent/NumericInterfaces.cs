// Writing a number type of one's own against the interfaces of generic math
// Run gives 9
namespace Innocent;

public static class NumericInterfaces
{
    public readonly record struct Mod7(int Value) : System.Numerics.IAdditionOperators<Mod7, Mod7, Mod7>, System.Numerics.IMultiplyOperators<Mod7, Mod7, Mod7>, System.Numerics.IMultiplicativeIdentity<Mod7, Mod7>
    {
        public static Mod7 MultiplicativeIdentity => new(1);
        public static Mod7 operator +(Mod7 a, Mod7 b) => new((a.Value + b.Value) % 7);
        public static Mod7 operator *(Mod7 a, Mod7 b) => new(a.Value * b.Value % 7);
    }

    private static T Power<T>(T x, int n) where T : System.Numerics.IMultiplyOperators<T, T, T>, System.Numerics.IMultiplicativeIdentity<T, T>
    {
        T result = T.MultiplicativeIdentity;
        for (; n > 0; n >>= 1, x *= x)
            if ((n & 1) == 1) result *= x;
        return result;
    }

    public static double Run() => Power(new Mod7(3), 5).Value + (new Mod7(4) + new Mod7(5)).Value + Power(2.0, 1) - 1 + 1;
}
