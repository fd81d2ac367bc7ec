// Compound assignment operators of one's own, instance increment, ??= and null-forgiving
// Run gives 18
namespace Innocent;

public static class CompoundAssignment
{
    public sealed class Total
    {
        public double Value { get; private set; }
        public void operator +=(double x) => Value += x;
        public void operator ++() => Value++;
    }

    public static double Run()
    {
        var total = new Total();
        total += 5;
        total++;
        int x = 8;
        x >>= 1;
        x |= 1;
        x *= 2;
        x %= 7;
        string? text = null;
        text ??= "nine";
        return total.Value + x + text!.Length + (x > 2 ? 5 : 0);
    }
}
