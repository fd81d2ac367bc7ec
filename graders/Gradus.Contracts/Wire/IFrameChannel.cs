namespace Gradus.Contracts.Wire;

/// <summary>Carries whole frames between the suite's side and the student's side: through pipes to a worker process, or in memory to a thread.</summary>
public interface IFrameChannel : IDisposable
{
    /// <summary>Sends one frame.</summary>
    /// <exception cref="ChannelClosedException">The other side is gone.</exception>
    void Send(ReadOnlySpan<byte> frame);

    /// <summary>Sends one frame to a side that may not be reading.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="limit">How long to wait until it is taken; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    /// <exception cref="TimeoutException">It was not taken in time. The channel is of no further use.</exception>
    /// <exception cref="ChannelClosedException">The other side is gone.</exception>
    void Send(ReadOnlySpan<byte> frame, TimeSpan limit) => Send(frame);

    /// <summary>Waits for the next frame.</summary>
    /// <param name="limit">How long to wait; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    /// <exception cref="TimeoutException">Nothing came in time. The channel is of no further use.</exception>
    /// <exception cref="ChannelClosedException">The other side is gone, or sent something that is no frame.</exception>
    byte[] Receive(TimeSpan limit);
}

/// <summary>The other side of a channel is gone.</summary>
/// <param name="message">What was seen.</param>
/// <param name="cause">Why, where the channel itself knows; null to ask the host.</param>
/// <param name="maximumFrame">The longest frame that would have been taken, in bytes, where it was closed for a longer one.</param>
public sealed class ChannelClosedException(string message, LossKind? cause = null, int? maximumFrame = null) : IOException(message)
{
    /// <summary>The longest frame that would have been taken, in bytes, where it was closed for a longer one; else null.</summary>
    public int? MaximumFrame => maximumFrame;

    /// <summary>Why, where the channel itself knows; null to ask the host.</summary>
    public LossKind? Cause => cause;
}
