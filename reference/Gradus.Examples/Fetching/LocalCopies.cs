using System.IO.Compression;

namespace Gradus.Examples.Fetching;

/// <summary>Where a file may lie on this machine: in a folder, in a zip archive, or as the file that is named.</summary>
internal static class LocalCopies
{
    // Deep enough for the folders that other programs and packages make: MNIST/raw, usr/share/datasets/fashion-mnist.
    private static readonly EnumerationOptions Within = new() { RecurseSubdirectories = true, MaxRecursionDepth = 5, IgnoreInaccessible = true, MatchCasing = MatchCasing.CaseInsensitive };

    /// <summary>What may be the file, best first: packed or not, each with a name for messages. Which of them it is, its content tells.</summary>
    /// <param name="file">The file sought.</param>
    /// <param name="path">A folder, a zip archive, or a file.</param>
    /// <exception cref="FetchException">There is nothing at the path.</exception>
    internal static IEnumerable<(string Name, Func<Stream> Open)> Of(SourceFile file, string path)
    {
        if (Directory.Exists(path)) return InFolder(file, path);
        if (!File.Exists(path)) throw new FetchException($"There is no file and no folder '{path}'.");
        return IsZip(path) ? InZip(file, path) : [(path, () => File.OpenRead(path))];
    }

    private static IEnumerable<(string Name, Func<Stream> Open)> InFolder(SourceFile file, string folder) =>
        from path in Directory.EnumerateFiles(folder, file.Name + "*", Within)
        where IsNamed(file, Path.GetFileName(path))
        orderby path.Length, path
        select (path, (Func<Stream>)(() => File.OpenRead(path)));

    private static IEnumerable<(string Name, Func<Stream> Open)> InZip(SourceFile file, string path)
    {
        string[] entries;
        using (var archive = ZipFile.OpenRead(path)) entries = [.. archive.Entries.Where(entry => IsNamed(file, entry.Name)).Select(entry => entry.FullName)];
        return entries.Select(entry => ($"{path}, {entry}", (Func<Stream>)(() => new EntryStream(path, entry))));
    }

    private static bool IsNamed(SourceFile file, string name) =>
        name.Equals(file.Name, StringComparison.OrdinalIgnoreCase) || name.Equals(file.Name + ".gz", StringComparison.OrdinalIgnoreCase);

    private static bool IsZip(string path)
    {
        var start = new byte[4];
        using var stream = File.OpenRead(path);
        return stream.ReadAtLeast(start, 4, throwOnEndOfStream: false) == 4 && start is [0x50, 0x4B, 0x03 or 0x05, 0x04 or 0x06];
    }

    // Closes the archive with the entry.
    private sealed class EntryStream : Stream
    {
        private readonly ZipArchive archive;
        private readonly Stream entry;

        public EntryStream(string path, string name)
        {
            archive = ZipFile.OpenRead(path);
            entry = archive.GetEntry(name)!.Open();
        }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer) => entry.Read(buffer);

        public override int Read(byte[] buffer, int offset, int count) => entry.Read(buffer, offset, count);

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            entry.Dispose();
            archive.Dispose();
            base.Dispose(disposing);
        }
    }
}
