using System.CommandLine;
using Gradus.Data;
using Gradus.Examples.Fetching;

namespace Gradus.Examples.Commands;

/// <summary><c>fetch mnist</c>, <c>fetch fashion-mnist</c>: puts a data set where Gradus.Data looks for it.</summary>
internal static class FetchCommand
{
    internal static Command Create()
    {
        var name = new Argument<string>("set") { Description = $"The data set: {string.Join(", ", SourceSet.All.Select(set => set.Name))}." };
        name.AcceptOnlyFromAmong([.. SourceSet.All.Select(set => set.Name)]);
        var from = new Option<string[]>("--from")
        {
            Description = "Take the files from this machine: a folder, a zip archive, or a file, packed by gzip or not. May be said several times.",
            AllowMultipleArgumentsPerToken = true,
            HelpName = "path",
        };
        var to = new Option<string?>("--to") { Description = "The folder for the files; otherwise the one that Mnist.Load reads (GRADUS_DATA/<set>).", HelpName = "folder" };
        var command = new Command("fetch", "Fetches a data set, checks its content, and goes on where an earlier run broke off.") { name, from, to };
        command.SetAction((parsed, cancellation) => Run(SourceSet.All.Single(set => set.Name == parsed.GetRequiredValue(name)), parsed.GetValue(from) ?? [], parsed.GetValue(to), cancellation));
        return command;
    }

    private static async Task<int> Run(SourceSet set, string[] from, string? to, CancellationToken cancellation)
    {
        string folder = to ?? Mnist.DefaultFolder(set.Name);
        using var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var fetcher = new Fetcher(new Download(client, TimeSpan.FromSeconds(30)), new FetchProgress(Console.Out, !Console.IsOutputRedirected));
        if (from.Length > 0) fetcher.Copy(set, folder, from);
        else await fetcher.Bring(set, folder, cancellation);
        Console.Out.WriteLine($"{set.Name} is in {Path.GetFullPath(folder)}.");
        return CommandLine.Done;
    }
}
