// Nested types, private constructors, factories, singletons, static constructors
// Run gives 9
namespace Innocent;

public static class NestedTypes
{
    public sealed class Tree
    {
        private readonly Branch root;
        private Tree(Branch root) => this.root = root;
        public static Tree Of(params int[] values) => new(new Branch(values));
        public int Size => root.Count;

        private sealed class Branch(int[] values)
        {
            public int Count => values.Length;
            public enum Kind { Leaf, Inner }
            public static Kind Default => Kind.Inner;
        }

        public static Tree Empty { get; }
        public static int Kinds => (int)Branch.Default;

        static Tree() => Empty = Of();
    }

    public static double Run() => Tree.Of(1, 2, 3).Size + Tree.Empty.Size + Tree.Kinds + 5;
}
