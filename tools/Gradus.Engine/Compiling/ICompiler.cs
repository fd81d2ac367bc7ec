using System.Globalization;
using Gradus.Grading.Records;

namespace Gradus.Engine.Compiling;

/// <summary>One source file.</summary>
/// <param name="Path">Name in messages and debug information: relative to the submission, with forward slashes.</param>
/// <param name="Content">Its bytes.</param>
public sealed record SourceFile(string Path, byte[] Content);

/// <summary>What is to be compiled.</summary>
/// <param name="AssemblyName">Simple name of the assembly: the module's.</param>
/// <param name="OptionsFile">The options file, <c>Submission.props</c>.</param>
/// <param name="References">Assemblies besides the framework's.</param>
/// <param name="Sources">The files.</param>
public sealed record CompileRequest(string AssemblyName, string OptionsFile, IReadOnlyList<string> References, IReadOnlyList<SourceFile> Sources);

/// <summary>An error of the compiler's.</summary>
/// <param name="Code">Its code, <c>CS1002</c>.</param>
/// <param name="Message">What it says, in English.</param>
/// <param name="File">The source file's name; null when it has no place.</param>
/// <param name="Line">Line, from 1; 0 when it has no place.</param>
public sealed record CompileError(string Code, string Message, string? File, int Line);

/// <summary>What sources can use up.</summary>
public enum CompilerLimit
{
    /// <summary>Processor time; the amount is in seconds.</summary>
    Processor,

    /// <summary>Managed memory; the amount is in MiB.</summary>
    Memory,

    /// <summary>The stack; there is no amount.</summary>
    Stack,
}

/// <summary>Why the compiler gave up on sources.</summary>
/// <param name="Limit">What they used up.</param>
/// <param name="Amount">How much of it there was.</param>
public sealed record GivenUp(CompilerLimit Limit, double Amount = 0)
{
    /// <summary>As students read it.</summary>
    public Text Text => Limit switch
    {
        CompilerLimit.Processor => Text.Of("refused.compiler-processor", ("seconds", Print)),
        CompilerLimit.Memory => Text.Of("refused.compiler-memory", ("limit", Print)),
        _ => Text.Of("refused.compiler-stack"),
    };

    private string Print => Amount.ToString("0.#", CultureInfo.InvariantCulture);
}

/// <summary>What came of it: an assembly, or errors, or a compiler that gave up.</summary>
/// <param name="Assembly">The assembly with its debug information inside; null when there is none.</param>
/// <param name="Errors">Errors by file and line; warnings are not kept.</param>
/// <param name="GaveUp">The limit that the sources made it reach; null when it reached none.</param>
/// <param name="Fault">What failed that has nothing to do with the sources; null when nothing did. It stays between the compiler and its process.</param>
public sealed record CompileResult(byte[]? Assembly, IReadOnlyList<CompileError> Errors, GivenUp? GaveUp = null, string? Fault = null);

/// <summary>Makes an assembly of a student's sources, without MSBuild and without an SDK.</summary>
public interface ICompiler : IDisposable
{
    /// <summary>Compiles; may be called from several threads.</summary>
    /// <exception cref="InfrastructureException">The compiler cannot be started, its inputs are missing, or it failed twice for no reason that lies in the sources.</exception>
    CompileResult Compile(CompileRequest request);

    /// <summary>Gets ready in the background for a first request.</summary>
    void Warm();
}
