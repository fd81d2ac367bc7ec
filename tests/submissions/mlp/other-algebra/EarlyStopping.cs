namespace Gradus.Networks;

public sealed partial class EarlyStopping
{
    private int left = int.MinValue;

    public bool Observe(double score, int epoch)
    {
        if (left == int.MinValue) left = patience;
        if (score > Best + tolerance)
        {
            left = patience;
            Best = score;
            BestEpoch = epoch;
            return false;
        }
        return --left <= 0;
    }
}
