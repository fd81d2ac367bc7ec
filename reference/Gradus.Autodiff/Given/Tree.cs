using System.Globalization;
using Gradus.Tensors;

namespace Gradus.Autodiff;

/// <summary>Trees of tensors: arrays, lists, dictionaries, tuples, records and other types whose constructor or settable properties give all that they hold, nested in any way.
/// What is not a tensor (numbers, names, functions) stays as it is.</summary>
/// <remarks>The order of the tensors is that of the elements, of the constructor's parameters, of the properties, and of a dictionary's keys where they are strings.
/// A collection expression for an IReadOnlyList or another interface comes back as an array.
/// A private field that is no tensor stays behind in a copy; where the copy's differs, as a flag that a method set, that is refused.
/// How a type is taken apart is found out once. Everything here throws <see cref="NotSupportedException"/> for a type that cannot be taken apart; the message names its place.</remarks>
public static class Tree
{
    /// <summary>The tensors of a tree, in its order.</summary>
    public static Tensor[] Flatten<T>(T tree)
    {
        if (tree is Tensor leaf) return [leaf];
        var leaves = new List<Tensor>();
        Map(t =>
        {
            leaves.Add(t);
            return t;
        }, tree);
        return [.. leaves];
    }

    /// <summary>The tensors of a tree with their places: <c>.Layers[2].Weights</c>; the place of a tensor by itself is empty.</summary>
    public static IReadOnlyList<(string Place, Tensor Leaf)> Leaves<T>(T tree)
    {
        var leaves = new List<(string, Tensor)>();
        Map((place, leaf) =>
        {
            leaves.Add((place, leaf));
            return leaf;
        }, tree);
        return leaves;
    }

    /// <summary>A tree of the same build with other tensors, given in its order.</summary>
    /// <exception cref="ArgumentException">There are more or fewer tensors than the tree has places.</exception>
    public static T Unflatten<T>(T like, params ReadOnlySpan<Tensor> leaves)
    {
        var given = leaves.ToArray();
        int places = Flatten(like).Length, at = 0;
        if (places != given.Length) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{given.Length} tensors do not fill a tree with {places} places."), nameof(leaves));
        return Map(_ => given[at++], like);
    }

    /// <summary>A tree of the same build, with f of each tensor.</summary>
    public static T Map<T>(Func<Tensor, Tensor> f, T tree) => tree is Tensor leaf ? TreeKind.Root<T>(f(leaf)) : Map((_, t) => f(t), tree);

    /// <summary>A tree of the same build, with f of each tensor and its place.</summary>
    public static T Map<T>(Func<string, Tensor, Tensor> f, T tree) => TreeKind.Root<T>(TreeKind.Rebuild(tree, null, (place, leaf) => f(place?.ToString() ?? "", leaf)));

    /// <summary>A tree of the same build, with f of each tensor and of each random key.</summary>
    public static T Map<T>(Func<Tensor, Tensor> f, Func<RandomKey, RandomKey> key, T tree) =>
        TreeKind.Root<T>(TreeKind.Rebuild(tree, null, new TreeWalk((_, leaf) => f(leaf)) { Key = key }));

    /// <summary>What a tree is besides its tensors and random keys: types, places, and the numbers, names and functions that stand beside them. Two trees are built alike where
    /// these are equal, item by item. Objects and collections are compared by what they hold now, functions as C# compares them.</summary>
    /// <exception cref="NotSupportedException">It holds an object of the platform's whose state cannot be seen, a <see cref="Random"/> for one. Locks, streams and the like do not count.</exception>
    public static IReadOnlyList<object?> Build<T>(T tree)
    {
        var build = new List<object?>();
        Build(tree, build, []);
        return build;
    }

    /// <summary>Adds what <see cref="Build{T}(T)"/> says of a tree to one list, and its tensors, with random keys as their words, to another: both on one walk.</summary>
    /// <exception cref="NotSupportedException">It holds an object of the platform's whose state cannot be seen, a <see cref="Random"/> for one.</exception>
    public static void Build(object? tree, List<object?> build, List<Tensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(build);
        ArgumentNullException.ThrowIfNull(tensors);
        TreeKind.Rebuild(tree, null, new TreeWalk((_, leaf) =>
        {
            tensors.Add(leaf);
            return leaf;
        })
        {
            Key = key =>
            {
                tensors.Add(key.Words);
                return key;
            },
            Build = build,
        });
    }

    /// <summary>A tree of the same build as two trees, with f of the tensors at each place: steps of an optimizer, differences.</summary>
    /// <exception cref="ArgumentException">The trees have tensors at different places.</exception>
    public static T Zip<T>(Func<Tensor, Tensor, Tensor> f, T a, T b) => Zip((_, x, y) => f(x, y), a, b);

    /// <summary>A tree of the same build as two trees, with f of each place and the tensors there.</summary>
    /// <exception cref="ArgumentException">The trees have tensors at different places.</exception>
    public static T Zip<T>(Func<string, Tensor, Tensor, Tensor> f, T a, T b)
    {
        var right = Leaves(b);
        int at = 0;
        var result = Map((place, x) =>
        {
            string other = at < right.Count ? right[at].Place : "nothing more";
            return other == place ? f(place, x, right[at++].Leaf)
                : throw new ArgumentException($"The two trees differ: the first has a tensor at '{place}', where the second has '{other}'.", nameof(b));
        }, a);
        return at == right.Count ? result : throw new ArgumentException($"The two trees differ: the second has a tensor at '{right[at].Place}', where the first has nothing more.", nameof(b));
    }
}

/// <summary>A type that says itself what its parts are, where neither its constructor nor its properties do.</summary>
public interface ITree
{
    /// <summary>The parts, tensors or trees, with the places that messages name: <c>.Weights</c>, <c>[3]</c>. A compiled function tells two trees apart by what is no tensor in them,
    /// and by what their fields hold beside the parts: by value, and another tensor than before is another tree. So hand on in <see cref="With"/> what stays the same.</summary>
    IReadOnlyList<(string Place, object? Part)> Parts { get; }

    /// <summary>The same with other parts, given in the order of <see cref="Parts"/>.</summary>
    object With(IReadOnlyList<object?> parts);
}

/// <summary>Where in a tree something stands; null is the root.</summary>
internal sealed record TreePlace(TreePlace? Above, string Step)
{
    // Trees are walked at every call of a compiled function: the first places are written once.
    private static readonly string[] First = [.. Enumerable.Range(0, 64).Select(Written)];

    /// <summary>An element of a sequence.</summary>
    public TreePlace(TreePlace? above, int index) : this(above, index < First.Length ? First[index] : Written(index))
    {
    }

    /// <summary>How many steps it is below the root.</summary>
    public int Depth { get; } = Above is null ? 1 : Above.Depth + 1;

    /// <inheritdoc/>
    public override string ToString() => Above + Step;

    private static string Written(int index) => string.Create(CultureInfo.InvariantCulture, $"[{index}]");
}
