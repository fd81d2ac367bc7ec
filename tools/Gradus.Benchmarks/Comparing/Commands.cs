using System.CommandLine;
using System.Globalization;
using Gradus.Benchmarks.Accuracy;

namespace Gradus.Benchmarks.Comparing;

/// <summary>The commands for comparisons, their results and the README's tables. Errors are one line and the exit status 1.</summary>
internal static class Commands
{
    /// <summary>Where results are.</summary>
    internal static Option<string> Folder => new("--results") { Description = "The folder of results, a file for each series.", DefaultValueFactory = _ => "tools/Gradus.Benchmarks/results" };

    /// <summary>A page to write tables to.</summary>
    internal static Option<FileInfo?> Page => new("--readme") { Description = "A page whose parts between <!-- benchmarks:NAME --> and <!-- /benchmarks:NAME --> become the tables of these names." };

    private static Option<bool> Checks => new("--check") { Description = "Say which thresholds are met; the exit status is 1 when one is not." };

    /// <summary>compare SERIES…: measures.</summary>
    public static Command Compare()
    {
        var names = new Argument<string[]>("series") { Description = $"What to measure: quick, or whole series: {string.Join(", ", Series.All.Select(s => s.Name))}.", Arity = ArgumentArity.OneOrMore };
        var peers = new Option<string[]>("--peer") { Description = "Another implementation's command; it answers to --list and to CASE --threads N. Without any: the programs in peers/, run with python3." };
        var python = new Option<string>("--python") { Description = "What runs the programs in peers/.", DefaultValueFactory = _ => "python3" };
        var rounds = new Option<int>("--rounds") { Description = "How often every case is run, ours and theirs in turn.", DefaultValueFactory = _ => 5 };
        var seconds = new Option<double?>("--seconds") { Description = "Seconds of measuring a case; without it, each has its own: 0.4 to 3. Epochs and steps of training are counted, not timed." };
        var only = new Option<string>("--only") { Description = "Only cases whose names begin so (FAMILY/REST); nothing is written to the results.", DefaultValueFactory = _ => "" };
        var threads = new Option<int[]>("--threads") { Description = "Other numbers of threads than the series'; nothing is written to the results.", AllowMultipleArgumentsPerToken = true };
        var busy = new Option<bool>("--busy") { Description = "Keep one core busy meanwhile; nothing is written to the results." };
        var (folder, page, check) = (Folder, Page, Checks);
        var command = new Command("compare", "Runs cases that others have too, in rounds, ours and theirs in turn, and prints tables of medians, ranges and ratios.") { names, peers, python, rounds, seconds, only, threads, busy, folder, page, check };
        command.SetAction(parsed => Guarded(() =>
        {
            bool whole = parsed.GetValue(only) == "" && parsed.GetValue(threads) is null or [] && !parsed.GetValue(busy);
            var others = parsed.GetValue(peers) is { Length: > 0 } given ? given.Select(p => new Speaker(p.Split(' ', StringSplitOptions.RemoveEmptyEntries))) : Peers(parsed.GetValue(python)!);
            var (repeats, budget) = (parsed.GetValue(rounds), parsed.GetValue(seconds));
            if (repeats < 1 || budget <= 0) throw new ArgumentException("--rounds and --seconds are to be more than 0.");
            foreach (var (name, series) in parsed.GetValue(names)!.SelectMany(name => Series.Of(name).Select(series => (name, series))).ToArray())
            {
                var asked = series with { Threads = parsed.GetValue(threads) is { Length: > 0 } t ? t : series.Threads, Busy = series.Busy || parsed.GetValue(busy) };
                var results = Comparison.Run(asked, Speaker.Ours, others, repeats, parsed.GetValue(only)!, Console.Error, budget) with { Command = Made(name, repeats, budget) };
                if (whole) results.Write(parsed.GetValue(folder)!);
                foreach (var table in Table.All.Where(t => t.Series == series.Name && t.Of(results).Length > 0)) Console.WriteLine($"{table.Name}\n\n{Markdown.Of(table, results)}");
            }
            if (parsed.GetValue(page) is { } readme) Write(readme, parsed.GetValue(folder)!);
            return parsed.GetValue(check) ? Judge(parsed.GetValue(folder)!) : 0;
        }));
        return command;
    }

    /// <summary>tables: writes a page's tables from the results.</summary>
    public static Command Tables()
    {
        var (folder, page, check) = (Folder, Page, Checks);
        page.Required = true;
        var command = new Command("tables", "Writes a page's tables from the results, without measuring.") { folder, page, check };
        command.SetAction(parsed => Guarded(() =>
        {
            Write(parsed.GetValue(page)!, parsed.GetValue(folder)!);
            return parsed.GetValue(check) ? Judge(parsed.GetValue(folder)!) : 0;
        }));
        return command;
    }

    /// <summary>check: compares the results with the thresholds.</summary>
    public static Command Check()
    {
        var folder = Folder;
        var command = new Command("check", "Says which thresholds the results meet; the exit status is 1 when one is not.") { folder };
        command.SetAction(parsed => Guarded(() => Judge(parsed.GetValue(folder)!)));
        return command;
    }

    private static string Made(string name, int rounds, double? seconds) =>
        string.Create(CultureInfo.InvariantCulture, $"compare {name} --rounds {rounds}{(seconds is { } s ? $" --seconds {s}" : "")}");

    // The programs beside this one, in the order of their names.
    private static IEnumerable<Speaker> Peers(string python) =>
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "peers"), "*.py").Where(file => Path.GetFileName(file) is not ("protocol.py" or "million.py" or "models.py" or "accuracy_pytorch.py")).Order(StringComparer.Ordinal).Select(file => new Speaker(python, file));

    /// <summary>Writes a page's tables from the results.</summary>
    /// <param name="readme">The page.</param>
    /// <param name="folder">The folder of results.</param>
    /// <param name="takes">Which tables are written; null: all.</param>
    internal static void Write(FileInfo readme, string folder, Func<string, bool>? takes = null)
    {
        string page = File.ReadAllText(readme.FullName);
        foreach (string name in Marks.In(page).Where(takes ?? (_ => true)))
        {
            if (name == AccuracyTable.Name)
            {
                page = Marks.Write(page, name, AccuracyTable.Of(folder));
                continue;
            }
            var table = Table.Named(name);
            if (Results.Read(folder, table.Series) is { } results) page = Marks.Write(page, name, table.Of(results).Length > 0 ? Markdown.Of(table, results) : $"Not measured by `{results.Command}`.");
            else Console.Error.WriteLine($"{name}: left as it is, for there are no results of {table.Series} in {folder}; `compare {table.Series}` makes them.");
        }
        File.WriteAllText(readme.FullName, page);
    }

    private static int Judge(string folder)
    {
        bool all = true;
        foreach (var threshold in Threshold.All)
        {
            var (verdict, figure) = threshold.Of(Results.Read(folder, Table.Named(threshold.Table).Series));
            all &= verdict is Verdict.Met or Verdict.Equal;
            Console.WriteLine($"{verdict,-11}  {threshold}  [{figure}]");
        }
        return all ? 0 : 1;
    }

    /// <summary>What a command gives back; 1, and what was wrong, where it cannot.</summary>
    internal static int Guarded(Func<int> act)
    {
        try
        {
            return act();
        }
        catch (Exception wrong) when (wrong is ProtocolException or ArgumentException or InvalidOperationException or InvalidDataException or IOException)
        {
            Console.Error.WriteLine(wrong.Message);
            return 1;
        }
    }
}
