namespace Gradus.Scalars;

public sealed partial class Value
{
    public Value Exp() => Apply(Math.Exp(Data), "exp", y => y);

    public Value Log() => Apply(Math.Log(Data), "log", _ => 1 / Data);

    public Value Tanh() => Apply(Math.Tanh(Data), "tanh", y => (1 - y) * (1 + y));

    public Value Sigmoid() => Apply(Data >= 0 ? 1 / (1 + Math.Exp(-Data)) : Math.Exp(Data) / (1 + Math.Exp(Data)), "sigmoid", y => y - y * y);

    // At 0 the slide's slope.
    public Value Relu() => Apply(Data < 0 ? 0 : Data, "relu", _ => Data >= 0 ? 1 : 0);

    public static Value Custom(Value x, Func<double, double> f, Func<double, double> df)
    {
        if (x is null || f is null || df is null) throw new ArgumentNullException(x is null ? nameof(x) : f is null ? nameof(f) : nameof(df));
        return x.Apply(f(x.Data), "custom", _ => df(x.Data));
    }

    private Value Apply(double result, string operation, Func<double, double> slope)
    {
        double local = slope(result);
        return With(Node(result, operation, (this, local)), y => Grad += local * y.Grad);
    }
}
