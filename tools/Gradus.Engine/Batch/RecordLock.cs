using System.Globalization;
using System.Text;

namespace Gradus.Engine.Batch;

/// <summary>One batch at a time writes to a folder. The system lets go of the lock when its process ends, however it ends: a stale one does not exist.</summary>
internal sealed class RecordLock : IDisposable
{
    /// <summary>Name of the file.</summary>
    internal const string FileName = ".lock";

    private readonly FileStream held;

    private RecordLock(FileStream held) => this.held = held;

    /// <summary>Where a folder's lock is.</summary>
    internal static string PathIn(string folder) => Path.Combine(folder, FileName);

    /// <summary>Takes the lock of a folder.</summary>
    /// <exception cref="BatchRefusedException">Another process has it.</exception>
    internal static RecordLock Take(string folder)
    {
        string path = PathIn(folder);
        FileStream stream;
        try
        {
            stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException e) when (File.Exists(path) && e is not PathTooLongException)
        {
            throw new BatchRefusedException($"{folder} is being written by another batch{Holder(path)}. Wait until it has ended, or name another folder.");
        }
        var mine = new RecordLock(stream);
        mine.Sign();
        return mine;
    }

    /// <summary>Takes the lock of a folder that is only read, so that nobody writes there meanwhile. Nothing is written to it.</summary>
    /// <returns>The lock; null where no batch has ever written, or where files cannot be locked.</returns>
    /// <exception cref="BatchRefusedException">Another process has it.</exception>
    internal static RecordLock? TakeToRead(string folder)
    {
        string path = PathIn(folder);
        try
        {
            return new RecordLock(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None, bufferSize: 0));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return null;
        }
        catch (IOException)
        {
            throw new BatchRefusedException($"{folder} is being written by a batch{Holder(path)}. Wait until it has ended.");
        }
    }

    /// <summary>Writes down who has it, for those who come; the lock holds without it.</summary>
    private void Sign()
    {
        try
        {
            held.SetLength(0);
            held.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on {Environment.MachineName}\n")));
        }
        catch (IOException) { } // a full disk is found, and said, by the first record
    }

    private static string Holder(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream);
            return reader.ReadLine() is { Length: > 0 } who ? $" ({who})" : "";
        }
        catch (IOException) // Windows shows nothing of a locked file
        {
            return "";
        }
    }

    /// <summary>Lets go. The file stays: removing it would race with the next who takes it.</summary>
    public void Dispose() => held.Dispose();
}
