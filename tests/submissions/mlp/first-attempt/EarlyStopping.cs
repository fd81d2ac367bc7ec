namespace Gradus.Networks;

public sealed partial class EarlyStopping
{
    private int without;

    public bool Observe(double score, int epoch)
    {
        if (score > Best + tolerance) (Best, BestEpoch, without) = (score, epoch, 0);
        else without++;
        return without > patience;
    }
}
