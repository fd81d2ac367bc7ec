// Exceptions: own types, filters, finally, rethrow, inner exceptions, throw expressions, guards
// Run gives 15
namespace Innocent;

public static class Exceptions
{
    public sealed class ShapeException(string message, int rank, Exception? inner = null) : Exception(message, inner)
    {
        public int Rank { get; } = rank;
    }

    private static int Check(int n) => n > 0 ? n : throw new ArgumentOutOfRangeException(nameof(n), n, "expected a positive number");

    public static double Run()
    {
        double total = 0;
        try
        {
            try
            {
                Check(-1);
            }
            catch (ArgumentOutOfRangeException e) when (e.ParamName == "n")
            {
                total += 1;
                throw new ShapeException("rank", 4, e);
            }
            finally
            {
                total += 2;
            }
        }
        catch (ShapeException e) when (e.Rank > 3)
        {
            total += e.Rank + (e.InnerException is ArgumentException ? 1 : 0) + e.Message.Length;
        }
        catch
        {
            throw;
        }
        try
        {
            ArgumentNullException.ThrowIfNull(total < 0 ? null : "x");
            ArgumentOutOfRangeException.ThrowIfNegative(-1);
        }
        catch (ArgumentException)
        {
            total += 3;
        }
        return total;
    }
}
