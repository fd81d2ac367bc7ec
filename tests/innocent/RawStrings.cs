// Raw and interpolated raw strings, verbatim strings, UTF-8 literals
// Run gives 32
namespace Innocent;

public static class RawStrings
{
    public static double Run()
    {
        int epoch = 3;
        string json = $$"""{ "epoch": {{epoch}} }""";
        string path = @"a\b";
        ReadOnlySpan<byte> bytes = "loss"u8;
        return json.Length + path.Length + bytes.Length + """a "quoted" word""".Length - 4;
    }
}
