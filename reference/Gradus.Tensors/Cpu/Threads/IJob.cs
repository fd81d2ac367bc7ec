namespace Gradus.Tensors.Cpu;

/// <summary>Work in numbered parts that do not touch each other's results.</summary>
internal interface IJob
{
    /// <summary>Does a part, on any thread.</summary>
    void Run(int part);
}
