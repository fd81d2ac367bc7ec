using System.CommandLine;
using Gradus.Examples.Reading;

namespace Gradus.Examples.Commands;

/// <summary><c>digits</c>: learns to read handwritten digits, and shows what was learnt.</summary>
internal static class DigitsCommand
{
    internal static Command Create()
    {
        var model = new Option<string>("--model") { Description = "softmax: softmax regression (lectures 0 and 1); mlp: a multi-layer perceptron (lectures 2 and 3).", DefaultValueFactory = _ => "softmax" };
        model.AcceptOnlyFromAmong([.. Reader.Names]);
        var epochs = new Option<int?>("--epochs") { Description = "How many times each image is seen." };
        var seed = new Option<int>("--seed") { Description = "What start and order are drawn from." };
        var command = new Command("digits", "Learns to read handwritten digits: 1,438 images to learn from, 359 to be tested on.") { model, epochs, seed };
        command.SetAction(parsed =>
        {
            DigitsReport.Write(Console.Out, Reader.Of(parsed.GetRequiredValue(model), parsed.GetValue(epochs), parsed.GetValue(seed)));
            return CommandLine.Done;
        });
        return command;
    }
}
