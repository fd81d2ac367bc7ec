// goto, labels, break and continue out of nested loops, do-while, conditional expressions
// Run gives 25
namespace Innocent;

public static class GotoAndLabels
{
    public static double Run()
    {
        int found = 0, n = 27, steps = 0;
        for (int i = 1; i < 10; i++)
        {
            for (int j = 1; j < 10; j++)
            {
                if (j == i) continue;
                if (i * j == 12) { found = i + j; goto done; }
            }
        }
    done:
        do
        {
            n = n % 2 == 0 ? n / 2 : n / 3;
            if (++steps > 10) break;
        } while (n > 1);
        while (true) { steps++; if (steps >= 17) break; }
        return found + steps;
    }
}
