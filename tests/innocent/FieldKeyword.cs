// The field keyword, required members, init accessors, object initialisers
// Run gives 11
namespace Innocent;

public static class FieldKeyword
{
    public class Options
    {
        public required int Epochs { get; init; }
        public double Rate { get; set => field = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value)); } = 0.5;
        public string Name { get => field ?? "plain"; init; }
        public List<int> Sizes { get; } = [];
        [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
        public Options(int epochs) => Epochs = epochs;
        public Options() { }
    }

    public static double Run()
    {
        var options = new Options { Epochs = 3, Rate = 2, Sizes = { 1, 2 } };
        return options.Epochs + options.Rate + options.Name.Length - 1 + new Options(2) { Rate = 1 }.Epochs * options.Sizes.Count - 2 ;
    }
}
