using Gradus.Compiler.Execution;
using Gradus.Compiler.Fusion;
using Gradus.Tensors;
using NUnit.Framework;

namespace Gradus.Tests.Compiler.Fusion;

/// <summary>A walk comes to every element of a row once, however long the row is.</summary>
public sealed unsafe class TilingTests
{
    [Test]
    public void The_parts_of_a_row_follow_one_another_to_its_end([Values(5000, int.MaxValue - 100, int.MaxValue)] int length, [Values(1, 3)] int parts, [Values] bool folds)
    {
        var space = new IterationSpace(Shape.Create([length]), [[1]], folds ? [true] : null);
        var tiling = new Tiling(space, [sizeof(float)], folds ? FoldDirection.RowBlock : null, folds ? sizeof(float) : 0);
        Assert.That(tiling.MostParts, Is.EqualTo(((long)length + (folds ? 2047 : 63)) / (folds ? 2048 : 64)));
        long next = 0;
        bool follow = true;
        FusedKernel kernel = (operands, _, rows, columns) =>
        {
            follow &= (long)operands[0] == next * sizeof(float) && rows == 1 && columns > 0;
            next += columns;
        };
        // No memory is touched: addresses are places.
        byte** start = stackalloc byte*[2];
        start[0] = start[1] = null;
        for (int part = 0; part < parts; part++) tiling.Run(kernel, start, part, parts);
        Assert.That((follow, next), Is.EqualTo((true, (long)length)));
    }
}
