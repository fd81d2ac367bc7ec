using System.Reflection;
using Gradus.Tensors;

namespace Gradus.Autodiff;

/// <summary>What is done on a walk through a tree.</summary>
/// <param name="leaf">What becomes of a tensor at a place.</param>
internal sealed class TreeWalk(Func<TreePlace?, Tensor, Tensor> leaf)
{
    // Null until an object is met that has a state beside its parts: most trees have none.
    private TreeSightings? met;

    /// <summary>Stands in a build where something that was taken apart has no more parts.</summary>
    public static readonly object End = new();

    /// <summary>What becomes of a tensor at a place.</summary>
    public Func<TreePlace?, Tensor, Tensor> Leaf => leaf;

    /// <summary>What becomes of a random key; null: it stays.</summary>
    public Func<RandomKey, RandomKey>? Key { get; init; }

    /// <summary>Where the tree's build is written down; null: nowhere.</summary>
    public List<object?>? Build { get; init; }

    /// <summary>Writes down what stands at a place: the type of what is taken apart, a tensor or a key; anything else by what it holds.</summary>
    public void Note(TreePlace? place, object? node, object? what)
    {
        if (Build is null) return;
        Build.Add(place?.Step);
        if (what is Type) Build.Add(what);
        else new TreeState(Build).Note(place, what);
        if (node is not null) met?.Add(node);
    }

    /// <summary>Begins with an object that has a state beside its parts: from here on it counts what the walk comes by.</summary>
    public void Enter(object node)
    {
        if (Build is not null) (met ??= new TreeSightings()).Add(node);
    }

    /// <summary>Writes down what an object holds beside its parts. A part in one of these fields is no more than that part.</summary>
    public void NoteState(TreePlace? place, object node, FieldInfo[] state)
    {
        if (Build is not null) new TreeState(Build, met).NoteFields(place, node, state);
    }

    /// <summary>Writes down that what was taken apart has no more parts.</summary>
    public void NoteEnd() => Build?.Add(End);
}
