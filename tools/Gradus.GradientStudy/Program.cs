using Gradus.Grading.Gradients;
using Gradus.Grading.Seeds;
using Gradus.GradientStudy.Plain;

int bad = 0, runs = 0; long ev = 0; int unres = 0;
var sw = System.Diagnostics.Stopwatch.StartNew();
foreach (var op in new PlainCatalogue().Operations)
{
    for (ulong seed = 1; seed <= 20; seed++)
    {
        var x = op.Sample(new CheckRandom(seed));
        var r = GradientCheck.Of(op.Right, x, new GradientOptions { Seed = seed, Order = op.Right.Order2Forward is null ? 1 : 2 });
        runs++; ev += r.Evaluations; unres += r.Unresolved;
        if (!r.Right) { bad++; if (bad < 30) Console.WriteLine($"{op.Name} {seed}: {r.Finding} {string.Join(",", r.Finding!.Expected.Args ?? [])} {string.Join(",", r.Finding!.Got.Args ?? [])} {r.Finding.Cause?.Key}"); }
    }
}
Console.WriteLine($"{bad}/{runs} {ev} evals {unres} unresolved {sw.ElapsedMilliseconds} ms");
