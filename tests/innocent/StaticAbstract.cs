// Static abstract and virtual members of interfaces
// Run gives 13
namespace Innocent;

public static class StaticAbstract
{
    public interface IActivation<TSelf> where TSelf : IActivation<TSelf>
    {
        static abstract double Of(double x);
        static virtual string Name => "activation";
        static abstract TSelf operator !(TSelf value);
    }

    public readonly struct Relu : IActivation<Relu>
    {
        public static double Of(double x) => Math.Max(0, x);
        public static Relu operator !(Relu value) => value;
    }

    private static double Apply<T>(double x) where T : IActivation<T> => T.Of(x) + T.Name.Length;

    public static double Run() => Apply<Relu>(3) + Apply<Relu>(-1) - 10;
}
