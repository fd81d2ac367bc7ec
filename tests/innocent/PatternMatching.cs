// Pattern matching: type, property, relational, logical, positional, var
// Run gives 26
namespace Innocent;

public static class PatternMatching
{
    public record Point(double X, double Y);

    private static int Kind(object? value) => value switch
    {
        null => 0,
        int and > 100 => 1,
        int n when n < 0 => 2,
        int or long => 3,
        Point { X: 0, Y: 0 } => 4,
        Point(var x, var y) when x == y => 5,
        Point { X: > 0 and < 10 } => 6,
        string { Length: 0 } or "none" => 7,
        string s => 7 + s.Length,
        _ => -1,
    };

    public static double Run()
    {
        object box = 3;
        if (box is not int number) return 0;
        return Kind(null) + Kind(200) + Kind(-1) + Kind(new Point(0, 0)) + Kind(new Point(2, 2)) + Kind("ab") + number + (box is > 2 and < 5 ? 2 : 0);
    }
}
