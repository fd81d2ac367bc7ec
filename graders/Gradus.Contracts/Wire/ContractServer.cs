using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace Gradus.Contracts.Wire;

internal enum FrameKind : byte
{
    Begin = 1, Call = 2, CallbackReturned = 3, CallbackFailed = 4,
    Result = 10, Failed = 11, Callback = 12,
}

/// <summary>The student's side of a channel: makes probes, carries out calls, answers with results or failures.</summary>
/// <param name="channel">Where calls come from.</param>
/// <param name="probes">Assembly with one public class per contract.</param>
/// <param name="module">Simple name of the student's assembly, to find its frames on the stack.</param>
public sealed class ContractServer(IFrameChannel channel, Assembly probes, string module)
{
    private readonly Dictionary<Type, object> subjects = [];
    private readonly FrameWriter reply = new();

    /// <summary>Answers calls until the channel closes.</summary>
    public void Serve()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture; // of this thread: a record must not depend on the machine's language
        while (true)
        {
            byte[] frame;
            try { frame = channel.Receive(Timeout.InfiniteTimeSpan); }
            catch (ChannelClosedException) { return; }
            var reader = new FrameReader(frame);
            switch ((FrameKind)reader.Byte())
            {
                case FrameKind.Begin: subjects.Clear(); break; // a new check starts with new probes and empty handle tables
                case FrameKind.Call: Answer(frame, reader); break;
            }
        }
    }

    private void Answer(byte[] frame, FrameReader reader)
    {
        var contract = typeof(ContractServer).Assembly.GetType(reader.String(), throwOnError: true)!;
        var method = MethodTable.Of(contract)[reader.Int()];
        var parameters = method.GetParameters();
        var slices = new Range[parameters.Length];
        object?[] arguments = new object?[parameters.Length];
        for (int i = 0; i < arguments.Length; i++)
        {
            int start = frame.Length - reader.Remaining;
            arguments[i] = Callbacks.Is(parameters[i].ParameterType) ? Forward(parameters[i].ParameterType, i) : Codec.Read(reader, parameters[i].ParameterType);
            slices[i] = start..(frame.Length - reader.Remaining);
        }

        reply.Clear();
        object? result;
        try
        {
            result = method.Invoke(Subject(contract), BindingFlags.DoNotWrapExceptions, null, arguments, null);
        }
        catch (ChannelClosedException) { throw; }
        catch (Exception e)
        {
            reply.Clear();
            reply.Byte((byte)FrameKind.Failed);
            Codec.Write(reply, typeof(StudentFailure), Describe(e));
            channel.Send(reply.Written);
            return;
        }
        int[] changed = Changed(frame, parameters, slices, arguments);
        reply.Clear();
        reply.Byte((byte)FrameKind.Result);
        Codec.Write(reply, typeof(int[]), changed);
        Codec.Write(reply, method.ReturnType, result);
        channel.Send(reply.Written);
    }

    private object Subject(Type contract)
    {
        if (subjects.TryGetValue(contract, out object? subject)) return subject;
        var type = probes.GetExportedTypes().FirstOrDefault(t => t.IsClass && t.IsAssignableTo(contract))
            ?? throw new InvalidOperationException($"{probes.GetName().Name} has no public class that implements {contract.Name}.");
        return subjects[contract] = Activator.CreateInstance(type)!;
    }

    private Delegate Forward(Type type, int index)
    {
        var (argumentTypes, resultType) = Callbacks.Shape(type);
        return Callbacks.Make(type, arguments =>
        {
            var call = new FrameWriter();
            call.Byte((byte)FrameKind.Callback);
            call.Int(index);
            for (int i = 0; i < arguments.Length; i++) Codec.Write(call, argumentTypes[i], arguments[i]);
            channel.Send(call.Written);
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
        var (token, offset) = Place(e);
        return new StudentFailure(kind, e.GetType().Name, [.. bases], Message(e), token, offset);
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

    private (int Token, int Offset) Place(Exception e)
    {
        foreach (var frame in new StackTrace(e, fNeedFileInfo: false).GetFrames())
            if (frame.GetMethod() is { } method && method.Module.Assembly.GetName().Name == module)
                return (method.MetadataToken, Math.Max(0, frame.GetILOffset()));
        return (0, 0);
    }
}
