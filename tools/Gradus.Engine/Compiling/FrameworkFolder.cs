namespace Gradus.Engine.Compiling;

/// <summary>Where the framework's reference assemblies lie: beside the tool.</summary>
internal static class FrameworkFolder
{
    internal static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "framework");
}
