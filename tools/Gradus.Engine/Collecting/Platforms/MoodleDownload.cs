using System.Text.RegularExpressions;

namespace Gradus.Engine.Collecting.Platforms;

/// <summary>Moodle's archive of all submissions.</summary>
/// <remarks>
/// Moodle's <c>mod/assign/classes/downloader.php</c> (before 4.1: <c>locallib.php</c>) makes the names. The prefix is the full name, its underscores turned into spaces, and <c>_</c> and the
/// student's id in this assignment; then <c>_assignsubmission_file</c>. With “Download submissions in folders” it is a folder, with <c>_</c> at its end in older versions; without, <c>_</c> and the
/// file's name follow. Blind marking puts “Participant” (translated) for the name, team submissions put the group and its id, and the default team has no id.
/// <c>_assignsubmission_onlinetext</c> holds text typed into the browser, which is no source file.
/// </remarks>
internal static partial class MoodleDownload
{
    internal static bool IsOne(string path) => Prefix().IsMatch(First(path));

    internal static Download Read(IReadOnlyList<SubmissionEntry> entries)
    {
        List<LeftOut> leftOut = [];
        Dictionary<string, (string Name, List<Upload> Uploads)> works = [];
        foreach (var entry in entries)
        {
            string first = First(entry.Path);
            bool isFolder = first.Length < entry.Path.Length;
            if (Prefix().Match(first) is not { Success: true } match || entry.LeadsOut)
            {
                leftOut.Add(new LeftOut("", EntryName.Shown(entry.Path), entry.LeadsOut ? "the path leads out of the archive" : "not a name that Moodle gives"));
                continue;
            }
            string name = match.Groups["name"].Value, id = match.Groups["id"].Success ? match.Groups["id"].Value : name;
            var uploads = (works.TryGetValue(id, out var known) ? known : works[id] = (name, [])).Uploads;
            string path = isFolder ? entry.Path[(first.Length + 1)..] : match.Groups["file"].Value;
            if (match.Groups["plugin"].Value != "file") leftOut.Add(new LeftOut(name, EntryName.Shown(entry.Path), match.Groups["plugin"].Value == "onlinetext" ? "text typed into the browser is not graded" : "not a file submission"));
            else if (path.Length > 0) uploads.Add(new Upload(path, entry.Path, 0, entry));
        }
        return new Download([.. works.Select(w => new Work(w.Key, w.Value.Name, null, w.Value.Uploads))], leftOut);
    }

    private static string First(string path) => path.IndexOf('/') is >= 0 and var slash ? path[..slash] : path;

    // The id is optional, the file's name may hold anything: the first match from the left is Moodle's own part.
    [GeneratedRegex(@"^(?<name>.*?)(?:_(?<id>\d+))?_assignsubmission_(?<plugin>[a-z0-9]+?)(?:_(?<file>.*))?\z", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Prefix();
}
