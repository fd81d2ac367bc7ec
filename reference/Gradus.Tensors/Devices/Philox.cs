namespace Gradus.Tensors;

/// <summary>Philox 4×32-10: a counter-based generator. Words are a function of a key and a counter, so any of them can be had without those before it,
/// on any device and in any order.</summary>
/// <remarks>J. K. Salmon, M. A. Moraes, R. O. Dror and D. E. Shaw, “Parallel random numbers: as easy as 1, 2, 3”, SC 2011. It passes BigCrush.</remarks>
public static class Philox
{
    private const uint FirstMultiplier = 0xD2511F53, SecondMultiplier = 0xCD9E8D57;

    // The golden ratio and √3 − 1, added to the key for each round.
    private const uint FirstStep = 0x9E3779B9, SecondStep = 0xBB67AE85;

    /// <summary>The four words of a counter.</summary>
    /// <param name="key">The key's two words, the lower first.</param>
    /// <param name="counter">The lower half of the counter: tensors of random numbers count 0, 1, 2, … here.</param>
    /// <param name="stream">The upper half of the counter: 0 in tensors of random numbers; others are free, say for keys made of keys.</param>
    public static (uint First, uint Second, uint Third, uint Fourth) Block(ulong key, ulong counter, ulong stream = 0)
    {
        uint a = (uint)counter, b = (uint)(counter >> 32), c = (uint)stream, d = (uint)(stream >> 32);
        uint first = (uint)key, second = (uint)(key >> 32);
        for (int round = 0; round < 10; round++)
        {
            ulong left = (ulong)FirstMultiplier * a, right = (ulong)SecondMultiplier * c;
            (a, b, c, d) = ((uint)(right >> 32) ^ b ^ first, (uint)right, (uint)(left >> 32) ^ d ^ second, (uint)left);
            first += FirstStep;
            second += SecondStep;
        }
        return (a, b, c, d);
    }
}
