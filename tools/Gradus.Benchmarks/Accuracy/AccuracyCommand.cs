using System.CommandLine;
using Gradus.Benchmarks.Comparing;
using Gradus.Tensors;

namespace Gradus.Benchmarks.Accuracy;

/// <summary>results: how well what is learnt answers, beside PyTorch.</summary>
internal static class AccuracyCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var seeds = new Option<int>("--seeds") { Description = "How many seeds each learns with: 0, 1, …", DefaultValueFactory = _ => 20 };
        var only = new Option<string[]>("--only") { Description = $"Only these rows: {string.Join(", ", Setting.All.Select(s => s.Name))}.", AllowMultipleArgumentsPerToken = true };
        var data = new Option<string?>("--data") { Description = "The folder with the folders mnist and fashion-mnist; otherwise where `Gradus.Examples fetch` puts them.", HelpName = "folder" };
        var python = new Option<string>("--python") { Description = "What runs peers/accuracy_pytorch.py.", DefaultValueFactory = _ => "python3" };
        var (folder, page) = (Commands.Folder, Commands.Page);
        var check = new Option<bool>("--check") { Description = "The exit status is 1 too when the mean of a row is below PyTorch's by more than the 95 % interval of both." };
        var command = new Command("results", "Learns with several seeds, ours and PyTorch's, and prints a table of accuracies. Goes on where an earlier run ended.") { seeds, only, data, python, folder, page, check };
        command.SetAction(parsed => Commands.Guarded(() =>
        {
            if (parsed.GetValue(seeds) < 1) throw new ArgumentException("--seeds is a number from 1 on.");
            Setting[] asked = parsed.GetValue(only) is { Length: > 0 } names ? [.. names.Select(Setting.Named)] : Setting.All;
            Threads.Count = 1;
            var peer = new Peer(new Speaker(parsed.GetValue(python)!, Path.Combine(AppContext.BaseDirectory, "peers", "accuracy_pytorch.py")));
            string results = parsed.GetValue(folder)!;
            var rounds = new Rounds(results, parsed.GetValue(data), parsed.GetValue(seeds), peer, Console.Error);
            bool isWhole = asked.Aggregate(true, (whole, setting) => rounds.Learn(setting) && whole);
            Console.WriteLine(AccuracyTable.Of(results));
            if (parsed.GetValue(page) is { } readme) Commands.Write(readme, results, name => name == AccuracyTable.Name);
            bool isKept = !parsed.GetValue(check) || asked.All(setting => AccuracyTable.Standing(Scores.Read(results, setting)) is { Standing: not Standing.Worse });
            return isWhole && isKept ? 0 : 1;
        }));
        return command;
    }
}
