using System.Runtime.InteropServices;

namespace Gradus.Tensors.Cpu.Products;

/// <summary>A thread's memory for packed panels: kept from product to product, freed with the thread.</summary>
internal sealed unsafe class Scratch
{
    [ThreadStatic]
    private static Scratch? own;

    private Memory left, right, part;

    ~Scratch()
    {
        left.Free();
        right.Free();
        part.Free();
    }

    /// <summary>Room for a left matrix that all parts of a product read.</summary>
    public static T* Left<T>(nint count) where T : unmanaged => (T*)(own ??= new()).left.Take(count * sizeof(T));

    /// <summary>Room for a right matrix that all parts of a product read.</summary>
    public static T* Right<T>(nint count) where T : unmanaged => (T*)(own ??= new()).right.Take(count * sizeof(T));

    /// <summary>Room for what a part packs for itself.</summary>
    public static T* Part<T>(nint count) where T : unmanaged => (T*)(own ??= new()).part.Take(count * sizeof(T));

    private struct Memory
    {
        private void* memory;
        private nint size;

        public void* Take(nint bytes)
        {
            if (bytes <= size) return memory;
            Free();
            memory = NativeMemory.AlignedAlloc((nuint)bytes, 64);
            size = bytes;
            return memory;
        }

        public void Free()
        {
            NativeMemory.AlignedFree(memory);
            memory = null;
            size = 0;
        }
    }
}
