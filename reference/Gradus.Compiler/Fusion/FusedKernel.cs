using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Emit;

namespace Gradus.Compiler.Fusion;

/// <summary>A kernel made for a recipe.</summary>
/// <param name="operands">The addresses of the inputs, the outputs and what is combined.</param>
/// <param name="steps">For each of them, how many bytes on its next row lies.</param>
/// <param name="rows">How many rows there are; at least 1.</param>
/// <param name="columns">How many elements a row has; at least 1.</param>
internal unsafe delegate void FusedKernel(byte** operands, nint* steps, nint rows, nint columns);

/// <summary>Makes kernels, one for each recipe.</summary>
/// <remarks>Each kernel is a method of a dynamic assembly of its own. The latest are kept, for programs to come; one that is not goes with the last program that has it. A <see cref="DynamicMethod"/> would do for this processor, but
/// compilers for other devices read methods of assemblies only.</remarks>
internal static class Kernels
{
    // Whoever makes programs without end, each with other constants, must not fill the memory with kernels.
    private const int MostKept = 1024;

    private static readonly ConcurrentDictionary<string, FusedKernel> Made = new();

    /// <summary>The kernel of a recipe that works on whole vectors.</summary>
    public static FusedKernel Of(Recipe recipe)
    {
        string key = recipe.Key();
        if (Made.TryGetValue(key, out var kernel)) return kernel;
        if (Made.Count >= MostKept) Made.Clear();
        return Made.GetOrAdd(key, Emit(recipe, new VectorFlavour(recipe.LaneBytes)));
    }

    /// <summary>A kernel of the recipe that works on one element at a time.</summary>
    public static FusedKernel Scalar(Recipe recipe) => Emit(recipe, new ScalarFlavour());

    private static FusedKernel Emit(Recipe recipe, Flavour flavour)
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Gradus.Emitted"), AssemblyBuilderAccess.RunAndCollect);
        var type = assembly.DefineDynamicModule("Kernels").DefineType("Kernel", TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed);
        var method = type.DefineMethod("Run", MethodAttributes.Public | MethodAttributes.Static, typeof(void), [typeof(byte**), typeof(nint*), typeof(nint), typeof(nint)]);
        // Without this the first calls would run code that has not been optimised.
        method.SetImplementationFlags(MethodImplAttributes.AggressiveOptimization);
        // What a kernel has on the stack it writes before it reads.
        method.InitLocals = false;
        KernelWriter.Write(recipe, flavour, method.GetILGenerator());
        return type.CreateType().GetMethod("Run")!.CreateDelegate<FusedKernel>();
    }
}
