using System.CommandLine;
using Gradus.Examples.Figures;

namespace Gradus.Examples.Commands;

/// <summary><c>learning-rates</c>: draws gradient descent with rates too small, right and too big.</summary>
internal static class LearningRatesCommand
{
    internal static Command Create()
    {
        var output = new Option<string>("--output") { Description = "The picture.", HelpName = "svg", DefaultValueFactory = _ => "learning-rates.svg" };
        var command = new Command("learning-rates", "Draws gradient descent on lecture 3's functions with learning rates too small, right and too big.") { output };
        command.SetAction(parsed => Picture.Write(LearningRatesFigure.Draw(), parsed.GetRequiredValue(output)));
        return command;
    }
}
