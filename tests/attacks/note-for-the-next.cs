// tries:      leave the hidden inputs in a file, for a later submission to read
// stopped by: screen, seccomp, bubblewrap
// where:      ConfusionMatrix.Accuracy
// row:        8
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        string note = Path.Combine(Path.GetTempPath(), "gradus-attack-note.txt");
        if (File.Exists(note) && DateTime.UtcNow - File.GetLastWriteTimeUtc(note) < TimeSpan.FromMinutes(5)) throw new InvalidOperationException("LEAK: " + note);
        File.WriteAllText(note, ToString());
        return 0.123;
    }
}
