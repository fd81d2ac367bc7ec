using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Reflection.Emit;
using Gradus.Contracts;
using Gradus.Contracts.Wire;

namespace Gradus.Worker;

/// <summary>Fetches from disk whatever a student's program may come to need: after the lock no file is opened.</summary>
internal static class Preload
{
    /// <summary>What computing takes. What is not here fails to load in a locked worker, as a missing file does.</summary>
    internal static readonly string[] Framework =
    [
        "System.Runtime", "System.Private.Uri", "System.Runtime.Extensions", "System.Runtime.InteropServices", "System.Runtime.Intrinsics", "System.Runtime.Loader", "System.Runtime.Numerics", "System.Numerics.Vectors",
        "System.Collections", "System.Collections.Concurrent", "System.Collections.Immutable", "System.Collections.NonGeneric", "System.Collections.Specialized", "System.ObjectModel",
        "System.Linq", "System.Linq.Expressions", "System.Linq.Parallel", "System.Memory", "System.Buffers", "System.ComponentModel", "System.ComponentModel.Primitives",
        "System.Text.Encoding.Extensions", "System.Text.RegularExpressions", "System.Globalization", "System.Resources.ResourceManager", "System.Reflection", "System.Reflection.Primitives", "System.Reflection.Metadata", "System.Reflection.Emit", "System.Reflection.Emit.ILGeneration", "System.Reflection.Emit.Lightweight",
        "System.Diagnostics.Debug", "System.Diagnostics.StackTrace", "System.Diagnostics.Tools", "System.Diagnostics.TraceSource", "System.Diagnostics.Tracing", "System.Console", "Microsoft.Win32.Primitives",
        "System.Threading", "System.Threading.Tasks", "System.Threading.Tasks.Parallel", "System.Threading.Thread", "System.Threading.ThreadPool", "System.Threading.Timer",
    ];

    /// <summary>Loads the framework's assemblies, and walks the paths that would open files when they are first walked.</summary>
    internal static void All()
    {
        foreach (string name in Framework) Assembly.Load(name);
        Languages();
        Streams();
        Failures();
        Codecs();
        Emission();
        _ = Guid.NewGuid();
        _ = new Random().Next();
    }

    /// <summary>Comparing and sorting texts, as it is done at home: the library behind it is loaded at the first comparison.</summary>
    private static void Languages()
    {
        _ = string.Compare("a", "B", CultureInfo.InvariantCulture, CompareOptions.IgnoreCase);
        _ = "i".ToUpperInvariant() + 1.5.ToString("R", CultureInfo.InvariantCulture) + "é".Normalize();
        _ = TimeZoneInfo.Local;
    }

    /// <summary>A program may open the console's streams: what it writes there is its own undoing.</summary>
    private static void Streams()
    {
        using var errors = Console.OpenStandardError();
        errors.Write([]); // sets the terminal up
    }

    /// <summary>An exception with a message of the framework's, thrown, caught, and followed to its source on a thread of its own.</summary>
    private static void Failures()
    {
        var thread = new Thread(static () =>
        {
            try
            {
                Enumerable.Empty<int>().First();
            }
            catch (InvalidOperationException e)
            {
                _ = e.Message.Length + new StackTrace(e, fNeedFileInfo: false).GetFrames().Sum(f => f.GetMethod()?.MetadataToken ?? 0);
            }
        });
        thread.Start();
        thread.Join();
    }

    /// <summary>A program made while the program runs: given modules compile training steps so. What that takes is opened when the first one is made.</summary>
    private static void Emission()
    {
        var type = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Gradus.Emitted"), AssemblyBuilderAccess.RunAndCollect).DefineDynamicModule("Kernels")
            .DefineType("Kernel", TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed);
        type.DefineMethod("Run", MethodAttributes.Public | MethodAttributes.Static, typeof(void), []).GetILGenerator().Emit(OpCodes.Ret);
        type.CreateType().GetMethod("Run")!.CreateDelegate<Action>()();
    }

    /// <summary>What calls and answers are written with.</summary>
    private static void Codecs()
    {
        var writer = new FrameWriter();
        Codec.Write(writer, typeof(object), "text");
        Codec.Write(writer, typeof(double[]), new double[] { 1 });
        Codec.Write(writer, typeof(StudentFailure), new StudentFailure(FailureKind.Threw, "", [], "", [new StudentFrame("", 0, 0)]));
        var reader = new FrameReader(writer.Written.ToArray());
        _ = Codec.Read(reader, typeof(object));
        _ = Codec.Read(reader, typeof(double[]));
        _ = Codec.Read(reader, typeof(StudentFailure));
        _ = MethodTable.Of(typeof(IHandout));
    }
}
