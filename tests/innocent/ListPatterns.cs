// List patterns and slices
// Run gives 22
namespace Innocent;

public static class ListPatterns
{
    private static int Of(int[] xs) => xs switch
    {
        [] => 0,
        [var one] => one,
        [1, .., 9] => 10,
        [_, .. var middle, _] when middle.Length > 1 => middle[0],
        [.., > 5] => 6,
        _ => -1,
    };

    public static double Run() => Of([]) + Of([4]) + Of([1, 2, 9]) + Of([2, 3, 4, 5]) + Of([2, 6]) + Of([2, 2]) + ("abc" is ['a', ..] ? 0 : 9);
}
