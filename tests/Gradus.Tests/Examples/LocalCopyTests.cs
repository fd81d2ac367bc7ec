using System.IO.Compression;
using System.Security.Cryptography;
using Gradus.Examples.Fetching;
using NUnit.Framework;

namespace Gradus.Tests.Examples;

/// <summary>Files are taken from this machine: from folders, zip archives and single files, packed or not. Their content tells which they are.</summary>
public sealed class LocalCopyTests
{
    private static readonly byte[] First = [.. Enumerable.Range(0, 1000).Select(i => (byte)(i * 7))], Second = [1, 2, 3];

    private static readonly SourceSet Set = new("made-up", [], [Of("one", First), Of("two", Second)]);

    private string folder = "", from = "";

    [SetUp]
    public void MakeFolders()
    {
        folder = Path.Combine(Directory.CreateTempSubdirectory("gradus-copy-").FullName, "Данные 1");
        from = Directory.CreateDirectory(folder + " from").FullName;
    }

    [TearDown]
    public void RemoveFolders() => Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);

    [Test]
    public void From_a_folder([Values] bool isPacked, [Values("", "made-up/raw")] string within)
    {
        Directory.CreateDirectory(Path.Combine(from, within));
        File.WriteAllBytes(Path.Combine(from, within, isPacked ? "one.gz" : "one"), isPacked ? Gzip(First) : First);
        File.WriteAllBytes(Path.Combine(from, within, "TWO"), Second);
        AssertCopied(from);
    }

    [Test]
    public void From_a_zip_archive([Values] bool isPacked)
    {
        string path = Path.Combine(from, "архив.zip");
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            Entry(archive, isPacked ? "data/one.gz" : "data/one", isPacked ? Gzip(First) : First);
            Entry(archive, "data/two", Second);
            Entry(archive, "__MACOSX/two", [9]);
        }
        AssertCopied(path);
    }

    [Test]
    public void From_single_files_of_any_name()
    {
        File.WriteAllBytes(Path.Combine(from, "x.bin"), Second);
        File.WriteAllBytes(Path.Combine(from, "y.gz"), Gzip(First));
        AssertCopied(Path.Combine(from, "x.bin"), Path.Combine(from, "y.gz"));
    }

    [Test]
    public void Among_files_of_one_name_the_content_decides()
    {
        // Fashion-MNIST's files have MNIST's names.
        File.WriteAllBytes(Path.Combine(from, "one"), Second);
        Directory.CreateDirectory(Path.Combine(from, "other"));
        File.WriteAllBytes(Path.Combine(from, "other", "one"), First);
        File.WriteAllBytes(Path.Combine(from, "two"), Second);
        AssertCopied(from);
    }

    [Test]
    public void What_is_missing_or_wrong_is_told_and_what_is_right_is_kept()
    {
        File.WriteAllBytes(Path.Combine(from, "one"), [.. First.Reverse()]);
        string message = Assert.Throws<FetchException>(() => Copy(from))!.Message;
        Assert.That(message, Does.Contain($"one: {Path.Combine(from, "one")}: its content has the SHA-256").And.Contain("two: neither it nor two.gz is in"));
        File.WriteAllBytes(Path.Combine(from, "two"), Second);
        Assert.Throws<FetchException>(() => Copy(from));
        Assert.That(Directory.GetFiles(folder).Select(Path.GetFileName), Is.EqualTo(new[] { "two" }));
        File.WriteAllBytes(Path.Combine(from, "one"), First);
        Assert.That(Copy(from), Does.Contain("two: was there"));
    }

    [Test]
    public void A_path_that_leads_nowhere_is_told() =>
        Assert.That(() => Copy(Path.Combine(from, "nowhere")), Throws.TypeOf<FetchException>().With.Message.Contains("nowhere"));

    private void AssertCopied(params string[] paths)
    {
        Copy(paths);
        Assert.That(Directory.GetFiles(folder).Select(Path.GetFileName).Order(), Is.EqualTo(new[] { "one", "two" }));
        Assert.That(File.ReadAllBytes(Path.Combine(folder, "one")), Is.EqualTo(First));
        Assert.That(File.ReadAllBytes(Path.Combine(folder, "two")), Is.EqualTo(Second));
    }

    private string Copy(params string[] paths)
    {
        var said = new StringWriter();
        using var client = new HttpClient();
        new Fetcher(new Download(client, TimeSpan.FromSeconds(1)), new FetchProgress(said, isTerminal: false)).Copy(Set, folder, paths);
        return said.ToString();
    }

    private static void Entry(ZipArchive archive, string name, byte[] bytes)
    {
        using var stream = archive.CreateEntry(name).Open();
        stream.Write(bytes);
    }

    private static byte[] Gzip(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(bytes);
        return packed.ToArray();
    }

    private static SourceFile Of(string name, byte[] content) => new(name, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)));
}
