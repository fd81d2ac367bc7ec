using System.Text.Json;

namespace Gradus.Tests.Tensors.Kernels;

/// <summary>Values that another program computed: Kernels/Fixtures/*.json, made by the scripts beside them.</summary>
internal static class KernelFixture
{
    public static JsonElement Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder(), file)));
        return document.RootElement.Clone();
    }

    private static string Folder()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Grader.sln"))) return Path.Combine(folder.FullName, "tests", "Gradus.Tests", "Tensors", "Kernels", "Fixtures");
        }
        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Grader.sln.");
    }
}
