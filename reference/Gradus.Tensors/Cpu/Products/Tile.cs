using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Gradus.Tensors.Cpu.Products;

/// <summary>The micro-kernel: a tile of the result, up to 12 rows × 2 registers (6 × 2 where there are 16 registers only), stays in registers while the inner index
/// runs.</summary>
/// <remarks><para>A step takes two registers of the right matrix's row, and of each row of the left one an element, spread over a register: for 24 multiplications
/// and additions of whole registers 14 loads, where a processor that starts two of the one kind in a cycle starts two of the other too. 24 independent sums also
/// hide the four cycles that one takes: at least eight are needed for that.</para>
/// <para>Operands may have any steps: whether they were packed is no concern of the kernel. A tile at an edge has just the rows there are (the JIT makes a kernel
/// for each number of rows that occurs); columns that are missing are somebody's padding, and written to a scratch tile.</para></remarks>
internal static unsafe class Tile<T, TVector, TRegister> where T : unmanaged where TVector : unmanaged where TRegister : struct, IRegister<T, TVector>
{
    /// <summary>Computes a tile of a number of rows from 1 to 12, and one or two registers wide.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run(in TileWork<T> work, int rows, int registers)
    {
        if (registers == 2) Run<Two>(work, rows);
        else Run<One>(work, rows);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run<TRegisters>(in TileWork<T> work, int rows) where TRegisters : struct, ICount
    {
        switch (rows)
        {
            case 12: Run<Twelve, TRegisters>(work); break;
            case 11: Run<Eleven, TRegisters>(work); break;
            case 10: Run<Ten, TRegisters>(work); break;
            case 9: Run<Nine, TRegisters>(work); break;
            case 8: Run<Eight, TRegisters>(work); break;
            case 7: Run<Seven, TRegisters>(work); break;
            case 6: Run<Six, TRegisters>(work); break;
            case 5: Run<Five, TRegisters>(work); break;
            case 4: Run<Four, TRegisters>(work); break;
            case 3: Run<Three, TRegisters>(work); break;
            case 2: Run<Two, TRegisters>(work); break;
            default: Run<One, TRegisters>(work); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TRows, TRegisters>(in TileWork<T> work) where TRows : struct, ICount where TRegisters : struct, ICount
    {
        TVector c0l, c1l, c2l, c3l, c4l, c5l, c6l, c7l, c8l, c9l, c10l, c11l;
        TVector c0r, c1r, c2r, c3r, c4r, c5r, c6r, c7r, c8r, c9r, c10r, c11r;
        c0l = c1l = c2l = c3l = c4l = c5l = c6l = c7l = c8l = c9l = c10l = c11l = default;
        c0r = c1r = c2r = c3r = c4r = c5r = c6r = c7r = c8r = c9r = c10r = c11r = default;
        // Every third row of the left matrix has a pointer; the two below it are one and two steps away, which an address can hold.
        nint row = work.LeftRow, next = work.LeftStep, line = work.RightStep;
        T* a0 = work.Left, a3 = a0 + (3 * row), a6 = a3 + (3 * row), a9 = a6 + (3 * row), b = work.Right;
        if (work.Adds) Fetch<TRows>(work.Result, work.ResultRow);
        for (int steps = work.Steps; steps > 0; steps--)
        {
            TVector left = TRegister.Load(b), right = TRegisters.Value > 1 ? TRegister.Load(b + TRegister.Count) : left;
            Add<TRegisters>(a0, left, right, ref c0l, ref c0r);
            if (TRows.Value > 1) Add<TRegisters>(a0 + row, left, right, ref c1l, ref c1r);
            if (TRows.Value > 2) Add<TRegisters>(a0 + (2 * row), left, right, ref c2l, ref c2r);
            if (TRows.Value > 3) Add<TRegisters>(a3, left, right, ref c3l, ref c3r);
            if (TRows.Value > 4) Add<TRegisters>(a3 + row, left, right, ref c4l, ref c4r);
            if (TRows.Value > 5) Add<TRegisters>(a3 + (2 * row), left, right, ref c5l, ref c5r);
            if (TRows.Value > 6) Add<TRegisters>(a6, left, right, ref c6l, ref c6r);
            if (TRows.Value > 7) Add<TRegisters>(a6 + row, left, right, ref c7l, ref c7r);
            if (TRows.Value > 8) Add<TRegisters>(a6 + (2 * row), left, right, ref c8l, ref c8r);
            if (TRows.Value > 9) Add<TRegisters>(a9, left, right, ref c9l, ref c9r);
            if (TRows.Value > 10) Add<TRegisters>(a9 + row, left, right, ref c10l, ref c10r);
            if (TRows.Value > 11) Add<TRegisters>(a9 + (2 * row), left, right, ref c11l, ref c11r);
            a0 += next;
            if (TRows.Value > 3) a3 += next;
            if (TRows.Value > 6) a6 += next;
            if (TRows.Value > 9) a9 += next;
            b += line;
        }
        T* c = work.Result;
        row = work.ResultRow;
        bool adds = work.Adds;
        Store<TRegisters>(c, c0l, c0r, adds);
        if (TRows.Value > 1) Store<TRegisters>(c += row, c1l, c1r, adds);
        if (TRows.Value > 2) Store<TRegisters>(c += row, c2l, c2r, adds);
        if (TRows.Value > 3) Store<TRegisters>(c += row, c3l, c3r, adds);
        if (TRows.Value > 4) Store<TRegisters>(c += row, c4l, c4r, adds);
        if (TRows.Value > 5) Store<TRegisters>(c += row, c5l, c5r, adds);
        if (TRows.Value > 6) Store<TRegisters>(c += row, c6l, c6r, adds);
        if (TRows.Value > 7) Store<TRegisters>(c += row, c7l, c7r, adds);
        if (TRows.Value > 8) Store<TRegisters>(c += row, c8l, c8r, adds);
        if (TRows.Value > 9) Store<TRegisters>(c += row, c9l, c9r, adds);
        if (TRows.Value > 10) Store<TRegisters>(c += row, c10l, c10r, adds);
        if (TRows.Value > 11) Store<TRegisters>(c += row, c11l, c11r, adds);
    }

    // What the tile will be added to begins its way from memory before the first step: at the end there is nothing else to do while one waits for it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fetch<TRows>(T* c, nint row) where TRows : struct, ICount
    {
        if (!Sse.IsSupported) return;
        for (int i = 0; i < TRows.Value; i++, c += row)
        {
            Sse.Prefetch0(c);
            Sse.Prefetch0(c + (2 * TRegister.Count) - 1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<TRegisters>(T* a, TVector left, TVector right, ref TVector sumLeft, ref TVector sumRight) where TRegisters : struct, ICount
    {
        TVector factor = TRegister.Spread(*a);
        sumLeft = TRegister.MultiplyAdd(factor, left, sumLeft);
        if (TRegisters.Value > 1) sumRight = TRegister.MultiplyAdd(factor, right, sumRight);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TRegisters>(T* c, TVector left, TVector right, bool adds) where TRegisters : struct, ICount
    {
        if (adds)
        {
            left = TRegister.Add(TRegister.Load(c), left);
            if (TRegisters.Value > 1) right = TRegister.Add(TRegister.Load(c + TRegister.Count), right);
        }
        TRegister.Store(left, c);
        if (TRegisters.Value > 1) TRegister.Store(right, c + TRegister.Count);
    }
}
