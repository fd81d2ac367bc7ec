using System.Text;

namespace Gradus.Authoring;

/// <summary>Text as the generators work on it: UTF-8, LF, a newline at the end.</summary>
internal static class SourceText
{
    /// <exception cref="AuthoringException">The file does not exist or is not UTF-8 text.</exception>
    public static string Read(string path, string shownAs)
    {
        if (!File.Exists(path)) throw new AuthoringException(shownAs, 0, "no such file");
        try
        {
            var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
            return Normalise(strict.GetString(File.ReadAllBytes(path)));
        }
        catch (DecoderFallbackException)
        {
            throw new AuthoringException(shownAs, 0, "not UTF-8 text; only text files can be copied to an assignment");
        }
    }

    public static string Normalise(string text)
    {
        text = text.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        return text.Length == 0 || text[^1] == '\n' ? text : text + "\n";
    }
}
