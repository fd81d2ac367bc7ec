using System.Globalization;
using Gradus.Tensors.Cpu;

namespace Gradus.Tensors;

/// <summary>How many of this machine's processors a computation may use.</summary>
public static class Threads
{
    /// <summary>How many threads work on one operation, the calling one among them: at first as many as there are processors, or what the property
    /// <c>Gradus.Tensors.Threads</c> of the program's runtimeconfig.json says; at most 256; 1 starts none. Results are the same to
    /// the last bit for any number.</summary>
    /// <remarks>Threads are started when a large operation first has work for them, and not before. An operation waits for no thread that has not begun: what nobody
    /// has taken up the calling thread does itself.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1 or more than 256.</exception>
    public static int Count
    {
        get => Cores.Count;
        set => Cores.Count = value switch
        {
            < 1 => throw Refused(value, "an operation needs at least 1 thread, the calling one."),
            > Cores.Most => throw Refused(value, $"an operation takes at most {Cores.Most} threads."),
            _ => value,
        };
    }

    private static ArgumentOutOfRangeException Refused(int value, string why) =>
        new(nameof(value), value, string.Create(CultureInfo.InvariantCulture, $"Threads.Count was set to {value}: {why}"));
}
