using System.Globalization;
using Gradus.Grading.Course;

namespace Gradus.Engine.Collecting;

/// <summary>The files of a folder. Links are named and never followed; pipes, sockets and devices are empty files.</summary>
internal static class FolderEntries
{
    /// <summary>Walks through a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="most">Most files and folders.</param>
    /// <exception cref="RefusedException">There are more.</exception>
    /// <exception cref="InfrastructureException">One of the folders cannot be read.</exception>
    internal static IReadOnlyList<SubmissionEntry> Of(DirectoryInfo folder, int most)
    {
        List<SubmissionEntry> entries = [];
        int seen = 0;
        Stack<(DirectoryInfo Folder, string Prefix)> left = new([(folder, "")]);
        while (left.TryPop(out var next))
        {
            int room = most - seen + 1;
            var items = Reach(next.Prefix.Length == 0 ? folder.Name : next.Prefix, () => next.Folder.EnumerateFileSystemInfos().Take(room).ToArray());
            if ((seen += items.Length) > most) throw SubmissionSource.TooMany(most);
            foreach (var item in items)
            {
                string path = next.Prefix + item.Name;
                if (Reach(path, () => item.LinkTarget) is not null) entries.Add(new SubmissionEntry(path, IsLink: true, _ => null));
                else if (item is FileInfo file) entries.Add(Of(file, path));
                else if (SubmissionFiles.LooksInto(path)) left.Push(((DirectoryInfo)item, path + "/"));
            }
        }
        entries.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path)); // file systems give them in any order
        return entries;
    }

    /// <summary>One file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">Its path in the submission.</param>
    internal static SubmissionEntry Of(FileInfo file, string path) => new(path, Reach(path, () => file.LinkTarget) is not null, most => Reach(path, () =>
    {
        long length = file.Length;
        // A pipe, a socket and a device have no length, and opening one may wait for ever. What has a length is a file.
        return length == 0 ? [] : length > most ? null : BoundedReader.Read(file.OpenRead(), most);
    }));

    /// <summary>Opens a file or a folder. What the system keeps from us (too many open files, a disk that is gone, a file that is locked) says nothing about the work; only a path that is too long is the student's.</summary>
    /// <exception cref="InfrastructureException">It cannot be opened.</exception>
    internal static T Reach<T>(string path, Func<T> open)
    {
        try
        {
            return open();
        }
        catch (PathTooLongException)
        {
            throw new RefusedException("refused.long-name", ("file", EntryName.Shown(path)), ("limit", EntryName.Longest.ToString(CultureInfo.InvariantCulture)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Security.SecurityException)
        {
            throw new InfrastructureException($"{EntryName.Shown(path)} cannot be read: {e.Message}", e);
        }
    }
}
