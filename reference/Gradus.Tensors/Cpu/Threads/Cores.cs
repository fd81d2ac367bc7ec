namespace Gradus.Tensors.Cpu;

internal interface IJob
{
    void Run(int part);
}

internal static class Cores
{
    public static int Count { get; set; } = 1;

    public static void Run<TJob>(int parts, TJob job) where TJob : struct, IJob
    {
        if (Count == 1) for (int part = 0; part < parts; part++) job.Run(part);
        else Parallel.For(0, parts, new() { MaxDegreeOfParallelism = Count }, job.Run);
    }
}
