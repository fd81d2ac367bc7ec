// BigInteger and decimal: exact arithmetic
// Run gives 33
namespace Innocent;

public static class BigIntegers
{
    public static double Run()
    {
        System.Numerics.BigInteger factorial = 1;
        for (int i = 2; i <= 25; i++) factorial *= i;
        decimal money = 0.1m + 0.2m;
        return factorial.ToString(System.Globalization.CultureInfo.InvariantCulture).Length + (double)System.Numerics.BigInteger.ModPow(2, 10, 1000) - 20 + (double)(money * 10m) + (money == 0.3m ? 0 : 1) + (double)decimal.Round(1.25m, 1) * 0;
    }
}
