using Gradus.Engine.Compiling;

namespace Gradus.Tests.Engine;

/// <summary>The compilers that tests share: bringing one up takes longer than most of what tests compile. Only what is about the processes themselves starts its own.</summary>
internal sealed class SharedCompiler : ICompiler
{
    // Ends with the tests: its processes' input does.
    private static readonly Lazy<ICompiler> Pool = new(() => new CompileCache(new CompilerPool(2)));

    private SharedCompiler()
    {
    }

    /// <summary>The one there is. It outlives the graders that use it.</summary>
    internal static ICompiler Instance { get; } = new SharedCompiler();

    /// <inheritdoc/>
    public CompileResult Compile(CompileRequest request) => Pool.Value.Compile(request);

    /// <inheritdoc/>
    public void Warm() => Pool.Value.Warm();

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
