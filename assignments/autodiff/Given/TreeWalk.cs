using Gradus.Tensors;

namespace Gradus.Autodiff;

/// <summary>What is done on a walk through a tree.</summary>
/// <param name="leaf">What becomes of a tensor at a place.</param>
internal sealed class TreeWalk(Func<TreePlace?, Tensor, Tensor> leaf)
{
    /// <summary>Stands in a build where something that was taken apart has no more parts.</summary>
    public static readonly object End = new();

    /// <summary>What becomes of a tensor at a place.</summary>
    public Func<TreePlace?, Tensor, Tensor> Leaf => leaf;

    /// <summary>What becomes of a random key; null: it stays.</summary>
    public Func<RandomKey, RandomKey>? Key { get; init; }

    /// <summary>Where the tree's build is written down; null: nowhere.</summary>
    public List<object?>? Build { get; init; }

    /// <summary>Writes down what stands at a place: the type of what is taken apart, a tensor or a key; anything else by what it holds.</summary>
    public void Note(TreePlace? place, object? what)
    {
        if (Build is null) return;
        Build.Add(place?.Step);
        TreeState.Note(place, what, Build);
    }

    /// <summary>Writes down what an object that says itself what its parts are holds beside them.</summary>
    public void NoteState(TreePlace? place, ITree node)
    {
        if (Build is not null) TreeState.NoteBesideParts(place, node, Build);
    }

    /// <summary>Writes down that what was taken apart has no more parts.</summary>
    public void NoteEnd() => Build?.Add(End);
}
