using System.Globalization;
using System.Text.RegularExpressions;

namespace Gradus.Engine.Collecting.Platforms;

/// <summary>Canvas's archive of submissions.</summary>
/// <remarks>
/// Canvas's <c>lib/content_zipper.rb</c> makes the names: the sortable name in small letters without anything but letters, digits and underscores, <c>LATE</c> where it came late, the user's id (or
/// <c>anon_</c> and an anonymous id), the upload's id, and the file's name: <c>leeann_LATE_12345_67890_Work.cs</c>. Only a student's last attempt is in it. Text typed into the browser is
/// <c>…_12345_text.html</c>, an address <c>…_12345_link.html</c>. A second file of the same name gets <c>-1</c>, <c>-2</c> … before its ending (<c>Attachment.make_unique_filename</c>), also when
/// the first came with an earlier attempt, which is why <c>Work-1.cs</c> is what most resubmissions are called.
/// </remarks>
internal static partial class CanvasDownload
{
    internal static bool IsOne(string path) => CanvasName.Splits(path).Count > 0;

    internal static Download Read(IReadOnlyList<SubmissionEntry> entries)
    {
        List<LeftOut> leftOut = [];
        Dictionary<string, (string Name, bool IsLate, List<Upload> Uploads)> works = [];
        var names = CanvasName.Read([.. entries.Where(e => !e.LeadsOut).Select(e => e.Path)]);
        foreach (var entry in entries)
        {
            if (entry.LeadsOut || !names.TryGetValue(entry.Path, out var name))
            {
                leftOut.Add(new LeftOut("", EntryName.Shown(entry.Path), entry.LeadsOut ? "the path leads out of the archive" : "not a name that Canvas gives"));
                continue;
            }
            if (!works.TryGetValue(name.Id, out var work)) works[name.Id] = work = (name.Name, name.IsLate, []);
            if (name.File is null) leftOut.Add(new LeftOut(name.Name, EntryName.Shown(entry.Path), "text or an address typed into the browser is not graded"));
            else work.Uploads.Add(new Upload(name.File, entry.Path, long.TryParse(name.Upload, NumberStyles.None, CultureInfo.InvariantCulture, out long age) ? age : 0, entry));
        }
        HashSet<string> plain = [.. works.Values.SelectMany(w => w.Uploads).Select(u => u.Path)];
        return new Download([.. works.Select(w => new Work(w.Key, w.Value.Name, w.Value.IsLate, Renamed(w.Value.Name, w.Value.Uploads, plain, leftOut)) { Original = string.Join("; ", w.Value.Uploads.Select(u => u.Original)) })], leftOut);
    }

    /// <summary>Gives files their own names back. Whether <c>-1</c> is Canvas's or the student's is told from what is known without the suffix: a class of that name in the file, or the same name
    /// elsewhere in the download. Of two files that declare the same type only one can be compiled: the later.
    /// Of <c>work.zip</c> and <c>work-1.zip</c> the later counts; <c>task-1.zip</c> and <c>task-2.zip</c> belong together.</summary>
    private static List<Upload> Renamed(string student, List<Upload> uploads, HashSet<string> plain, List<LeftOut> leftOut)
    {
        List<Upload> renamed = [];
        foreach (var group in uploads.GroupBy(u => WithoutSuffix(u.Path)))
        {
            List<(Upload Upload, HashSet<string> Types)> kept = [];
            foreach (var upload in group.OrderByDescending(u => u.Age).ThenByDescending(u => u.Path.Length).ThenByDescending(u => u.Path, StringComparer.Ordinal))
            {
                var types = TypesIn(upload);
                bool isVersion = !SubmissionSource.IsSource(upload.Path) && group.Any(u => u.Path == group.Key);
                if (kept.Any(k => isVersion || k.Types.Overlaps(types))) leftOut.Add(new LeftOut(student, upload.Original, $"an older {group.Key}"));
                else kept.Add((upload, types));
            }
            bool isCanvass = kept is [var only] && (group.Count() > 1 || plain.Contains(group.Key) || only.Types.Contains(Path.GetFileNameWithoutExtension(group.Key)));
            renamed.AddRange(kept.Select(k => isCanvass ? k.Upload with { Path = group.Key } : k.Upload));
        }
        return renamed;
    }

    private static HashSet<string> TypesIn(Upload upload)
    {
        try
        {
            return SubmissionSource.IsSource(upload.Path) && upload.Entry.Read(Collector.LongestFile) is { } source ? [.. Declarations.Types(source)] : [];
        }
        catch (RefusedException)
        {
            return [];
        }
    }

    private static string WithoutSuffix(string file) => Suffix().Replace(file, "$1$2", 1);

    [GeneratedRegex(@"^(.+)-[0-9]{1,3}(\.[A-Za-z0-9]+)\z", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Suffix();
}
