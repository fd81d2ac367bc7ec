namespace Gradus.Tensors.Cpu.Products;

/// <summary>Plans a product of tiles: which operand is packed, by whom, and into what parts the result is cut.</summary>
internal static unsafe class TileProduct<T, TVector, TLanes> where T : unmanaged where TVector : unmanaged where TLanes : struct, ILanes<T, TVector>
{
    // An operand is packed when more tiles than these read it.
    private const int FewTilesAcross = 4, FewTilesDown = 6;

    /// <summary>Writes the product of a and b to c, which is row-major or column-major.</summary>
    public static void Run(Matrix<T> a, Matrix<T> b, Matrix<T> c, int threads)
    {
        int k = a.Columns;
        var left = new Panels<T>(a, null, TLanes.Height, 1);
        var right = new Panels<T>(b.Transposed, null, 2 * TLanes.Count, TLanes.Count);
        int tilesDown = Tiles(a.Rows, left.Height), tilesAcross = Tiles(b.Columns, right.Height);
        bool packsLeft = tilesAcross > FewTilesAcross && (long)k * left.Height <= Blocking.Shared;
        bool readsRight = b.ColumnStep == 1 && tilesDown <= FewTilesDown;

        // Parts of columns first: each packs its own panels of the right matrix. When there are too few, parts of rows too; then all read the same panels.
        int wanted = threads > 1 ? 4 * threads : 1;
        int across = Math.Min(tilesAcross, Math.Max(wanted, Tiles(b.Columns, Blocking.PartColumns)));
        int down = Math.Min(tilesDown, Tiles(wanted, across));
        bool sharesRight = down > 1 && !readsRight && right.Size * k <= Blocking.Shared;
        if (down > 1 && !readsRight && !sharesRight) down = 1;
        if (sharesRight) right = Pack(right, Workspace.Shared<T>(right.Size * k), k, threads);

        int blockRows = packsLeft ? Math.Max(Blocking.Shared / k / left.Height, 1) * left.Height : a.Rows;
        for (int row = 0; row < a.Rows; row += blockRows)
        {
            int rows = Math.Min(blockRows, a.Rows - row);
            var block = left.Part(row, rows);
            if (packsLeft) block = Pack(block, Workspace.Shared<T>(block.Size * k), k, threads);
            var job = new TileJob<T, TVector, TLanes>
            {
                Left = block,
                Right = right,
                Result = new(c.At(row, 0), rows, c.Columns, c.RowStep, c.ColumnStep),
                Length = k,
                ReadsRight = readsRight,
                PartRows = Tiles(Tiles(rows, down), left.Height) * left.Height,
                PartColumns = Tiles(Tiles(b.Columns, across), right.Height) * right.Height,
            };
            Share(job.Parts, job, threads);
        }
    }

    private static Panels<T> Pack(Panels<T> operand, T* memory, int length, int threads)
    {
        var packed = operand.PackedAt(memory);
        // Half the second cache's worth of elements to a part.
        int panels = threads > 1 ? Math.Max(1, (1 << 16) / (operand.Height * length)) : packed.Count;
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

    private static int Tiles(int length, int tile) => (length + tile - 1) / tile;
}
