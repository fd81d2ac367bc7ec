namespace Gradus.Tensors.Cpu.Products;

/// <summary>Plans a product of tiles: which operand is packed, by whom, and into what parts the result is cut.</summary>
/// <remarks><para>The kernel takes an element of each of twelve rows of the left matrix at a step. Rows that are rows in memory come from there as fast as packed ones,
/// so the left matrix is packed only when its neighbours in memory are those of a column, and many panels meet it: then for all parts, once.</para>
/// <para>Of the right matrix it takes a line of 32 columns. Packing pays when more than a few tiles read it and it does not fit into the second cache, or when its rows
/// are not rows in memory; and is left to the part that multiplies the panel, for it then finds it in its own cache. Only when the result has so few columns that
/// parts must be rows is it packed for all.</para>
/// <para>Textbooks pack everything. That is worth it for large squares; with a batch of few rows packing is a good part of the work.</para></remarks>
internal static unsafe class TileProduct<T, TVector, TRegister> where T : unmanaged where TVector : unmanaged where TRegister : struct, IRegister<T, TVector>
{
    // The left matrix is packed when more panels of the right one than these meet it.
    private const int FewPanels = 4;

    // The right matrix is packed when more tiles than these read each panel, unless all of it fits into the second cache.
    private const int FewTiles = 6, SecondCache = 1 << 20;

    // Rows that lie a multiple of this apart come to lie in the same few places of a cache; two tiles still gain nothing by packing.
    private const int Crowding = 4096, FewCrowdedTiles = 2;

    // So many that a thread which comes late, or loses its processor for a while, leaves its work to the others.
    private const int PartsPerThread = 8;

    /// <summary>Writes the product of a and b to c, which is row-major or column-major.</summary>
    public static void Run(Matrix<T> a, Matrix<T> b, Matrix<T> c, int threads)
    {
        int k = a.Columns;
        var left = new Panels<T>(a, null, TRegister.Height, 1);
        var right = new Panels<T>(b.Transposed, null, 2 * TRegister.Count, TRegister.Count);
        bool packsLeft = a.ColumnStep != 1 && b.Columns > FewPanels * right.Height && (long)k * left.Height <= Blocking.Shared;
        bool readsRight = b.ColumnStep == 1 && ReadsRight(a.Rows, b);
        var job = new TileJob<T, TVector, TRegister>(left, right, c, k, readsRight);
        if (threads == 1 && !packsLeft && b.Columns <= Blocking.PartColumns)
        {
            job.Run(0, a.Rows, 0, b.Columns);
            return;
        }

        // Parts of columns first: each packs its own panels of the right matrix. When there are too few, parts of rows too; then all read the same panels.
        int tilesDown = Tiles(a.Rows, left.Height), tilesAcross = Tiles(b.Columns, right.Height), wanted = threads > 1 ? PartsPerThread * threads : 1;
        int across = Math.Min(tilesAcross, Math.Max(wanted, Tiles(b.Columns, Blocking.PartColumns))), down = Math.Min(tilesDown, Tiles(wanted, across));
        if (down > 1 && !readsRight)
        {
            if (right.Size * k <= Blocking.Shared) job.Right = Pack(right, Scratch.Right<T>(right.Size * k), k, threads);
            else down = 1;
        }
        job.PartColumns = Tiles(tilesAcross, across) * right.Height;
        int block = packsLeft ? Math.Max(Blocking.Shared / k / left.Height, 1) * left.Height : a.Rows;
        for (int row = 0; row < a.Rows; row += block)
        {
            int rows = Math.Min(block, a.Rows - row);
            job.Left = left.Part(row, rows);
            if (packsLeft) job.Left = Pack(job.Left, Scratch.Left<T>(job.Left.Size * k), k, threads);
            job.Result = new(c.At(row, 0), rows, c.Columns, c.RowStep, c.ColumnStep);
            job.PartRows = Tiles(Tiles(rows, left.Height), down) * left.Height;
            Share(job.Parts, job, threads);
        }
    }

    private static bool ReadsRight(int rows, Matrix<T> b)
    {
        if (b.Rows > 1 && b.RowStep * sizeof(T) % Crowding == 0) return rows <= FewCrowdedTiles * TRegister.Height;
        return rows <= FewTiles * TRegister.Height || (long)b.Rows * b.Columns * sizeof(T) <= SecondCache;
    }

    private static Panels<T> Pack(Panels<T> operand, T* memory, int length, int threads)
    {
        var packed = operand.PackedAt(memory);
        // Half the second cache's worth of elements to a part.
        int panels = threads > 1 ? Math.Max(1, (1 << 16) / (operand.Height * length)) : Tiles(packed.Count, packed.Height);
        var job = new PackingJob<T>(packed, length, panels);
        Share(job.Parts, job, threads);
        return packed;
    }

    private static void Share<TJob>(int parts, TJob job, int threads) where TJob : struct, IJob
    {
        if (threads > 1 && parts > 1)
        {
            Cores.Run(parts, job);
            return;
        }
        for (int part = 0; part < parts; part++) job.Run(part);
    }

    private static int Tiles(int length, int tile) => (int)(((long)length + tile - 1) / tile);
}
