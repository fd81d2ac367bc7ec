using System.Security.Cryptography;

namespace Gradus.Engine.Compiling;

/// <summary>Results in files, one each, named by key: the hash of what follows, then the result. A file that is not whole counts as none; one that cannot be written is not missed.</summary>
internal sealed class CompileCacheFolder
{
    private readonly string folder;

    /// <summary>Opens a folder, and makes it if there is none.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    internal CompileCacheFolder(string folder)
    {
        this.folder = Path.GetFullPath(folder);
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(this.folder);
        else Directory.CreateDirectory(this.folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    internal CompileResult? Read(string key)
    {
        try
        {
            byte[] file = File.ReadAllBytes(FileOf(key));
            if (file.Length <= SHA256.HashSizeInBytes) return null;
            byte[] content = file[SHA256.HashSizeInBytes..];
            return HashOf(key, content).AsSpan().SequenceEqual(file.AsSpan(0, SHA256.HashSizeInBytes)) ? CompilerMessages.ReadResult(content) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    internal void Write(string key, CompileResult result)
    {
        byte[] content = CompilerMessages.Write(result);
        string temporary = Path.Combine(folder, $"{Guid.NewGuid():N}.tmp");
        try
        {
            File.WriteAllBytes(temporary, [.. HashOf(key, content), .. content]);
            File.Move(temporary, FileOf(key), overwrite: true); // whole or not at all, also for those who read it now
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            try { File.Delete(temporary); } catch (Exception also) when (also is IOException or UnauthorizedAccessException) { }
        }
    }

    // With the key: a file under another's name is not taken for it.
    private static byte[] HashOf(string key, byte[] content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Convert.FromHexString(key));
        hash.AppendData(content);
        return hash.GetHashAndReset();
    }

    private string FileOf(string key) => Path.Combine(folder, key + ".compiled");
}
