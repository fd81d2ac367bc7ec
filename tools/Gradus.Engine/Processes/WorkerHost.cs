using System.Text;
using Gradus.Contracts.Wire;

namespace Gradus.Engine.Processes;

/// <summary>Puts a module into workers: the student's, or in another worker the reference.</summary>
/// <param name="pool">Where workers come from.</param>
/// <param name="module">Simple name of the module.</param>
/// <param name="probe">Simple name of its probe.</param>
/// <param name="assembly">The module.</param>
internal sealed class WorkerHost(WorkerPool pool, string module, string probe, byte[] assembly) : ISubjectHost
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
            throw new InfrastructureException($"Two workers in turn did not take the module: {e.Message}", e);
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
            worker.Send(Encoding.UTF8.GetBytes(module));
            worker.Send(Encoding.UTF8.GetBytes(probe));
            worker.Send(assembly);
            worker.Expect("load the module");
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
