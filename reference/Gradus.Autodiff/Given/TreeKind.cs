using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Gradus.Tensors;

namespace Gradus.Autodiff;

/// <summary>How the instances of a type are taken apart and put together again.</summary>
internal abstract class TreeKind
{
    // Deeper trees are no networks but objects that lead back to themselves; the walk would end in a stack overflow, which nothing can catch.
    internal const int DeepestLevel = 256;

    private static readonly ConcurrentDictionary<Type, TreeKind> Known = [];

    /// <summary>A tree with other leaves; the tree itself when no leaf is another.</summary>
    public static object? Rebuild(object? node, TreePlace? place, Func<TreePlace?, Tensor, Tensor> leaf) => Rebuild(node, place, new TreeWalk(leaf));

    /// <summary>A tree with other leaves; the tree itself when no leaf is another.</summary>
    public static object? Rebuild(object? node, TreePlace? place, TreeWalk walk)
    {
        if (node is Tensor tensor)
        {
            walk.Note(place, node, typeof(Tensor));
            return walk.Leaf(place, tensor);
        }
        if (node is RandomKey key)
        {
            walk.Note(place, node, typeof(RandomKey));
            return walk.Key is null ? node : walk.Key(key);
        }
        if (place?.Depth > DeepestLevel) throw TooDeep(place);
        if (node is null || Known.GetOrAdd(node.GetType(), KindOf) is not { } kind || kind is Opaque)
        {
            walk.Note(place, node, node);
            return node;
        }
        walk.Note(place, node, node.GetType());
        if (kind.State.Length > 0) walk.Enter(node);
        object rebuilt = kind.RebuildParts(node, place, walk);
        walk.NoteState(place, node, kind.State);
        walk.NoteEnd();
        return rebuilt;
    }

    /// <summary>What has been made of a whole tree, as the type that the tree was declared with.</summary>
    public static T Root<T>(object? tree) => (T)Fitting(null, typeof(T), tree)!;

    /// <summary>The fields in which a node holds something beside its parts.</summary>
    protected virtual FieldInfo[] State => [];

    /// <summary>The node with other parts.</summary>
    protected abstract object RebuildParts(object node, TreePlace? place, TreeWalk walk);

    /// <summary>Refuses a part that its place cannot take: the tree's own type is too narrow for what transformations put there.</summary>
    protected static object? Fitting(TreePlace? place, Type declared, object? part) => part is null || declared.IsInstanceOfType(part) ? part : throw new NotSupportedException(
        $"{(place is null ? "The argument" : place)} is declared as {declared.Name}, so it cannot hold the tensor that a transformation puts there. Declare it as Tensor (of a Parameter, give the Value).");

    private static TreeKind KindOf(Type type)
    {
        if (typeof(ITree).IsAssignableFrom(type)) return new SelfDescribed(type);
        bool holdsTensors = TreeMembers.MayHold(typeof(Tensor), type);
        if (!holdsTensors && !TreeMembers.MayHold(typeof(RandomKey), type)) return new Opaque();
        if (type.IsSZArray) return new Sequence(type.GetElementType()!, node => (IList)((Array)node).Clone());
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>)) return new Sequence(type.GenericTypeArguments[0], node => (IList)Activator.CreateInstance(type, node)!);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Dictionary<,>)) return (TreeKind)Activator.CreateInstance(typeof(Entries<,>).MakeGenericType(type.GenericTypeArguments))!;
        // What the compiler makes of a collection expression for an interface; its name cannot be written in C#. An array serves every such interface.
        if (type.IsGenericType && type.Name.StartsWith("<>z__ReadOnly", StringComparison.Ordinal)) return new Sequence(type.GenericTypeArguments[0], node => ArrayOf(type.GenericTypeArguments[0], (IList)node));
        return TreeMembers.Of(type) is { } members ? members : holdsTensors ? new Refused(type, TreeMembers.WhyNot(type)) : new Opaque();
    }

    private static Array ArrayOf(Type element, IList items)
    {
        var array = Array.CreateInstance(element, items.Count);
        items.CopyTo(array, 0);
        return array;
    }

    /// <summary>What is thrown where a tree does not end.</summary>
    internal static NotSupportedException TooDeep(TreePlace place)
    {
        string path = place.ToString();
        return new(string.Create(CultureInfo.InvariantCulture,
            $"The tree goes on below {DeepestLevel} levels, at {(path.Length <= 60 ? path : path[..60] + "…")}: an object leads back to itself, or a list is linked. Keep what is alike in an array, and references back out of the tree."));
    }

    /// <summary>Holds no tensors, so it stays as it is.</summary>
    private sealed class Opaque : TreeKind
    {
        protected override object RebuildParts(object node, TreePlace? place, TreeWalk walk) => node;
    }

    /// <summary>Holds tensors that cannot be reached.</summary>
    private sealed class Refused(Type type, string why) : TreeKind
    {
        protected override object RebuildParts(object node, TreePlace? place, TreeWalk walk) => throw new NotSupportedException(
            $"{(place is null ? "The argument" : place)} is of the type {type.Name}, which cannot be taken apart: {why} Make it a record, an array, a tuple or a dictionary, or implement ITree.");
    }

    /// <summary>Says itself what its parts are.</summary>
    private sealed class SelfDescribed(Type type) : TreeKind
    {
        // All of them: those that hold parts are found by what they hold.
        protected override FieldInfo[] State { get; } = TreeState.FieldsOf(type);

        protected override object RebuildParts(object node, TreePlace? place, TreeWalk walk)
        {
            var parts = ((ITree)node).Parts;
            object?[] others = [.. parts.Select(p => TreeKind.Rebuild(p.Part, new TreePlace(place, p.Place), walk))];
            return parts.Select(p => p.Part).SequenceEqual(others, ReferenceEqualityComparer.Instance) ? node : ((ITree)node).With(others);
        }
    }

    /// <summary>Arrays and lists.</summary>
    private sealed class Sequence(Type element, Func<object, IList> copy) : TreeKind
    {
        protected override object RebuildParts(object node, TreePlace? place, TreeWalk walk)
        {
            var items = (IList)node;
            IList? other = null;
            for (int i = 0; i < items.Count; i++)
            {
                var at = new TreePlace(place, i);
                object? item = items[i], another = TreeKind.Rebuild(item, at, walk);
                if (!ReferenceEquals(item, another)) (other ??= copy(node))[i] = Fitting(at, element, another);
            }
            return other ?? node;
        }
    }

    /// <summary>Dictionaries: by key where keys are strings, so that the order of insertion does not matter.</summary>
    private sealed class Entries<TKey, TValue> : TreeKind where TKey : notnull
    {
        protected override object RebuildParts(object node, TreePlace? place, TreeWalk walk)
        {
            var items = (Dictionary<TKey, TValue>)node;
            Dictionary<TKey, TValue>? other = null;
            foreach (var key in typeof(TKey) == typeof(string) ? items.Keys.OrderBy(key => (string)(object)key, StringComparer.Ordinal) : items.Keys.AsEnumerable())
            {
                var at = new TreePlace(place, string.Create(CultureInfo.InvariantCulture, $"[{(key is string name ? $"\"{name}\"" : key)}]"));
                object? item = items[key], another = TreeKind.Rebuild(item, at, walk);
                if (!ReferenceEquals(item, another)) (other ??= new(items, items.Comparer))[key] = (TValue)Fitting(at, typeof(TValue), another)!;
            }
            return other ?? node;
        }
    }
}
