using System.Text;

namespace Gradus.Engine.Compiling;

/// <summary>What crosses between the engine and its compiler process, one frame each way, and what a cache keeps: fields in order, lengths before contents.</summary>
internal static class CompilerMessages
{
    /// <summary>Longest message, in bytes: the largest submission, or the largest assembly made of one, with room to spare.</summary>
    internal const int Maximum = 64 << 20;

    /// <summary>A compiler's answer.</summary>
    /// <param name="Number">The request's number.</param>
    /// <param name="Result">What came of the request.</param>
    /// <param name="Resident">Memory that the process occupies after it, in bytes.</param>
    internal sealed record Answer(long Number, CompileResult Result, long Resident);

    internal static byte[] Write(long number, CompileRequest request) => Frame(writer =>
    {
        writer.Write(number);
        writer.Write(request.AssemblyName);
        writer.Write(request.OptionsFile);
        Write(writer, request.References, writer.Write);
        Write(writer, request.Sources, source =>
        {
            writer.Write(source.Path);
            Write(writer, source.Content);
        });
    });

    internal static (long Number, CompileRequest Request) ReadRequest(byte[] frame)
    {
        using var reader = Reader(frame);
        return (reader.ReadInt64(), new CompileRequest(reader.ReadString(), reader.ReadString(), Read(reader, reader.ReadString), Read(reader, () => new SourceFile(reader.ReadString(), Bytes(reader)))));
    }

    internal static byte[] Write(Answer answer) => Frame(writer =>
    {
        writer.Write(answer.Number);
        writer.Write(answer.Resident);
        Write(writer, answer.Result);
    });

    /// <summary>Reads the answer to a request.</summary>
    /// <exception cref="InvalidDataException">It is the answer to another one: that may be another student's.</exception>
    internal static Answer ReadAnswer(byte[] frame, long expected)
    {
        using var reader = Reader(frame);
        long number = reader.ReadInt64(), resident = reader.ReadInt64();
        return number == expected ? new Answer(number, Result(reader), resident) : throw new InvalidDataException($"Request {expected} got the answer to request {number}.");
    }

    internal static byte[] Write(CompileResult result) => Frame(writer => Write(writer, result));

    internal static CompileResult ReadResult(byte[] frame)
    {
        using var reader = Reader(frame);
        return Result(reader);
    }

    private static void Write(BinaryWriter writer, CompileResult result)
    {
        writer.Write(result.Assembly is not null);
        if (result.Assembly is not null) Write(writer, result.Assembly);
        Write(writer, result.Errors, error =>
        {
            writer.Write(error.Code);
            writer.Write(error.Message);
            Write(writer, error.File);
            writer.Write(error.Line);
        });
        writer.Write(result.GaveUp is not null);
        if (result.GaveUp is { } given)
        {
            writer.Write((byte)given.Limit);
            writer.Write(given.Amount);
        }
        Write(writer, result.Fault);
    }

    private static CompileResult Result(BinaryReader reader) => new(
        reader.ReadBoolean() ? Bytes(reader) : null, Read(reader, () => new CompileError(reader.ReadString(), reader.ReadString(), Text(reader), reader.ReadInt32())),
        reader.ReadBoolean() ? new GivenUp((CompilerLimit)reader.ReadByte(), reader.ReadDouble()) : null, Text(reader));

    private static byte[] Frame(Action<BinaryWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8)) write(writer);
        return stream.ToArray();
    }

    private static BinaryReader Reader(byte[] frame) => new(new MemoryStream(frame), Encoding.UTF8);

    private static void Write<T>(BinaryWriter writer, IReadOnlyList<T> items, Action<T> write)
    {
        writer.Write(items.Count);
        foreach (var item in items) write(item);
    }

    private static T[] Read<T>(BinaryReader reader, Func<T> read)
    {
        // Every item takes a byte at least.
        int count = Length(reader);
        var items = new T[count];
        for (int i = 0; i < count; i++) items[i] = read();
        return items;
    }

    private static void Write(BinaryWriter writer, byte[] bytes)
    {
        writer.Write(bytes.Length);
        writer.Write(bytes);
    }

    private static byte[] Bytes(BinaryReader reader) => reader.ReadBytes(Length(reader));

    private static void Write(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null) writer.Write(text);
    }

    private static string? Text(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;

    private static int Length(BinaryReader reader)
    {
        int length = reader.ReadInt32();
        long left = reader.BaseStream.Length - reader.BaseStream.Position;
        return length >= 0 && length <= left ? length : throw new InvalidDataException($"{length} items were announced, {left} bytes are left.");
    }
}
