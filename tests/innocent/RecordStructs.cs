// Record structs: readonly, with expressions, as keys of dictionaries
// Run gives 6
namespace Innocent;

public static class RecordStructs
{
    public readonly record struct Cell(int Row, int Column);

    public record struct Counter(int Value) { public void Add() => Value++; }

    public static double Run()
    {
        var counts = new Dictionary<Cell, Counter> { [new(1, 2)] = new(3) };
        var counter = counts[new Cell(1, 2)];
        counter.Add();
        counts[new Cell(0, 2) with { Row = 1 }] = counter;
        return counts[new(1, 2)].Value + counts.Count + (new Cell(1, 1) == new Cell(1, 1) ? 1 : 0);
    }
}
