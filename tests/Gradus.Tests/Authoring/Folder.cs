namespace Gradus.Tests.Authoring;

/// <summary>A folder for one test, with the files it is given; gone afterwards.</summary>
public sealed class Folder : IDisposable
{
    public Folder(params (string Path, string Text)[] files)
    {
        Path = Directory.CreateTempSubdirectory("Курс 1 ").FullName;
        foreach (var (path, text) in files) Write(path, text);
    }

    public string Path { get; }

    public void Write(string path, string text)
    {
        string full = System.IO.Path.Combine(Path, path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
