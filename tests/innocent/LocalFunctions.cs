// Local functions: static, recursive, generic, capturing, iterators
// Run gives 33
namespace Innocent;

public static class LocalFunctions
{
    public static double Run()
    {
        int calls = 0;
        int Count() => ++calls;
        static int Factorial(int n) => n <= 1 ? 1 : n * Factorial(n - 1);
        static T Last<T>(IEnumerable<T> items) => items.Last();
        IEnumerable<int> Steps() { for (int i = 0; i < 3; i++) yield return i + calls; }
        Count();
        Count();
        return Factorial(4) + Last([1, 2, 3]) - 3 + Steps().Sum();
    }
}
