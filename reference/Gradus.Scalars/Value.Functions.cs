namespace Gradus.Scalars;

/// <content>Functions of one variable: each gives a node with the one parent this, and the function's derivative there.</content>
public sealed partial class Value
{
    /// <summary>e to the power of this value, "exp".</summary>
    /// <returns>A node with the one parent this.</returns>
    // exercise: functions
    public Value Exp()
    {
        double e = Math.Exp(Data);
        return Node(e, "exp", (this, e));
    }

    /// <summary>The natural logarithm, "log". As in PyTorch, log 0 is −∞ and the logarithm of a negative number is NaN; neither throws.</summary>
    /// <returns>A node with the one parent this.</returns>
    // exercise: functions
    public Value Log() => Node(Math.Log(Data), "log", (this, 1 / Data));

    /// <summary>The hyperbolic tangent, "tanh". Its derivative is a function of its output (lecture 4).</summary>
    /// <returns>A node with the one parent this; data in [−1, 1].</returns>
    // exercise: functions
    public Value Tanh()
    {
        double t = Math.Tanh(Data);
        return Node(t, "tanh", (this, 1 - t * t));
    }

    /// <summary>The logistic sigmoid 1/(1 + exp(−x)), "sigmoid". Its derivative is a function of its output (lectures 0 and 4).</summary>
    /// <returns>A node with the one parent this; data in [0, 1].</returns>
    // exercise: functions
    public Value Sigmoid()
    {
        double s = 1 / (1 + Math.Exp(-Data));
        return Node(s, "sigmoid", (this, s * (1 - s)));
    }

    /// <summary>The rectified linear unit max(x, 0), "relu". The derivative at 0 is 0 by convention (lecture 4's slide says 1). NaN stays NaN.</summary>
    /// <returns>A node with the one parent this.</returns>
    // exercise: functions
    public Value Relu() => Node(Math.Max(Data, 0), "relu", (this, Data > 0 ? 1 : 0));

    /// <summary>A function that comes with its derivative, "custom"; the engine knows nothing else about it.</summary>
    /// <remarks>Both are called with the data of <paramref name="x"/>, the input, not with the output; what they return is used as it is,
    /// infinities too. Source: lecture 2, PyTorch's custom function.</remarks>
    /// <param name="x">Where to apply the function.</param>
    /// <param name="f">The function: from x.Data to the result.</param>
    /// <param name="df">Its derivative: from x.Data to f'(x.Data).</param>
    /// <returns>A node with the one parent x.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    // exercise: custom-function
    public static Value Custom(Value x, Func<double, double> f, Func<double, double> df)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(df);
        return Node(f(x.Data), "custom", (x, df(x.Data)));
    }
}
