// Lambdas: natural types, default parameters, static, discards, expression and block bodies
// Run gives 26
namespace Innocent;

public static class Lambdas
{
    public static double Run()
    {
        Func<double, double> square = x => x * x;
        var add = (double a, double b = 3) => a + b;
        Func<double, double> numeric = static x =>
        {
            double y = x;
            return y - 1;
        };
        Func<int, int, int> second = (_, y) => y;
        Func<double, double> method = Math.Abs;
        Predicate<int> even = n => n % 2 == 0;
        return square(3) + add(2) + numeric(5) + second(1, 4) + method(-3) + (even(2) ? 1 : 0);
    }
}
