namespace Gradus.Benchmarks.Cases;

/// <summary>1,000,000 samples, the same as the peers' (peers/million.py): numbers made of the sample's index by SplitMix64 (Steele, Lea, Flood, 2014).</summary>
internal static class Million
{
    /// <summary>How many samples.</summary>
    public const int Count = 1_000_000;

    /// <summary>Three of ten are positive, and score higher by 0.3 on average.</summary>
    public static (int[] Truth, double[] Scores) Scores()
    {
        int[] truth = [.. Uniform(0).Select(u => u < 0.3 ? 1 : 0)];
        return (truth, [.. Uniform(1).Zip(truth, (u, y) => u + (0.3 * y))]);
    }

    /// <summary>Ten classes; 85 of 100 answers are right, the others any.</summary>
    public static (int[] Truth, int[] Answers) Classes()
    {
        int[] truth = [.. Uniform(0).Select(u => (int)(u * 10))];
        return (truth, [.. Uniform(1).Zip(Uniform(2), truth).Select(s => s.First < 0.85 ? s.Third : (int)(s.Second * 10))]);
    }

    /// <summary>Numbers from 0 to 1.</summary>
    /// <param name="stream">Which of many sequences.</param>
    public static double[] Uniform(int stream)
    {
        var numbers = new double[Count];
        for (int i = 0; i < Count; i++)
        {
            ulong z = ((ulong)i + ((ulong)stream * Count) + 1) * 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            numbers[i] = ((z ^ (z >> 31)) >> 11) / 9007199254740992.0;
        }
        return numbers;
    }
}
