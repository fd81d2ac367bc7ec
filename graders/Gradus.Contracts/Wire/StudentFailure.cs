namespace Gradus.Contracts.Wire;

/// <summary>Why a call on the student's code gave no result.</summary>
public enum FailureKind
{
    /// <summary>The code threw an exception.</summary>
    Threw,

    /// <summary>The code is still the stub: it threw <see cref="NotImplementedException"/>.</summary>
    NotImplemented,

    /// <summary>A public member that the call needs is gone or has another signature.</summary>
    MissingMember,
}

/// <summary>A method of the student's on the stack.</summary>
/// <param name="Assembly">Simple name of the module that it belongs to.</param>
/// <param name="Method">Its metadata token.</param>
/// <param name="Offset">IL offset in it.</param>
public sealed record StudentFrame(string Assembly, int Method, int Offset);

/// <summary>An exception as it crosses: names and text, never the object.</summary>
/// <param name="Kind">Why there is no result.</param>
/// <param name="Type">Name of the exception's type, without namespace.</param>
/// <param name="Bases">Full names of the type and its base types, most derived first.</param>
/// <param name="Message">Its message, cut at <see cref="MaximumMessage"/> characters.</param>
/// <param name="Frames">The methods of the student's modules on the stack, innermost first, at most <see cref="MostFrames"/>; empty when there is none.</param>
public sealed record StudentFailure(FailureKind Kind, string Type, string[] Bases, string Message, StudentFrame[] Frames)
{
    /// <summary>Most frames that cross.</summary>
    public const int MostFrames = 16;

    /// <summary>Longest message that crosses.</summary>
    public const int MaximumMessage = 500;

    /// <summary>The failure as the suite's side may rely on it: whole, and of a length that can be shown.</summary>
    /// <exception cref="InvalidDataException">A part is missing, or there are too many frames: no honest student side sends that.</exception>
    internal static StudentFailure Check(StudentFailure? failure) => failure is { Type: not null, Bases: not null, Message: not null, Frames.Length: <= MostFrames }
        && failure.Frames.All(frame => frame?.Assembly is not null)
        ? failure with { Type = Cut(failure.Type, 100), Message = Cut(failure.Message, MaximumMessage) }
        : throw new InvalidDataException("A failure that is not whole.");

    internal static string Cut(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";

    /// <summary>Whether the exception is of a type or derives from it.</summary>
    public bool Is<T>() where T : Exception => Bases.Contains(typeof(T).FullName);
}

/// <summary>Why the student's side went away in the middle of a call.</summary>
public enum LossKind
{
    /// <summary>The process ended: stack overflow, <c>Environment.Exit</c>, a fault in native code.</summary>
    Crashed,

    /// <summary>A time limit ran out.</summary>
    TimedOut,

    /// <summary>The memory limit was reached.</summary>
    OutOfMemory,

    /// <summary>More was written, answered or called back than the limits allow.</summary>
    OutputLimit,
}

/// <summary>What there was too much of.</summary>
public enum OutputKind
{
    /// <summary>What the code printed.</summary>
    Printed,

    /// <summary>An answer: the limit is in MiB.</summary>
    Answer,

    /// <summary>Calls of a function that was passed in.</summary>
    Callbacks,
}

/// <summary>The student's code threw; seen by suites in place of the exception itself.</summary>
/// <param name="failure">What it threw, and where.</param>
public sealed class StudentCodeException(StudentFailure failure) : Exception($"{failure.Type}: {failure.Message}")
{
    /// <summary>What the student's code threw, and where.</summary>
    public StudentFailure Failure => failure;
}

/// <summary>The student's side is gone for the rest of this check; the next check gets a fresh one.</summary>
/// <param name="kind">Why.</param>
/// <param name="detail">The limit that was reached, or what was seen of the end.</param>
/// <param name="output">What there was too much of; read where that is the reason.</param>
public sealed class StudentLostException(LossKind kind, string detail, OutputKind output = OutputKind.Printed) : Exception($"{kind}: {detail}")
{
    /// <summary>What there was too much of; read where <see cref="Kind"/> is <see cref="LossKind.OutputLimit"/>.</summary>
    public OutputKind Output => output;

    /// <summary>Why it is gone.</summary>
    public LossKind Kind => kind;

    /// <summary>The limit that was reached, or what was seen of the end.</summary>
    public string Detail => detail;
}
