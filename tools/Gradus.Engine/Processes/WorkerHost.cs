using Gradus.Contracts.Wire;

namespace Gradus.Engine.Processes;

/// <summary>Puts modules into workers: the student's, or in another worker the reference's.</summary>
/// <param name="pool">Where workers come from.</param>
/// <param name="assemblies">The modules, and their probe.</param>
internal sealed class WorkerHost(WorkerPool pool, SubjectAssemblies assemblies) : ISubjectHost
{
    private ChildProcess? current;

    /// <inheritdoc/>
    /// <exception cref="InfrastructureException">No worker comes up. Nothing of the student's has run by then.</exception>
    public IFrameChannel Connect()
    {
        current?.Dispose();
        current = null;
        try
        {
            try
            {
                return current = Load(pool.Take());
            }
            catch (Exception e) when (e is ChannelClosedException or TimeoutException or InfrastructureException)
            {
                return current = Load(pool.Take()); // a spare may have died while it waited
            }
        }
        catch (Exception e) when (e is ChannelClosedException or TimeoutException)
        {
            throw new InfrastructureException($"Two workers in turn did not take the modules: {e.Message}", e);
        }
        finally
        {
            if (current is not null) pool.Warm(); // the next one, for the case that this one dies
        }
    }

    private ChildProcess Load(ChildProcess worker)
    {
        try
        {
            assemblies.Send(worker);
            worker.Expect("load the modules");
            return worker;
        }
        catch
        {
            worker.Dispose(); // nobody else knows of it
            throw;
        }
    }

    /// <inheritdoc/>
    public bool StartsAfresh => true;

    /// <inheritdoc/>
    public LossKind CauseOfLoss() => current?.CauseOfLoss() ?? LossKind.Crashed;

    /// <inheritdoc/>
    public bool EndedFromOutside => current?.EndedFromOutside ?? false;

    /// <inheritdoc/>
    public bool SurelyEndedFromOutside => current?.SurelyEndedFromOutside ?? false;

    /// <inheritdoc/>
    public TimeSpan? ProcessorTime => current?.ProcessorTime;

    /// <summary>Ends the worker.</summary>
    public void Dispose()
    {
        current?.Dispose();
        current = null;
    }
}
