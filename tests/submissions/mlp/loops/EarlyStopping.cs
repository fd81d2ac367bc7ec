namespace Gradus.Networks;

public sealed partial class EarlyStopping
{
    private readonly List<bool> better = [];

    public bool Observe(double score, int epoch)
    {
        bool isBetter = score - Best > tolerance;
        if (isBetter)
        {
            Best = score;
            BestEpoch = epoch;
        }
        better.Add(isBetter);
        int without = 0;
        for (int i = better.Count - 1; i >= 0 && !better[i]; i--) without++;
        return without >= patience;
    }
}
