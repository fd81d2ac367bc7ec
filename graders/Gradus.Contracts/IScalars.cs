namespace Gradus.Contracts;

/// <summary>What a neuron does with its weighted sum.</summary>
public enum ScalarActivation
{
    /// <summary>Nothing: x.</summary>
    Linear,

    /// <summary>1/(1 + exp(−x)).</summary>
    Sigmoid,

    /// <summary>tanh x.</summary>
    Tanh,

    /// <summary>max(x, 0).</summary>
    Relu,
}

/// <summary>The module <c>Gradus.Scalars</c>: a scalar reverse-mode autograd engine, neurons and threshold logic.</summary>
/// <remarks>A node keeps its handle: whoever asks for parents or for an order gets the handles that he already has. Where a handle or an array
/// may be null, null itself is handed on, for checks that it is refused.</remarks>
public interface IScalars
{
    /// <summary>A leaf that holds a number.</summary>
    Handle Leaf(double data);

    /// <summary>The number that a node holds.</summary>
    double Data(Handle value);

    /// <summary>The gradient that a node holds.</summary>
    double Grad(Handle value);

    /// <summary>The operands of a node, left to right; an operand that was used twice stands there twice.</summary>
    Handle[] Parents(Handle value);

    /// <summary>The derivative of a node with respect to each of its parents.</summary>
    double[] LocalDerivatives(Handle value);

    /// <summary>left + right.</summary>
    Handle Add(Handle? left, Handle? right);

    /// <summary>left − right.</summary>
    Handle Subtract(Handle? left, Handle? right);

    /// <summary>left · right.</summary>
    Handle Multiply(Handle? left, Handle? right);

    /// <summary>left / right.</summary>
    Handle Divide(Handle? left, Handle? right);

    /// <summary>−operand.</summary>
    Handle Negate(Handle? operand);

    /// <summary>A value to a constant power.</summary>
    Handle Power(Handle value, double exponent);

    /// <summary>e to the power of a value.</summary>
    Handle Exp(Handle value);

    /// <summary>The natural logarithm.</summary>
    Handle Log(Handle value);

    /// <summary>The hyperbolic tangent.</summary>
    Handle Tanh(Handle value);

    /// <summary>The logistic sigmoid.</summary>
    Handle Sigmoid(Handle value);

    /// <summary>max(x, 0).</summary>
    Handle Relu(Handle value);

    /// <summary>A function of the suite's with its derivative. Both can be called until this call returns, and no longer.</summary>
    Handle Custom(Handle x, Func<double, double> f, Func<double, double> df);

    /// <summary>The same with null for one argument; a function cannot cross as null.</summary>
    /// <param name="missing">Which one: <c>x</c>, <c>f</c> or <c>df</c>.</param>
    /// <param name="x">Where to apply the function, unless that is what is missing.</param>
    Handle CustomWithout(string missing, Handle x);

    /// <summary>All nodes that a node was computed from, and itself, in the module's order.</summary>
    Handle[] TopologicalOrder(Handle value);

    /// <summary>The backward pass from a node.</summary>
    void Backward(Handle value);

    /// <summary>Sets the gradient of a node, and of all it was computed from, to 0.</summary>
    void ZeroGrad(Handle value);

    /// <summary>The topological order of a long chain, which is unique: y₀ = x, yₖ₊₁ = yₖ + x.</summary>
    /// <param name="length">Number of additions.</param>
    /// <returns>For x, y₁ … y_length: the position in the order, from 0, of the last place where it stands; −1 when it stands nowhere.</returns>
    int[] ChainOrder(int length);

    /// <summary>A backward pass over that chain.</summary>
    /// <param name="x">The number at the leaf.</param>
    /// <param name="length">Number of additions.</param>
    /// <returns>The result and the gradient of x.</returns>
    double[] ChainGradient(double x, int length);

    /// <summary>A backward pass over a chain of doublings, y₀ = x, yₖ₊₁ = yₖ + yₖ: a graph of depth + 1 nodes with 2^depth paths.</summary>
    /// <param name="x">The number at the leaf.</param>
    /// <param name="depth">Number of doublings.</param>
    /// <returns>The result and the gradient of x.</returns>
    double[] DoublingGradient(double x, int depth);

    /// <summary>A neuron.</summary>
    /// <param name="weights">One weight for each input.</param>
    /// <param name="activation">What is applied to the weighted sum.</param>
    /// <param name="bias">The bias; null for none.</param>
    Handle Neuron(double[] weights, ScalarActivation activation, double? bias);

    /// <summary>The leaves of a neuron: weights, then the bias if there is one.</summary>
    Handle[] NeuronParameters(Handle neuron);

    /// <summary>What enters a neuron's activation.</summary>
    Handle WeightedSum(Handle neuron, Handle[]? inputs);

    /// <summary>A neuron's output.</summary>
    Handle NeuronForward(Handle neuron, Handle[]? inputs);

    /// <summary>A layer of neurons.</summary>
    Handle Layer(Handle[] neurons);

    /// <summary>A layer's outputs.</summary>
    Handle[] LayerForward(Handle layer, Handle[]? inputs);

    /// <summary>A network of layers, from the input on.</summary>
    Handle Network(Handle[] layers);

    /// <summary>The leaves of a network, layer by layer, neuron by neuron.</summary>
    Handle[] NetworkParameters(Handle network);

    /// <summary>A network's outputs.</summary>
    Handle[] NetworkForward(Handle network, Handle[]? inputs);

    /// <summary>Sets the gradient of every parameter of a network to 0.</summary>
    void NetworkZeroGrad(Handle network);

    /// <summary>Whether a threshold neuron fires.</summary>
    /// <param name="weights">One weight for each input.</param>
    /// <param name="bias">Minus the threshold.</param>
    /// <param name="inputs">One input for each weight.</param>
    bool NeuronFires(double[] weights, double bias, bool[]? inputs);

    /// <summary>Whether a two-layer threshold network fires.</summary>
    /// <param name="hiddenWeights">For each hidden neuron, one weight for each input.</param>
    /// <param name="hiddenBiases">One bias for each hidden neuron.</param>
    /// <param name="outputWeights">One weight for each hidden neuron.</param>
    /// <param name="outputBias">The output neuron's bias.</param>
    /// <param name="inputs">One for each weight of a hidden neuron.</param>
    bool NetworkFires(double[][] hiddenWeights, double[] hiddenBiases, double[] outputWeights, double outputBias, bool[]? inputs);

    /// <summary>What the AND gate makes of two inputs.</summary>
    bool And(bool x1, bool x2);

    /// <summary>What the OR gate makes of two inputs.</summary>
    bool Or(bool x1, bool x2);

    /// <summary>What the NOT gate makes of an input.</summary>
    bool Not(bool x);

    /// <summary>What the XOR network makes of two inputs.</summary>
    bool Xor(bool x1, bool x2);
}
