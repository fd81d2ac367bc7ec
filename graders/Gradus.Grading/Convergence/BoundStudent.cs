using Gradus.Contracts.Wire;

namespace Gradus.Grading.Convergence;

/// <summary>Code behind a channel: in a worker, or in this process.</summary>
/// <param name="client">The suite's side of the channel.</param>
public sealed class BoundStudent(ContractClient client) : IStudent
{
    /// <inheritdoc/>
    public T Of<T>() where T : class => client.Of<T>();
}
