// File-local types
// Run gives 7
namespace Innocent;

public static class FileLocalTypes
{
    public static double Run() => new Hidden(3).Twice() + (int)Mode.On;
}

file sealed record Hidden(int Value)
{
    public int Twice() => Value * 2;
}

file enum Mode
{
    Off,
    On,
}
