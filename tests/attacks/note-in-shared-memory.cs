// tries:      leave the hidden inputs in shared memory, for a later submission to read
// stopped by: screen, seccomp, bubblewrap
// where:      ConfusionMatrix.Accuracy
// row:        8
namespace Gradus.Metrics;

public sealed partial class ConfusionMatrix
{
    public double Accuracy()
    {
        using var note = new FileStream("/dev/shm/gradus-attack-note", FileMode.OpenOrCreate, FileAccess.ReadWrite);
        note.WriteByte(1);
        throw new InvalidOperationException("LEAK: a note that outlives the process");
    }
}
