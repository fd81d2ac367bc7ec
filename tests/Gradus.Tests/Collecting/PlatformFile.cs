using Gradus.Engine.Collecting;
using Gradus.Engine.Collecting.Platforms;
using Gradus.Tests.Engine;

namespace Gradus.Tests.Collecting;

/// <summary>Tiny downloads, and what becomes of them.</summary>
internal static class PlatformFile
{
    internal const string Right = MiniKit.Module;

    /// <summary>A platform's download as its archive and as the folder it is unpacked to.</summary>
    internal static IEnumerable<string> Both(params (string Path, byte[] Content)[] files)
    {
        string folder = MiniKit.NewFolder();
        foreach (var (path, content) in files)
        {
            string file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
        }
        string archive = Path.Combine(MiniKit.NewFolder(), "download.zip");
        File.WriteAllBytes(archive, RawZip.Bytes([.. files.Select(f => new RawEntry(System.Text.Encoding.UTF8.GetBytes(f.Path), f.Content))]));
        return [archive, folder];
    }

    internal static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    internal static byte[] Zip(params (string Path, string Text)[] files) => RawZip.Bytes([.. files.Select(f => new RawEntry(f.Path, f.Text) { Deflated = true })]);

    /// <summary>Collects into a folder.</summary>
    internal static CollectionResult Collect(Platform platform, string download, string output)
    {
        using var open = Downloads.Open(platform, download, "mini", out var read);
        return Collection.Write(output, platform, MiniKit.Kit, MiniKit.Shelf, read);
    }

    /// <summary>Everything in a collection but its tables: <c>student/file</c> in ordinal order.</summary>
    internal static string[] Files(string collection) =>
    [
        .. Directory.EnumerateFiles(collection, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(collection, f).Replace('\\', '/'))
            .Where(f => f is not (StudentMap.FileName or Collection.ReportName or ".lock")).Order(StringComparer.Ordinal),
    ];
}
