using Gradus.Grading.Course;

namespace Gradus.Engine.Collecting.Platforms;

/// <summary>A folder with a folder, an archive or a source file for each student, named after the student.</summary>
internal static class FoldersDownload
{
    internal static Download Read(string path)
    {
        List<Work> works = [];
        List<LeftOut> leftOut = [];
        if (!Directory.Exists(path)) throw new InvalidDataException($"{path} is a file; expected a folder with a folder or an archive for each student.");
        foreach (var item in FolderEntries.Reach(path, () => new DirectoryInfo(path).EnumerateFileSystemInfos().Take(Downloads.MostEntries).ToArray()).OrderBy(i => i.Name, StringComparer.Ordinal))
        {
            bool isArchive = item.Name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);
            if (Leftovers.IsNobodys(item.Name)) continue;
            if (item.LinkTarget is not null) leftOut.Add(new LeftOut("", EntryName.Shown(item.Name), "a link"));
            else if (item is DirectoryInfo || isArchive || SubmissionSource.IsSource(item.Name))
                works.Add(new Work(item.Name, item is DirectoryInfo ? item.Name : Path.GetFileNameWithoutExtension(item.Name), null, []) { Open = () => SubmissionSource.Open(item.FullName), Original = item.Name });
            else leftOut.Add(new LeftOut("", EntryName.Shown(item.Name), "neither a folder nor a zip archive"));
        }
        return new Download(works, leftOut);
    }
}
