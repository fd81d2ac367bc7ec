// string.Create with a span action, ArrayBufferWriter
// Run gives 12
namespace Innocent;

public static class BufferWriters
{
    public static double Run()
    {
        string bars = string.Create(4, 'x', (span, sign) => span.Fill(sign));
        var writer = new System.Buffers.ArrayBufferWriter<double>();
        writer.GetSpan(2)[0] = 3;
        writer.Advance(1);
        System.Buffers.IBufferWriter<double> same = writer;
        same.GetSpan(1)[0] = 5;
        same.Advance(1);
        return bars.Length + writer.WrittenSpan[0] + writer.WrittenSpan[1];
    }
}
