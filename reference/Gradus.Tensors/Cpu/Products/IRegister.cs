namespace Gradus.Tensors.Cpu.Products;

/// <summary>A vector register as the micro-kernel sees it: one struct for each width, so that the kernel is written once.</summary>
internal unsafe interface IRegister<T, TVector> where T : unmanaged where TVector : unmanaged
{
    /// <summary>How many elements a register holds.</summary>
    static abstract int Count { get; }

    /// <summary>The most rows of a tile: so many that two registers for each, two for the right matrix and one for the left are all that there are.</summary>
    static abstract int Height { get; }

    /// <summary>Neighbours in memory.</summary>
    static abstract TVector Load(T* from);

    /// <summary>Writes them to memory.</summary>
    static abstract void Store(TVector x, T* to);

    /// <summary>One element in all lanes.</summary>
    static abstract TVector Spread(T x);

    /// <summary>Bits that are set in both.</summary>
    static abstract TVector And(TVector a, TVector b);

    /// <summary>All bits of the last lanes set, of as many as are named; of all lanes, when more are named than there are.</summary>
    static abstract TVector Last(int lanes);

    /// <summary>a + b.</summary>
    static abstract TVector Add(TVector a, TVector b);

    /// <summary>a·b + c, rounded once. (Where the processor cannot do that, which no machine with 256 bits is: twice.)</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>The sum of the lanes: the upper half is added to the lower one until one is left.</summary>
    static abstract T Sum(TVector x);
}
