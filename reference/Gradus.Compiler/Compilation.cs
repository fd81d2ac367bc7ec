using System.Reflection;
using System.Runtime.CompilerServices;
using Gradus.Autodiff;
using Gradus.Tensors;

namespace Gradus.Compiler;

/// <summary>Functions compiled for the shapes they are called with.</summary>
/// <remarks><para><c>Ad.Jit(f)</c> calls f once for each build of its arguments (types of tensors, devices, and all in the trees that is no tensor), with tensors that have types and no
/// numbers; what happens to them is a <see cref="Gradus.Compiler.Program"/>. Later calls run the program, not f. So what f does beside tensor operations (printing, counting) is done once, and what
/// it captures stays as it was: tensors, numbers, a <see cref="RandomKey"/>, <c>parameter.Value</c>. What shall change is an argument.
/// A RandomKey among the arguments is an input as a tensor is. A C# number among them is part of the build: each value is traced and compiled again, which takes milliseconds.
/// Pass what changes at each call, a rate or a step, as a Tensor.</para>
/// <para>f cannot read numbers (<see cref="UnknownValueException"/>): it cannot branch on them.</para>
/// <para>It composes with every transformation in either order. Compiled code runs when the arguments are numbers, so jit goes outside: <c>Ad.Jit(Ad.Grad(f))</c>, and best around a
/// whole training step. Under another transformation (<c>Ad.Grad(Ad.Jit(f))</c>) the program is gone through operation by operation.</para></remarks>
public static class Compilation
{
    extension(Ad)
    {
        /// <summary>f, compiled.</summary>
        /// <exception cref="UnknownValueException">When called: f reads a number.</exception>
        /// <exception cref="InvalidOperationException">When called: f captures a <see cref="Parameter"/>, or returns null.</exception>
        [OverloadResolutionPriority(1)]
        public static Func<Tensor, Tensor> Jit(Func<Tensor, Tensor> f)
        {
            var jitted = Make(f, a => f((Tensor)a[0]!));
            return x => jitted.Call(Given(x));
        }

        /// <summary>f of two tensors, compiled.</summary>
        [OverloadResolutionPriority(1)]
        public static Func<Tensor, Tensor, Tensor> Jit(Func<Tensor, Tensor, Tensor> f)
        {
            var jitted = Make(f, a => f((Tensor)a[0]!, (Tensor)a[1]!));
            return (x, y) => jitted.Call(Given(x), Given(y));
        }

        /// <summary>f of three tensors, compiled.</summary>
        [OverloadResolutionPriority(1)]
        public static Func<Tensor, Tensor, Tensor, Tensor> Jit(Func<Tensor, Tensor, Tensor, Tensor> f)
        {
            var jitted = Make(f, a => f((Tensor)a[0]!, (Tensor)a[1]!, (Tensor)a[2]!));
            return (x, y, z) => jitted.Call(Given(x), Given(y), Given(z));
        }

        /// <summary>f of a tree to a tree, compiled.</summary>
        /// <exception cref="NotSupportedException">When called: an argument or the result has a part that cannot be taken apart; the message names it.</exception>
        public static Func<T, TOut> Jit<T, TOut>(Func<T, TOut> f)
        {
            var jitted = Make(f, a => f((T)a[0]!));
            return x => jitted.Call(x);
        }

        /// <summary>f of two trees to a tree, compiled: <c>(parameters, batch) => (newParameters, loss)</c>.</summary>
        public static Func<T1, T2, TOut> Jit<T1, T2, TOut>(Func<T1, T2, TOut> f)
        {
            var jitted = Make(f, a => f((T1)a[0]!, (T2)a[1]!));
            return (x, y) => jitted.Call(x, y);
        }

        /// <summary>f of three trees to a tree, compiled.</summary>
        public static Func<T1, T2, T3, TOut> Jit<T1, T2, T3, TOut>(Func<T1, T2, T3, TOut> f)
        {
            var jitted = Make(f, a => f((T1)a[0]!, (T2)a[1]!, (T3)a[2]!));
            return (x, y, z) => jitted.Call(x, y, z);
        }

        /// <summary>f of four trees to a tree, compiled: <c>(parameters, state, batch, key) => …</c>.</summary>
        public static Func<T1, T2, T3, T4, TOut> Jit<T1, T2, T3, T4, TOut>(Func<T1, T2, T3, T4, TOut> f)
        {
            var jitted = Make(f, a => f((T1)a[0]!, (T2)a[1]!, (T3)a[2]!, (T4)a[3]!));
            return (x, y, z, w) => jitted.Call(x, y, z, w);
        }

        /// <summary>The program of f for an argument like x, as traced and simplified: to print, walk and draw.</summary>
        [OverloadResolutionPriority(1)]
        public static (Program Traced, Program Simplified) Program(Func<Tensor, Tensor> f, Tensor x) => Programs(f, a => f((Tensor)a[0]!), Given(x));

        /// <summary>The program of f for arguments like these, as traced and simplified.</summary>
        [OverloadResolutionPriority(1)]
        public static (Program Traced, Program Simplified) Program(Func<Tensor, Tensor, Tensor> f, Tensor x, Tensor y) => Programs(f, a => f((Tensor)a[0]!, (Tensor)a[1]!), Given(x), Given(y));

        /// <summary>The program of f for arguments like these, as traced and simplified.</summary>
        [OverloadResolutionPriority(1)]
        public static (Program Traced, Program Simplified) Program(Func<Tensor, Tensor, Tensor, Tensor> f, Tensor x, Tensor y, Tensor z) =>
            Programs(f, a => f((Tensor)a[0]!, (Tensor)a[1]!, (Tensor)a[2]!), Given(x), Given(y), Given(z));

        /// <summary>The program of a function of a tree for an argument like x, as traced and simplified.</summary>
        public static (Program Traced, Program Simplified) Program<T, TOut>(Func<T, TOut> f, T x) => Programs(f, a => f((T)a[0]!), x);

        /// <summary>The program of a function of trees for arguments like these, as traced and simplified.</summary>
        public static (Program Traced, Program Simplified) Program<T1, T2, TOut>(Func<T1, T2, TOut> f, T1 x, T2 y) => Programs(f, a => f((T1)a[0]!, (T2)a[1]!), x, y);

        /// <summary>The program of a function of trees for arguments like these, as traced and simplified.</summary>
        public static (Program Traced, Program Simplified) Program<T1, T2, T3, TOut>(Func<T1, T2, T3, TOut> f, T1 x, T2 y, T3 z) => Programs(f, a => f((T1)a[0]!, (T2)a[1]!, (T3)a[2]!), x, y, z);
    }

    private static Jitted<TOut> Make<TOut>(Delegate f, Func<object?[], TOut> call)
    {
        ArgumentNullException.ThrowIfNull(f);
        return new Jitted<TOut>(call, NamesOf(f));
    }

    private static (Program Traced, Program Simplified) Programs<TOut>(Delegate f, Func<object?[], TOut> call, params object?[] arguments)
    {
        ArgumentNullException.ThrowIfNull(f);
        var traced = TracedFunction<TOut>.Of("Jit", call, arguments, NamesOf(f)).Program;
        return (traced, traced.Simplify());
    }

    private static Tensor Given(Tensor? x) => x ?? throw new ArgumentNullException(nameof(x), "A compiled function got null for an argument; a tensor was expected.");

    // As the function's author calls them: x => … has the argument x. A delegate may be bound to a first argument that is none of its own.
    private static string[] NamesOf(Delegate f)
    {
        int count = f.GetType().GetMethod("Invoke")!.GetParameters().Length;
        return [.. f.Method.GetParameters().TakeLast(count).Select(parameter => parameter.Name ?? "")];
    }
}
