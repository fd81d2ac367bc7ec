using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;

namespace Gradus.Contracts.Wire;

/// <summary>One call on the student's code, as the suite's side remembers it.</summary>
/// <param name="Method">The contract's method.</param>
/// <param name="Detail">Its first argument when that is a string: a handout block's id, a test function's name.</param>
/// <param name="ChangedArguments">Names of the array arguments that the student's code wrote to.</param>
public sealed record SubjectCall(MethodInfo Method, string? Detail, string[] ChangedArguments);

/// <summary>The suite's side of a channel: contracts as ordinary objects, limits, and a fresh student side after a loss.</summary>
/// <param name="host">Starts student sides.</param>
/// <param name="limits">How long and how much may run.</param>
/// <param name="clock">What this side has taken so far, where other sides judge the submission too, or clients follow one another; null for a clock of its own.</param>
public sealed class ContractClient(ISubjectHost host, CallLimits limits, CallClock? clock = null) : IDisposable
{
    private static readonly StudentFailure NothingReturned = new(FailureKind.Threw, nameof(NullReferenceException),
        [typeof(NullReferenceException).FullName!, typeof(SystemException).FullName!, typeof(Exception).FullName!], "The result is null.", []);

    /// <summary>Time-outs of a side that are tried again because the side hardly had the processor: so many that a busy machine costs no points, so few that code that sleeps costs no minutes.</summary>
    private const int MostIdleRepeats = 3;

    private readonly Dictionary<Type, object> proxies = [];
    private readonly FrameWriter call = new();
    private readonly CallClock clock = clock ?? new CallClock();
    private IFrameChannel? channel;
    private bool repeated, usedByOthers, endedFromOutside, late;
    private TimeSpan callLimit = limits.Call;
    private TimeSpan? processorTime;
    private Exception? lost;

    /// <summary>The last call that was made, since <see cref="Begin"/>; null when none was.</summary>
    public SubjectCall? LastCall { get; private set; }

    /// <summary>What the calls of the check under way have taken; of one that is tried again, those of this try.</summary>
    public TimeSpan Taken => clock.InCheck;

    /// <summary>There is no student side and will be none: what is left of the suite cannot be run.</summary>
    public bool Exhausted => channel is null && host.Exhausted;

    /// <summary>Every call waits without limit: set while a debugger is attached.</summary>
    public bool Patient { get; init; }

    /// <summary>Behind this client stands our own reference: what goes wrong there is no fault of the student's.</summary>
    public bool IsReference { get; init; }

    /// <summary>The contract, carried out by the student's side.</summary>
    public T Of<T>() where T : class
    {
        if (proxies.TryGetValue(typeof(T), out object? proxy)) return (T)proxy;
        if (MethodTable.Faults(typeof(T)) is [_, ..] faults) throw new NotSupportedException(string.Join("; ", faults));
        var made = DispatchProxy.Create<T, ContractProxy>();
        ((ContractProxy)(object)made).Client = this;
        proxies.Add(typeof(T), made);
        return made;
    }

    /// <summary>Every check gets a student side of its own: for code that nobody has looked through, which may turn the side that serves it against its own later checks.</summary>
    public bool FreshEachCheck { get; init; }

    /// <summary>The side was lost in this check, and earlier checks had used it: the loss may come of what they left behind (a full memory, a thread), and a fresh side tells.
    /// Or somebody else has ended it, or it ran out of time and hardly had the processor.</summary>
    public bool MayBeAnothersLoss => lost is not null && !repeated && host.StartsAfresh && (usedByOthers || endedFromOutside || clock.Idle);

    /// <summary>Starts a check: new probes, no handles, nothing remembered; a fresh student side when the last was lost.</summary>
    /// <param name="again">The last check is tried once more, under the limits that it had: what the first try lost counts only when this one confirms it.</param>
    /// <exception cref="GraderFaultException">Called again for a check that was tried again already.</exception>
    public void Begin(bool again = false)
    {
        if (again && repeated) throw new GraderFaultException("A check is tried twice at most.");
        clock.Begin(again);
        if (!again)
        {
            // Decided here, so that no check is cut short in its middle by what it used up itself.
            late = !Patient && clock.IsLate(limits.Submission);
            // Shorter after every check that timed out, down to a quarter, so that one endless loop does not cost minutes.
            callLimit = limits.Call / Math.Min(4, 1 + clock.Timeouts);
        }
        (LastCall, lost, repeated, endedFromOutside) = (null, null, again, false);
        Freshen();
        // Once for each check: for each call it would cost as much as the call.
        processorTime = !again && host.StartsAfresh && clock.IdleRepeats < MostIdleRepeats ? host.ProcessorTime : null;
    }

    private void Freshen()
    {
        if (FreshEachCheck) Close();
        usedByOthers = channel is not null;
        if (usedByOthers && TryAgree()) return;
        Close(); // what ended or fell out of step between two checks costs nobody anything
        usedByOthers = false;
        channel = host.Connect();
        Agree();
    }

    private bool TryAgree()
    {
        try
        {
            Agree();
            return true;
        }
        catch (Exception e) when (e is ChannelClosedException or TimeoutException or InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>Both sides name this check by a number that nobody could know before: an answer that was sent ahead is not taken for one that is asked for now.</summary>
    private void Agree()
    {
        long number = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(8));
        call.Clear();
        call.Byte((byte)FrameKind.Begin);
        call.Long(number);
        channel!.Send(call.Written);
        var answer = new FrameReader(channel.Receive(Patient ? Timeout.InfiniteTimeSpan : limits.Start ?? limits.Call));
        if ((FrameKind)answer.Byte() != FrameKind.Begun || answer.Long() != number) throw new InvalidDataException("The student side answers something else than it is asked.");
    }

    private void Close()
    {
        channel?.Dispose();
        channel = null;
    }

    internal object? Invoke(Type contract, MethodInfo method, object?[] arguments)
    {
        try
        {
            return Ask(contract, method, arguments);
        }
        catch (Exception e) when (IsReference && e is (StudentCodeException or StudentLostException))
        {
            throw new GraderFaultException($"The reference failed in {contract.Name}.{method.Name}: {e.Message}", e);
        }
    }

    private object? Ask(Type contract, MethodInfo method, object?[] arguments)
    {
        if (lost is not null) throw lost;
        LastCall = new SubjectCall(method, arguments.FirstOrDefault() as string, []);
        var watch = Stopwatch.StartNew();
        if (LeftInCheck <= TimeSpan.Zero) throw RunOut(watch);
        try
        {
            Send(contract, method, arguments);
            return Await(method, arguments, watch);
        }
        catch (TimeoutException)
        {
            throw RunOut(watch);
        }
        catch (ChannelClosedException e)
        {
            var cause = e.Cause ?? host.CauseOfLoss();
            endedFromOutside = e.Cause is null && host.EndedFromOutside;
            if (endedFromOutside && repeated && host.SurelyEndedFromOutside)
            {
                Close();
                throw lost = new GraderFaultException("The system, or somebody, has ended the process with the student's code, and did so again when the check was tried once more. Is the machine short of memory?");
            }
            throw cause == LossKind.OutputLimit ? Lose(e) : Lose(cause, e.Message);
        }
        catch (InvalidDataException e) // an answer that is none can only come from a student side that is no longer ours
        {
            throw Lose(LossKind.Crashed, e.Message);
        }
        finally
        {
            clock.InCheck += watch.Elapsed;
        }
    }

    /// <summary>A limit has run out: the one that the text names is the one that did.</summary>
    private StudentLostException RunOut(Stopwatch watch)
    {
        clock.TimedOut = true;
        // All calls of the check together: a side that waits for the processor uses little of it all the time.
        clock.Idle = processorTime is { } before && host.ProcessorTime is { } after && after - before < (clock.InCheck + watch.Elapsed) / 4;
        return Lose(LossKind.TimedOut, LeftInCheck < callLimit ? LimitOfCheck : Seconds(callLimit));
    }

    /// <summary>What the calls of this check may still take.</summary>
    private TimeSpan LeftInCheck => Patient ? TimeSpan.MaxValue : late ? limits.Call / 4 - clock.InCheck : limits.Check is { } most ? most - clock.InCheck : TimeSpan.MaxValue;

    private string LimitOfCheck => Seconds(late ? limits.Submission : limits.Check!.Value);

    private TimeSpan Longest => LeftInCheck < callLimit ? LeftInCheck : callLimit;

    /// <summary>What a call that runs may still take.</summary>
    /// <exception cref="TimeoutException">Nothing.</exception>
    private TimeSpan Left(Stopwatch watch) => Patient ? Timeout.InfiniteTimeSpan : Longest - watch.Elapsed is var left && left > TimeSpan.Zero ? left : throw new TimeoutException();

    /// <summary>The bare number: the text that shows it brings its unit along.</summary>
    private static string Seconds(TimeSpan limit) => limit.TotalSeconds.ToString("0.##", CultureInfo.InvariantCulture);

    private StudentLostException Lose(LossKind kind, string detail, OutputKind output = OutputKind.Printed)
    {
        Close();
        clock.Lost = true;
        var loss = new StudentLostException(kind, detail, output);
        lost = loss;
        return loss;
    }

    /// <summary>Too long an answer, which the channel has seen, or else too much print, which only the host knows of.</summary>
    private StudentLostException Lose(ChannelClosedException e) => e.MaximumFrame is { } bytes
        ? Lose(LossKind.OutputLimit, (bytes / (double)(1 << 20)).ToString("0.##", CultureInfo.InvariantCulture), OutputKind.Answer)
        : Lose(LossKind.OutputLimit, e.Message);

    private void Send(Type contract, MethodInfo method, object?[] arguments)
    {
        call.Clear();
        call.Byte((byte)FrameKind.Call);
        call.String(contract.FullName!);
        call.Int(Array.IndexOf(MethodTable.Of(contract), method));
        var parameters = method.GetParameters();
        for (int i = 0; i < arguments.Length; i++)
            if (!Callbacks.Is(parameters[i].ParameterType)) Codec.Write(call, parameters[i].ParameterType, arguments[i]);
        (channel ?? throw new GraderFaultException("A check begins with Begin().")).Send(call.Written, Patient ? Timeout.InfiniteTimeSpan : Longest);
    }

    private object? Await(MethodInfo method, object?[] arguments, Stopwatch watch)
    {
        Exception? thrownByCallback = null;
        for (int callbacks = 0; ; callbacks++)
        {
            var answer = new FrameReader(channel!.Receive(Left(watch)));
            switch ((FrameKind)answer.Byte())
            {
                case FrameKind.Result:
                    int[] changed = Codec.Read(answer, typeof(int[])) as int[] ?? throw new InvalidDataException("A result without the arguments that changed came.");
                    var parameters = method.GetParameters();
                    if (changed.Any(i => i < 0 || i >= parameters.Length)) throw new InvalidDataException("An argument that does not exist was said to have changed.");
                    LastCall = LastCall! with { ChangedArguments = [.. changed.Select(i => parameters[i].Name!)] };
                    object? result = Codec.Read(answer, method.ReturnType);
                    if (result is null && !MethodTable.MayReturnNull(method)) throw new StudentCodeException(NothingReturned);
                    return thrownByCallback is null ? result : throw thrownByCallback;
                case FrameKind.Failed:
                    var failure = StudentFailure.Check((StudentFailure?)Codec.Read(answer, typeof(StudentFailure)));
                    // What filled the memory may still hold it: the next check gets a side of its own.
                    if (failure.Is<OutOfMemoryException>()) throw Lose(LossKind.OutOfMemory, failure.Message);
                    throw thrownByCallback ?? new StudentCodeException(failure);
                case FrameKind.Callback when callbacks < limits.Callbacks:
                    var thrown = CallBack(method, arguments, answer, watch); // also after a failure: whoever calls again waits for an answer
                    thrownByCallback ??= thrown;
                    break;
                case FrameKind.Callback:
                    throw Lose(LossKind.OutputLimit, limits.Callbacks.ToString(CultureInfo.InvariantCulture), OutputKind.Callbacks);
                default:
                    throw new InvalidDataException("A frame of unknown kind came.");
            }
        }
    }

    /// <summary>Runs a function of the suite's for the student's side; an exception in it is the suite's and comes out of the call.</summary>
    private Exception? CallBack(MethodInfo method, object?[] arguments, FrameReader frame, Stopwatch watch)
    {
        int index = frame.Int();
        if (index < 0 || index >= arguments.Length || arguments[index] is not Delegate function) throw new InvalidDataException($"Argument {index} is no function.");
        var (argumentTypes, resultType) = Callbacks.Shape(method.GetParameters()[index].ParameterType);
        object?[] values = [.. argumentTypes.Select(t => Codec.Read(frame, t))];
        call.Clear();
        Exception? thrown = null;
        try
        {
            object? result = function.DynamicInvoke(values);
            call.Byte((byte)FrameKind.CallbackReturned);
            Codec.Write(call, resultType, result);
        }
        catch (TargetInvocationException e)
        {
            thrown = e.InnerException;
            call.Clear();
            call.Byte((byte)FrameKind.CallbackFailed);
        }
        channel!.Send(call.Written, Left(watch)); // a side that calls back and reads no answer would hold us up
        return thrown;
    }

    /// <summary>Closes the channel; the host ends what is behind it.</summary>
    public void Dispose()
    {
        channel?.Dispose();
        host.Dispose();
    }
}
