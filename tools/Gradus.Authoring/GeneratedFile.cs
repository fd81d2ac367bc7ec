using System.Text;

namespace Gradus.Authoring;

/// <summary>A file that a command makes from other files.</summary>
/// <param name="Path">Relative, with forward slashes.</param>
/// <param name="Content">Lines end in LF, the last one too.</param>
public sealed record GeneratedFile(string Path, string Content)
{
    /// <summary>Writes the file below <paramref name="directory"/> as UTF-8 without a byte order mark; makes the folders it needs.</summary>
    public void WriteBelow(string directory)
    {
        string path = System.IO.Path.Combine(directory, Path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, Content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }
}
