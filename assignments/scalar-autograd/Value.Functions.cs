namespace Gradus.Scalars;

/// <content>Functions of one variable: each gives a node with the one parent this, and the function's derivative there.</content>
public sealed partial class Value
{
    /// <summary>e to the power of this value, "exp".</summary>
    /// <returns>A node with the one parent this.</returns>
    // TODO (functions)
    public Value Exp()
    {
        throw new NotImplementedException("Value.Exp");
    }

    /// <summary>The natural logarithm, "log". As in PyTorch, log 0 is −∞ and the logarithm of a negative number is NaN; neither throws.</summary>
    /// <returns>A node with the one parent this.</returns>
    // TODO (functions)
    public Value Log() => throw new NotImplementedException("Value.Log");

    /// <summary>The hyperbolic tangent, "tanh". Its derivative is a function of its output (lecture 4).</summary>
    /// <returns>A node with the one parent this; data in [−1, 1].</returns>
    // TODO (functions)
    public Value Tanh()
    {
        throw new NotImplementedException("Value.Tanh");
    }

    /// <summary>The logistic sigmoid 1/(1 + exp(−x)), "sigmoid". Its derivative is a function of its output (lectures 0 and 4).</summary>
    /// <returns>A node with the one parent this; data in [0, 1].</returns>
    // TODO (functions)
    public Value Sigmoid()
    {
        throw new NotImplementedException("Value.Sigmoid");
    }

    /// <summary>The rectified linear unit max(x, 0), "relu". The derivative at 0 is 0 by convention (lecture 4's slide says 1). NaN stays NaN.</summary>
    /// <returns>A node with the one parent this.</returns>
    // TODO (functions)
    public Value Relu() => throw new NotImplementedException("Value.Relu");

    /// <summary>A function that comes with its derivative, "custom"; the engine knows nothing else about it.</summary>
    /// <remarks>Both are called with the data of <paramref name="x"/>, the input, not with the output; what they return is used as it is,
    /// infinities too. Source: lecture 2, PyTorch's custom function.</remarks>
    /// <param name="x">Where to apply the function.</param>
    /// <param name="f">The function: from x.Data to the result.</param>
    /// <param name="df">Its derivative: from x.Data to f'(x.Data).</param>
    /// <returns>A node with the one parent x.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    // TODO (custom-function)
    public static Value Custom(Value x, Func<double, double> f, Func<double, double> df)
    {
        throw new NotImplementedException("Value.Custom");
    }
}
