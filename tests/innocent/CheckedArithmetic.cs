// checked and unchecked arithmetic, overflow caught
// Run gives 4
namespace Innocent;

public static class CheckedArithmetic
{
    public static double Run()
    {
        int large = int.MaxValue;
        int wrapped = unchecked(large + 1);
        try
        {
            return checked(large + 1);
        }
        catch (OverflowException)
        {
            checked
            {
                short small = (short)3;
                return small + (wrapped == int.MinValue ? 1 : 0);
            }
        }
    }
}
