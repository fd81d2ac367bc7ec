namespace Gradus.Contracts;

/// <summary>Names an object that lives on the student's side of the split: a value of a graph, a layer, an optimizer.
/// The suite passes it back in later calls of the same check; it means nothing in another check.</summary>
/// <param name="Id">Position in the probe's table, from 0.</param>
public readonly record struct Handle(int Id);
