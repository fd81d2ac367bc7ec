namespace Gradus.Contracts.Wire;

/// <summary>Makes student sides to talk to, and says why one went away.</summary>
public interface ISubjectHost : IDisposable
{
    /// <summary>Starts a fresh student side and connects to it.</summary>
    IFrameChannel Connect();

    /// <summary>Whether no further student side can be started.</summary>
    bool Exhausted => false;

    /// <summary>Whether a new student side is a new process, in which nothing lives on that earlier checks have left behind.</summary>
    bool StartsAfresh => false;

    /// <summary>Why the last one ended by itself: <see cref="LossKind.Crashed"/> unless more is known.</summary>
    LossKind CauseOfLoss();

    /// <summary>Whether somebody else has ended the last one: the system, short of memory, or a person. Known once <see cref="CauseOfLoss"/> has been asked.</summary>
    bool EndedFromOutside => false;

    /// <summary>Whether the last one cannot have ended itself in the way that <see cref="EndedFromOutside"/> tells of.</summary>
    bool SurelyEndedFromOutside => false;

    /// <summary>Processor time that the last one has used, until it was ended; null where it cannot be known.</summary>
    TimeSpan? ProcessorTime => null;
}
