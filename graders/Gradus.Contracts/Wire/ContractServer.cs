using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace Gradus.Contracts.Wire;

internal enum FrameKind : byte
{
    Begin = 1, Call = 2, CallbackReturned = 3, CallbackFailed = 4,
    Result = 10, Failed = 11, Callback = 12, Begun = 13,
}

/// <summary>The student's side of a channel: makes probes, carries out calls, answers with results or failures.</summary>
/// <param name="channel">Where calls come from.</param>
/// <param name="probes">Assembly with one public class per contract.</param>
/// <param name="modules">Simple names of the student's assemblies, to find their frames on the stack.</param>
public sealed class ContractServer(IFrameChannel channel, Assembly probes, params string[] modules)
{
    private readonly Dictionary<Type, object> subjects = [];
    private readonly FrameWriter reply = new();

    /// <summary>Answers calls until the channel closes.</summary>
    public void Serve()
    {
        while (true)
        {
            byte[] frame;
            try { frame = channel.Receive(Timeout.InfiniteTimeSpan); }
            catch (ChannelClosedException) { return; }
            var reader = new FrameReader(frame);
            switch ((FrameKind)reader.Byte())
            {
                case FrameKind.Begin: Begin(reader.Long()); break;
                case FrameKind.Call: Answer(frame, reader); break;
            }
        }
    }

    /// <summary>A new check starts with new probes and empty handle tables, and in no country: a record must not depend on the machine's language, nor on what an earlier check set.</summary>
    private void Begin(long number)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        subjects.Clear();
        reply.Clear();
        reply.Byte((byte)FrameKind.Begun);
        reply.Long(number);
        channel.Send(reply.Written);
    }

    private void Answer(byte[] frame, FrameReader reader)
    {
        var contract = typeof(ContractServer).Assembly.GetType(reader.String(), throwOnError: true)!;
        var method = MethodTable.Of(contract)[reader.Int()];
        var parameters = method.GetParameters();
        var slices = new Range[parameters.Length];
        object?[] arguments = new object?[parameters.Length];
        var call = new RunningCall(method);
        for (int i = 0; i < arguments.Length; i++)
        {
            int start = frame.Length - reader.Remaining;
            arguments[i] = Callbacks.Is(parameters[i].ParameterType) ? Forward(parameters[i], i, call) : Codec.Read(reader, parameters[i].ParameterType);
            slices[i] = start..(frame.Length - reader.Remaining);
        }

        try
        {
            object? result = method.Invoke(Subject(contract), BindingFlags.DoNotWrapExceptions, null, arguments, null);
            int[] changed = Changed(frame, parameters, slices, arguments);
            reply.Clear();
            reply.Byte((byte)FrameKind.Result);
            Codec.Write(reply, typeof(int[]), changed);
            Codec.Write(reply, method.ReturnType, result); // inside, because what the student's code returns may be nothing that can be written
        }
        catch (ChannelClosedException) { throw; }
        catch (Exception e)
        {
            reply.Clear();
            reply.Byte((byte)FrameKind.Failed);
            Codec.Write(reply, typeof(StudentFailure), Describe(e));
        }
        finally
        {
            call.Ended = true;
        }
        channel.Send(reply.Written);
    }

    private object Subject(Type contract)
    {
        if (subjects.TryGetValue(contract, out object? subject)) return subject;
        var type = probes.GetExportedTypes().FirstOrDefault(t => t.IsClass && t.IsAssignableTo(contract))
            ?? throw new InvalidOperationException($"{probes.GetName().Name} has no public class that implements {contract.Name}.");
        return subjects[contract] = Activator.CreateInstance(type)!;
    }

    /// <summary>One call while it runs, and afterwards, for functions that outlive it.</summary>
    private sealed class RunningCall(MethodInfo method)
    {
        internal readonly MethodInfo Method = method;
        internal volatile bool Ended;
    }

    /// <summary>A function of the suite's, for as long as the call runs that it is an argument of: afterwards nobody on the other side waits for it.</summary>
    private Delegate Forward(ParameterInfo parameter, int index, RunningCall call)
    {
        var (argumentTypes, resultType) = Callbacks.Shape(parameter.ParameterType);
        return Callbacks.Make(parameter.ParameterType, arguments =>
        {
            if (call.Ended)
                throw new InvalidOperationException($"The function '{parameter.Name}' may be called only while {call.Method.Name}, which it was passed to, runs; it was kept and called later.");
            var message = new FrameWriter();
            message.Byte((byte)FrameKind.Callback);
            message.Int(index);
            for (int i = 0; i < arguments.Length; i++) Codec.Write(message, argumentTypes[i], arguments[i]);
            channel.Send(message.Written);
            var answer = new FrameReader(channel.Receive(Timeout.InfiniteTimeSpan));
            return (FrameKind)answer.Byte() == FrameKind.CallbackReturned
                ? Codec.Read(answer, resultType)
                : throw new InvalidOperationException("The function that was passed in failed.");
        });
    }

    /// <summary>Which array arguments the call has written to: they are compared with the bytes they came as.</summary>
    private int[] Changed(byte[] frame, ParameterInfo[] parameters, Range[] slices, object?[] arguments)
    {
        List<int> changed = [];
        for (int i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is not Array) continue;
            reply.Clear();
            Codec.Write(reply, parameters[i].ParameterType, arguments[i]);
            if (!reply.Written.SequenceEqual(frame.AsSpan(slices[i]))) changed.Add(i);
        }
        return [.. changed];
    }

    private StudentFailure Describe(Exception e)
    {
        e = Innermost(e);
        var kind = e switch
        {
            NotImplementedException => FailureKind.NotImplemented,
            MissingMemberException or TypeLoadException or MemberAccessException => FailureKind.MissingMember,
            _ => FailureKind.Threw,
        };
        List<string> bases = [];
        for (var t = e.GetType(); t != typeof(object); t = t.BaseType!) bases.Add(t.FullName ?? t.Name);
        return new StudentFailure(kind, e.GetType().Name, [.. bases], Message(e), Frames(e));
    }

    private static Exception Innermost(Exception e) => e switch
    {
        TypeInitializationException { InnerException: { } inner } => Innermost(inner),
        TargetInvocationException { InnerException: { } inner } => Innermost(inner),
        AggregateException { InnerExceptions: [var inner] } => Innermost(inner),
        _ => e,
    };

    private static string Message(Exception e)
    {
        string text;
        try { text = e.Message ?? ""; } // an override of the student's may throw
        catch (Exception) { text = ""; }
        return StudentFailure.Cut(text, StudentFailure.MaximumMessage);
    }

    /// <summary>The modules' frames, innermost first: given files belong to them, so the first need not be the student's.</summary>
    private StudentFrame[] Frames(Exception e) =>
    [
        .. new StackTrace(e, fNeedFileInfo: false).GetFrames().Select(frame => (Frame: frame, Method: frame.GetMethod()))
            .Select(f => (f.Frame, f.Method, Assembly: f.Method?.Module.Assembly.GetName().Name))
            .Where(f => f.Assembly is not null && modules.Contains(f.Assembly)).Take(StudentFailure.MostFrames)
            .Select(f => new StudentFrame(f.Assembly!, f.Method!.MetadataToken, Math.Max(0, f.Frame.GetILOffset()))),
    ];
}
