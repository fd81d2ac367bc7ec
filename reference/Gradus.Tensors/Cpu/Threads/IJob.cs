namespace Gradus.Tensors.Cpu;

/// <summary>Work in numbered parts that do not touch each other's results.</summary>
internal interface IJob
{
    /// <summary>Whether parts take about equally long. Then a caller that waits for its helpers longer than it worked knows that one has lost its processor.</summary>
    static virtual bool IsEven => true;

    /// <summary>Does a part, on any thread.</summary>
    void Run(int part);
}
