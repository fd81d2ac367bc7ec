// Partial classes, methods, properties
// Run gives 8
namespace Innocent;

public static class PartialTypes
{
    public static double Run() => new Model().Predict(3) + new Model { Bias = 1 }.Bias;
}

public sealed partial class Model
{
    public partial double Bias { get; set; }
    public partial double Predict(double x);
    partial void Log(string text);
}

public sealed partial class Model
{
    public partial double Bias { get => bias; set => bias = value; }
    private double bias = 1;
    public partial double Predict(double x)
    {
        Log("predict");
        return 2 * x + Bias;
    }
}
