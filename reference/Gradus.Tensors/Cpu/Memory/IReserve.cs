namespace Gradus.Tensors.Cpu;

/// <summary>Somebody who keeps memory for later: it is dropped when there is no other left.</summary>
internal interface IReserve
{
    /// <summary>Lets go of all that is not in use at the moment, so that a collection will find it.</summary>
    /// <remarks>Called by any thread that needs memory, within the pool's gate: it must not wait for anybody who may need memory, and need none itself.</remarks>
    void Drop();
}
