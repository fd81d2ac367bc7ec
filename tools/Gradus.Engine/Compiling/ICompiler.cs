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

/// <summary>What came of it: an assembly, or errors, or a compiler that gave up.</summary>
/// <param name="Assembly">The assembly with its debug information inside; null when there is none.</param>
/// <param name="Errors">Errors by file and line; warnings are not kept.</param>
/// <param name="GaveUp">The limit that was reached, or what was seen of the end; null when the compiler finished.</param>
public sealed record CompileResult(byte[]? Assembly, IReadOnlyList<CompileError> Errors, string? GaveUp = null);

/// <summary>Makes an assembly of a student's sources, without MSBuild and without an SDK.</summary>
public interface ICompiler : IDisposable
{
    /// <summary>Compiles; may be called from several threads.</summary>
    /// <exception cref="InfrastructureException">The compiler cannot be started, or its inputs are missing.</exception>
    CompileResult Compile(CompileRequest request);

    /// <summary>Gets ready in the background for a first request.</summary>
    void Warm();
}
