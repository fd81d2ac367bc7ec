namespace Gradus.Contracts;

/// <summary>The handout's code blocks, compiled into the probe by <c>gradus stubs</c>. What they should give stands in the suite.</summary>
public interface IHandout
{
    /// <summary>Runs one block on the student's module.</summary>
    /// <param name="block">The block's id.</param>
    /// <returns>One value per result line of the block, in order.</returns>
    object?[] Run(string block);
}
