// Switch expressions and statements over enums, tuples and strings
// Run gives 18
namespace Innocent;

public static class SwitchExpressions
{
    public enum Activation { Relu, Tanh, Identity }

    private static double Apply(Activation kind, double x) => kind switch
    {
        Activation.Relu => Math.Max(0, x),
        Activation.Tanh => Math.Tanh(x),
        Activation.Identity => x,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "expected an activation"),
    };

    private static int Name(string s)
    {
        switch (s)
        {
            case "one": return 1;
            case "two": return 2;
            case "three": return 3;
            case "four": return 4;
            case "five": return 5;
            case "six": return 6;
            case "seven": return 7;
            default: goto case "one";
        }
    }

    public static double Run() => Apply(Activation.Relu, 3) + Apply(Activation.Tanh, 0) + Apply(Activation.Identity, 2) + (true, false) switch { (true, false) => 5, _ => 0 } + Name("seven") + Name("?");
}
