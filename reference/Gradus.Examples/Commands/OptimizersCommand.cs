using System.CommandLine;
using Gradus.Examples.Figures;
using Gradus.Examples.Paths;

namespace Gradus.Examples.Commands;

/// <summary><c>optimizers</c>: draws the ways of six optimizers on a surface, with rates too small, right and too big.</summary>
internal static class OptimizersCommand
{
    internal static Command Create()
    {
        string[] names = [.. View.All.Select(view => view.Name)];
        var surface = new Option<string>("--surface") { Description = $"Where they descend: {string.Join(", ", names)}.", DefaultValueFactory = _ => "rosenbrock" };
        surface.AcceptOnlyFromAmong(names);
        var steps = new Option<int>("--steps") { Description = "How many steps each makes.", DefaultValueFactory = _ => 60 };
        steps.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 1000) result.AddError("--steps is a number from 1 to 1000.");
        });
        var output = new Option<string>("--output") { Description = "The picture.", HelpName = "svg", DefaultValueFactory = _ => "optimizers.svg" };
        var command = new Command("optimizers", "Draws the ways of six optimizers on a surface, with learning rates too small, right and too big.") { surface, steps, output };
        command.SetAction(parsed => Picture.Write(OptimizersFigure.Draw(View.All.Single(view => view.Name == parsed.GetRequiredValue(surface)), parsed.GetValue(steps)), parsed.GetRequiredValue(output)));
        return command;
    }
}
