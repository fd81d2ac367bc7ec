using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Gradus.Engine.Batch;

/// <summary>Puts files on disk.</summary>
public interface IRecordWriter
{
    /// <summary>Writes a whole file, or none.</summary>
    /// <param name="path">Where; its folder is there.</param>
    /// <param name="content">All of it.</param>
    /// <param name="replace">Whether a file that is there already is replaced.</param>
    /// <exception cref="IOException">It cannot be written, or is there already and is not to be replaced.</exception>
    void Write(string path, ReadOnlySpan<byte> content, bool replace = false);
}

/// <summary>Writes beside the place, brings it to the disk, and only then gives it its name, and brings that to the disk: whoever looks sees all of a file or nothing, and what was seen outlives a power cut.</summary>
public sealed class RecordWriter : IRecordWriter
{
    private const string Prefix = ".", Suffix = ".part";

    /// <summary>The file that a folder is tried with.</summary>
    internal const string Trial = ".probe";

    /// <summary>Whether a file is one of a folder of records that was being written when its writer ended. Other files of such endings are somebody else's.</summary>
    /// <param name="path">The file.</param>
    public static bool IsLeftover(string path) =>
        Path.GetFileName(path) is var name && name.Length > Prefix.Length + Suffix.Length && name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal)
        && name[Prefix.Length..^Suffix.Length] is var meant && (meant is BatchManifest.FileName or Trial || RecordPlace.Parse("", "", meant) is not null);

    /// <summary>The name that a file has while it is being written.</summary>
    internal static string Unfinished(string path) => Path.Combine(Path.GetDirectoryName(path)!, Prefix + Path.GetFileName(path) + Suffix);

    /// <inheritdoc/>
    public void Write(string path, ReadOnlySpan<byte> content, bool replace = false)
    {
        string unfinished = Unfinished(path);
        try
        {
            using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }
            File.Move(unfinished, path, replace);
        }
        catch
        {
            try { File.Delete(unfinished); } catch (Exception e) when (e is IOException or UnauthorizedAccessException) { } // a leftover: the next batch removes it
            throw;
        }
        Settle(Path.GetDirectoryName(path)!);
    }

    /// <summary>Makes a folder, and brings its name to the disk.</summary>
    /// <param name="path">The folder; those around it are made, too.</param>
    /// <exception cref="IOException">It cannot be made.</exception>
    internal static void MakeFolder(string path)
    {
        if (Directory.Exists(path)) return;
        if (Path.GetDirectoryName(path) is not { Length: > 0 } outer)
        {
            Directory.CreateDirectory(path);
            return;
        }
        MakeFolder(outer);
        Directory.CreateDirectory(path);
        Settle(outer);
    }

    /// <summary>Brings the names in a folder to the disk. Windows does that with the files.</summary>
    /// <exception cref="IOException">The disk fails.</exception>
    private static void Settle(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        const int readOnly = 0, inputOutput = 5, noSpace = 28;
        int handle = Open(folder, readOnly);
        if (handle < 0) return; // a folder that one may write to and not read
        try
        {
            // What a file system does not offer (EINVAL and its like) cannot be asked of it.
            if (Sync(handle) != 0 && Marshal.GetLastPInvokeError() is inputOutput or noSpace)
                throw new IOException($"{folder} cannot be brought to the disk: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}");
        }
        finally
        {
            _ = Close(handle);
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int handle);
}
