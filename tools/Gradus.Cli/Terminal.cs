using System.Text;

namespace Gradus.Cli;

/// <summary>Where output for other programs goes.</summary>
public static class Terminal
{
    /// <summary>Opens the standard output as bytes.</summary>
    public static Func<Stream> Output { get; set; } = Console.OpenStandardOutput;

    /// <summary>Writes a text in UTF-8 without a mark, whatever encoding the console has: on Windows that of the country, which loses letters.</summary>
    public static void WriteUtf8(string text)
    {
        Console.Out.Flush();
        using var output = Output();
        output.Write(Encoding.UTF8.GetBytes(text));
    }
}
