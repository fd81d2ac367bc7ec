// Generic classes and methods, constraints, default values, static members per type
// Run gives 12
namespace Innocent;

public static class Generics
{
    public interface IScored { double Score { get; } }

    public sealed class Exam : IScored { public double Score => 5; }

    public class Best<T>(int capacity) where T : class, IScored, new()
    {
        private readonly List<T> items = new(capacity);
        public static int Made { get; private set; }
        public Best<T> Add(T item) { items.Add(item); Made++; return this; }
        public T? Top => items.Count == 0 ? default : items.MaxBy(i => i.Score);
        public T Fresh() => new();
    }

    private static TResult Map<T, TResult>(T value, Func<T, TResult> map) where T : notnull => map(value);

    public static double Run()
    {
        var best = new Best<Exam>(2).Add(new Exam());
        return best.Top!.Score + best.Fresh().Score + Best<Exam>.Made + Map("x", s => s.Length) + Map<int, int>(0, x => x);
    }
}
