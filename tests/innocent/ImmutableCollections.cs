// Immutable and frozen collections, builders
// Run gives 15
namespace Innocent;

public static class ImmutableCollections
{
    public static double Run()
    {
        var list = System.Collections.Immutable.ImmutableList.Create(1, 2).Add(3);
        var builder = System.Collections.Immutable.ImmutableArray.CreateBuilder<int>();
        builder.AddRange(4, 5);
        var stack = System.Collections.Immutable.ImmutableStack<int>.Empty.Push(1);
        var set = System.Collections.Frozen.FrozenSet.ToFrozenSet([1, 2, 2]);
        var view = new System.Collections.ObjectModel.ReadOnlyCollection<int>([7]);
        return list.Count + builder.ToImmutable()[0] + stack.Peek() + set.Count + view.Count + list.RemoveAt(0).Sum() - 1;
    }
}
