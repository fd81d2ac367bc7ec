namespace Gradus.Authoring;

/// <summary>What an instructor wrote cannot be used: the message names file, line and what would be right.</summary>
public sealed class AuthoringException : Exception
{
    /// <param name="file">The file as it was given to the command.</param>
    /// <param name="line">One-based line; 0 when the file or folder as a whole is meant.</param>
    /// <param name="message">What is wrong and what would be right.</param>
    public AuthoringException(string file, int line, string message)
        : base(line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{file}:{line}: {message}") : $"{file}: {message}")
    {
        File = file;
        Line = line;
    }

    public string File { get; }

    /// <summary>One-based; 0 when the file or folder as a whole is meant.</summary>
    public int Line { get; }
}
