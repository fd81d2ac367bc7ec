using Gradus.Examples.Drawing;

namespace Gradus.Examples.Commands;

/// <summary>A picture as a file.</summary>
internal static class Picture
{
    /// <summary>Writes it, and says where.</summary>
    internal static int Write(Svg svg, string path)
    {
        string full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, svg.ToString());
        Console.Out.WriteLine(full);
        return CommandLine.Done;
    }
}
