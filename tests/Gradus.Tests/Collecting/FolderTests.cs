using System.Diagnostics;
using System.Net.Sockets;
using Gradus.Engine.Collecting;
using Gradus.Grading.Records;
using Gradus.Tests.Engine;
using NUnit.Framework;

namespace Gradus.Tests.Collecting;

/// <summary>Folders with things in them that are no files, and with more of them than anybody hands in.</summary>
public class FolderTests
{
    private static Collected Collect(string path) => Collector.Collect(path, MiniKit.Kit, MiniKit.Shelf);

    [Test, CancelAfter(30_000), Platform(Include = "Linux,MacOSX", Reason = "elsewhere there are none in folders")]
    public void A_pipe_keeps_nobody_waiting()
    {
        string folder = MiniKit.Folder(("Game.cs", MiniKit.Module));
        using (var make = Process.Start("mkfifo", [Path.Combine(folder, "Pipe.cs")])) make.WaitForExit();
        var collected = Collect(folder);
        Assert.That((collected.Outcome, collected.Files.Files.Single(f => f.Path == "Pipe.cs").Content.Length), Is.EqualTo((Outcome.Graded, 0)));
        Assert.That(Collect(Path.Combine(folder, "Pipe.cs")).Files.Files.Single().Content, Is.Empty, "also when it is what was named");
    }

    [Test, CancelAfter(30_000), Platform(Include = "Linux,MacOSX", Reason = "elsewhere there are none in folders")]
    public void A_socket_keeps_nobody_waiting()
    {
        string folder = MiniKit.Folder(("Game.cs", MiniKit.Module));
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(Path.Combine(folder, "Socket.cs")));
        Assert.That(Collect(folder).Outcome, Is.EqualTo(Outcome.Graded));
    }

    [Test, CancelAfter(30_000), Platform(Include = "Linux,MacOSX", Reason = "elsewhere there is no such file")]
    public void A_device_keeps_nobody_waiting() =>
        Assert.That(Collect("/dev/zero").Reason?.Message.Key, Is.EqualTo("refused.no-archive"));

    [Test]
    public void A_folder_of_more_files_than_anybody_hands_in_is_refused()
    {
        string folder = MiniKit.NewFolder();
        Directory.CreateDirectory(Path.Combine(folder, "many"));
        for (int i = 0; i < SubmissionSource.MostEntries; i++) File.Create(Path.Combine(folder, "many", $"{i}.cs")).Dispose();
        Assert.That(Collect(folder).Reason?.Message, Is.EqualTo(Text.Of("refused.too-many-entries", ("limit", "20000"))));
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void Empty_folders_count_too()
    {
        string folder = MiniKit.NewFolder();
        for (int i = 0; i < 11; i++) Directory.CreateDirectory(Path.Combine(folder, "a", $"{i}"));
        Assert.That(() => FolderEntries.Of(new DirectoryInfo(folder), most: 12), Throws.Nothing);
        Assert.That(() => FolderEntries.Of(new DirectoryInfo(folder), most: 11), Throws.TypeOf<RefusedException>());
    }

    [Test, Platform(Include = "Linux,MacOSX", Reason = "links need rights on Windows")]
    public void Links_that_lead_to_each_other_are_not_followed()
    {
        string folder = MiniKit.Folder(("Game.cs", MiniKit.Module), ("a/x.txt", ""), ("b/x.txt", ""));
        Directory.CreateSymbolicLink(Path.Combine(folder, "a", "b"), Path.Combine(folder, "b"));
        Directory.CreateSymbolicLink(Path.Combine(folder, "b", "a"), Path.Combine(folder, "a"));
        File.CreateSymbolicLink(Path.Combine(folder, "self"), "self");
        Assert.That(Collect(folder).Files.Files.Select(f => f.Path), Is.EqualTo(new[] { "Game.cs" }));
    }

    [Test, Platform(Include = "Linux,MacOSX", Reason = "links need rights on Windows")]
    public void A_link_that_is_named_itself_is_refused()
    {
        string folder = MiniKit.Folder(("Secret.txt", "secret"));
        File.CreateSymbolicLink(Path.Combine(folder, "Game.cs"), Path.Combine(folder, "Secret.txt"));
        Assert.That(Collect(Path.Combine(folder, "Game.cs")).Reason?.Message.Key, Is.EqualTo("refused.link"));
    }

    [Test, Platform(Include = "Linux", Reason = "other systems do not hold such names")]
    public void Names_that_only_some_systems_hold_are_refused() => Assert.That(
        new[] { @"a\b.cs", "a:b.cs", "CON.cs", "a\u202Eb.cs" }.Select(name => Collect(MiniKit.Folder((name, ""))).Reason?.Message.Key),
        Is.EqualTo(new[] { "refused.reserved-name", "refused.reserved-name", "refused.reserved-name", "refused.invisible-name" }));
}
