namespace Gradus.Contracts;

/// <summary>The derivatives of elementwise primitives that are exercises.</summary>
public enum ElementwiseRule
{
    /// <summary>eˣ.</summary>
    Exp,

    /// <summary>ln x.</summary>
    Log,

    /// <summary>√x.</summary>
    Sqrt,

    /// <summary>sin x.</summary>
    Sin,

    /// <summary>cos x.</summary>
    Cos,

    /// <summary>tanh x.</summary>
    Tanh,

    /// <summary>1/(1 + e⁻ˣ).</summary>
    Sigmoid,

    /// <summary>a·b.</summary>
    Multiply,

    /// <summary>a/b.</summary>
    Divide,

    /// <summary>max(a, b).</summary>
    Maximum,
}

/// <summary>Functions written on the module's tensors, to be differentiated. Those of the first part use no primitive whose derivative is an exercise,
/// at first order.</summary>
public enum Example
{
    /// <summary>erf(tan x), x of any shape.</summary>
    ErfOfTan,

    /// <summary>a + (b + x) with a = sinh x and b = atan x: x is used three times.</summary>
    FanOut,

    /// <summary>asinh(b + atan b) with b = sinh x: b is used by the last operation but one and, on a longer way, once more.</summary>
    Diamond,

    /// <summary>atan2(x, y) − asinh(cosh z), three inputs of one shape.</summary>
    ThreeInputs,

    /// <summary>sinh x; the second input is not used.</summary>
    Unused,

    /// <summary>cosh 0.5 for any x, in x's shape: nothing of x is used but the shape.</summary>
    Constant,

    /// <summary>The sign of x, which does not change with small changes of x.</summary>
    Step,

    /// <summary>x + the sign of x: one of the two ways has no gradient.</summary>
    StepBeside,

    /// <summary>x itself.</summary>
    Identity,

    /// <summary>x + x.</summary>
    Twice,

    /// <summary>sinh x, after which atan of it, its negative and more are computed and thrown away.</summary>
    WorkAfterwards,

    /// <summary>x [6] in pieces: reshaped to [2, 3], columns 1 and 2, flipped along the rows, padded with a row below; flattened, [6], followed by the running
    /// sums of x: [12].</summary>
    Pieces,

    /// <summary>Twelve times x ← atan(x + 1/k), k = 1 … 12, in a loop.</summary>
    Loop,

    /// <summary>x ← x + x while the number x is less than 100: a loop whose length depends on the number x, of shape [].</summary>
    Doubling,

    /// <summary>atan x where its sum is positive, sinh x else: an if on numbers, x of shape [].</summary>
    Branch,

    /// <summary>r(x, 5) with r(x, 0) = x and r(x, n) = expm1(atan(r(x, n − 1))).</summary>
    Recursion,

    /// <summary>g(atan x) with g(t) = atan2(t, s) and s = cosh x, kept in a closure.</summary>
    Closure,

    /// <summary>100,000 additions: y₀ = x, yₖ₊₁ = yₖ + x.</summary>
    LongChain,

    /// <summary>40 doublings: y₀ = x, yₖ₊₁ = yₖ + yₖ; a tape of 40 operations with 2⁴⁰ ways through it.</summary>
    Doublings,

    /// <summary>Σ (1 − xᵢ)² + 100 (xᵢ₊₁ − xᵢ²)² over the n − 1 neighbours of x [n].</summary>
    Rosenbrock,

    /// <summary>x³ − 2x² + 3x − 1, by multiplications, of each element.</summary>
    Cubic,

    /// <summary>sinh x.</summary>
    Sinh,

    /// <summary>1/(1 + e⁻ˣ).</summary>
    Sigmoid,

    /// <summary>x₀³ x₁ + sinh(x₁ x₂) of x [3]: one number.</summary>
    ThreeNumbers,

    /// <summary>x₀₀² x₁₂ + x₀₁ x₁₀ x₁₁ + x₀₂⁴ of x [2, 3]: one number.</summary>
    MatrixNumbers,

    /// <summary>Mean over the rows of (Σⱼ xᵢⱼ wⱼ + b − tᵢ)², inputs x [n, d], w [d], b [], t [n].</summary>
    Regression,

    /// <summary>σ(σ(x·W₁ + b)·W₂), inputs x [n, 2], W₁ [2, 3], b [3], W₂ [3, 1].</summary>
    Network,

    /// <summary>The sum over the rows of logits [3, c] of log-sum-exp minus the logit of class 0, 2, 0: cross-entropy, in lecture 4's order of classes.</summary>
    CrossEntropy,

    /// <summary>x · d/dy (x + y), the inner derivative by forward mode: x, so its derivative is 1.</summary>
    NestedForward,

    /// <summary>x · d/dy (x · y), the inner derivative by reverse mode: x².</summary>
    NestedReverse,

    /// <summary>atan2(x, 2 + d/dy x), the inner derivative by reverse mode: x does not depend on y, so it is 0.</summary>
    NestedConstant,
}

/// <summary>Two modes of differentiation, one applied to what the other gives.</summary>
public enum Nesting
{
    /// <summary>The change of the gradient.</summary>
    ForwardOverReverse,

    /// <summary>The gradient of the change.</summary>
    ReverseOverForward,

    /// <summary>The gradient's pullback.</summary>
    ReverseOverReverse,

    /// <summary>The change of the change along the same direction.</summary>
    ForwardOverForward,
}

/// <summary>The custom functions that are exercises.</summary>
public enum CustomFunction
{
    /// <summary>x·y.</summary>
    Multiply,

    /// <summary>ln(1 + eˣ).</summary>
    Softplus,
}

/// <summary>The module <c>Gradus.Autodiff</c>: the derivative table, the tape, dual numbers, and what is built on them.</summary>
/// <remarks>Tensors cross as <see cref="Shaped"/>. A gradient or tangent that is null is handed on as null: there is none.</remarks>
public interface IAutodiff
{
    /// <summary>The local derivative of an elementwise primitive.</summary>
    /// <param name="rule">Which.</param>
    /// <param name="argument">With respect to which argument.</param>
    /// <param name="inputs">The arguments, all of one shape.</param>
    /// <param name="result">The primitive's result.</param>
    /// <param name="kind">What tensors to call it with.</param>
    Shaped Elementwise(ElementwiseRule rule, int argument, Shaped[] inputs, Shaped result, TensorKind kind);

    /// <summary>A backward pass over a local derivative: the gradient of each input of the sum over v · (the local derivative).</summary>
    Shaped?[] ElementwiseSecond(ElementwiseRule rule, int argument, Shaped[] inputs, Shaped v);

    /// <summary>The gradient of x, given that of its sums.</summary>
    Shaped Sum(Shaped upstream, int[] shape, int[] axes, TensorKind kind);

    /// <summary>The gradient of x, given that of x broadcast.</summary>
    Shaped Broadcast(Shaped upstream, int[] shape, TensorKind kind);

    /// <summary>The gradient of x, given that of x with its axes in another order.</summary>
    Shaped Transpose(Shaped upstream, int[] order, TensorKind kind);

    /// <summary>The gradient of a or b, given that of a·b.</summary>
    Shaped MatMul(int argument, Shaped upstream, Shaped a, Shaped b, TensorKind kind);

    /// <summary>A backward pass over <see cref="Sum"/>: the gradient of upstream of the sum over v · (what it gives).</summary>
    Shaped? SumSecond(Shaped upstream, int[] shape, int[] axes, Shaped v);

    /// <summary>A backward pass over <see cref="Broadcast"/>.</summary>
    Shaped? BroadcastSecond(Shaped upstream, int[] shape, Shaped v);

    /// <summary>A backward pass over <see cref="Transpose"/>.</summary>
    Shaped? TransposeSecond(Shaped upstream, int[] order, Shaped v);

    /// <summary>A backward pass over <see cref="MatMul"/>: the gradients of upstream, a and b.</summary>
    Shaped?[] MatMulSecond(int argument, Shaped upstream, Shaped a, Shaped b, Shaped v);

    /// <summary>The value of a function.</summary>
    Shaped Value(Example function, Shaped[] inputs);

    /// <summary>A backward pass: the gradient of each input, given that of the result.</summary>
    Shaped?[] Vjp(Example function, Shaped[] inputs, Shaped upstream);

    /// <summary>Several backward passes over one tape, one after the other.</summary>
    Shaped?[][] VjpOfEach(Example function, Shaped[] inputs, Shaped[] upstream);

    /// <summary>A forward pass: the result and its change, given those of the inputs. An input whose tangent is null is a constant.</summary>
    (Shaped Primal, Shaped? Tangent) Jvp(Example function, Shaped[] inputs, Shaped?[] tangents);

    /// <summary>The second derivative of a function of x whose value is one number, along v: H·v of x's shape, and forward over forward vᵀ·H·v.</summary>
    Shaped Second(Nesting nesting, Example function, Shaped x, Shaped v);

    /// <summary>The derivative of some order of a function of one number.</summary>
    Shaped Derivative(Example function, int order, double x);

    /// <summary>The product of the Hessian at x with v.</summary>
    Shaped HessianVectorProduct(Example function, Shaped x, Shaped v);

    /// <summary>The Hessian at x.</summary>
    Shaped Hessian(Example function, Shaped x);

    /// <summary>The value of a custom function.</summary>
    Shaped Custom(CustomFunction function, Shaped[] inputs);

    /// <summary>What a custom function's own backward pass gives, called as the derivative table calls it: no tape is needed.</summary>
    Shaped?[] CustomVjp(CustomFunction function, Shaped[] inputs, Shaped upstream);

    /// <summary>One instance of a custom function, called with each of several inputs and only then asked for the gradients of each call.</summary>
    Shaped?[][] CustomVjpOfEach(CustomFunction function, Shaped[][] inputs, Shaped[] upstream);

    /// <summary>A backward pass over a custom function's backward pass: the gradient of each input of the sum over v · (the gradient of the first input).</summary>
    Shaped?[] CustomSecond(CustomFunction function, Shaped[] inputs, Shaped upstream, Shaped v);

    /// <summary>ln Σ exp(xᵢ) along an axis.</summary>
    Shaped LogSumExp(Shaped x, int axis, bool keepDims, TensorKind kind);

    /// <summary>The gradient of log-sum-exp by a backward pass.</summary>
    Shaped LogSumExpGradient(Shaped x, int axis, Shaped upstream);
}
