// Interpolated string handlers of one's own
// Run gives 10
namespace Innocent;

public static class StringHandlers
{
    [System.Runtime.CompilerServices.InterpolatedStringHandler]
    public ref struct Counting(int literalLength, int formattedCount)
    {
        private readonly System.Text.StringBuilder text = new(literalLength);
        public int Holes { get; } = formattedCount;
        public readonly void AppendLiteral(string s) => text.Append(s);
        public readonly void AppendFormatted<T>(T value) => text.Append(value);
        public readonly int Length => text.Length;
    }

    private static int Measure(Counting handler) => handler.Length + handler.Holes;

    public static double Run() => Measure($"x = {1}, {"y"}");
}
