using Gradus.Grading.Home;
using Gradus.Grading.Records;

namespace Gradus.TestLogger;

/// <summary>Where a run at home leaves what it found out.</summary>
/// <param name="folder">The folder; made when missing.</param>
internal sealed class ResultFolder(string folder)
{
    /// <summary>The score record.</summary>
    public string Record => Path.Combine(folder, "record.json");

    /// <summary>The same as a page.</summary>
    public string Page => Path.Combine(folder, "page.html");

    private string JournalPath => Path.Combine(folder, "journal.jsonl");

    /// <summary>Removes what an earlier run left, so that nothing old is taken for new.</summary>
    public void Clear()
    {
        Directory.CreateDirectory(folder);
        foreach (string file in (string[])[Record, Page, JournalPath]) File.Delete(file);
    }

    /// <summary>What this run came to, or null when no check was run.</summary>
    public HomeResult? ReadResult() => Journal.Read(JournalPath);

    /// <summary>Writes record and page.</summary>
    public void Write(ScoreRecord record, string page)
    {
        File.WriteAllText(Record, RecordJson.Write(record));
        File.WriteAllText(Page, page);
    }
}
