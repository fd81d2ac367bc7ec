using Gradus.Autodiff;
using Gradus.Contracts;
using Gradus.Optimizers;
using Gradus.Tensors;

namespace Gradus.Probes;

/// <summary>Carries out <see cref="IOptimizers"/> on whatever assembly stands in for Gradus.Optimizers.</summary>
public sealed class OptimizersProbe : IOptimizers
{
    public double[][] Path(OptimizerSetting setting, double[] start, Func<double[], double[]> gradient, int steps)
    {
        var optimizer = (Optimizer)Made.Of(setting);
        Tensor[] at = [Tensor.Of<double>(start)];
        var state = optimizer.Start(at);
        var points = new double[steps][];
        for (int i = 0; i < steps; i++)
        {
            double[] asked = optimizer.LookAhead(at, state)[0].ToArray<double>();
            (at, state) = optimizer.Step(at, [Tensor.Of<double>(gradient(asked))], state);
            points[i] = at[0].ToArray<double>();
        }
        return points;
    }

    public Shaped LookAhead(OptimizerSetting setting, Shaped parameter, Shaped[] slots) => Arrays.Out(((Optimizer)Made.Of(setting)).LookAhead(Arrays.In(parameter), Arrays.In(slots)));

    public Shaped[][] Steps(OptimizerSetting setting, Shaped[] parameters, Shaped[][] gradients, TensorKind kind)
    {
        // The count of steps is an argument too: inside Vmap its number is not known, as in a compiled step.
        var walked = Arrays.Call(kind, given =>
        {
            var optimizer = (Optimizer)Made.Of(setting);
            Tensor[] at = given[..parameters.Length];
            var state = optimizer.Start(at) with { Steps = given[^1].To(DType.Float64) };
            List<Tensor> points = [];
            for (int first = parameters.Length; first < given.Length - 1; first += parameters.Length)
            {
                (at, state) = optimizer.Step(at, given[first..(first + parameters.Length)], state);
                points.AddRange(at.Select(parameter => parameter.Reshape(parameter.Size)));
            }
            return Tensor.Concatenate([.. points]);
        }, [.. parameters, .. gradients.SelectMany(step => step), Shaped.Scalar(0)]);
        return Apart(walked, parameters, gradients.Length);
    }

    public Shaped[][] ThroughParameters(OptimizerSetting setting, Shaped[] parameters, Shaped[][] gradients)
    {
        Parameter[] learned = [.. parameters.Select(parameter => new Parameter(Arrays.In(parameter)))];
        var optimizer = new ParameterOptimizer((Optimizer)Made.Of(setting), learned);
        return [.. gradients.Select(step =>
        {
            optimizer.ZeroGrad();
            for (int i = 0; i < learned.Length; i++) learned[i].Backward(Arrays.In(step[i]));
            optimizer.Step();
            return learned.Select(parameter => Arrays.Out(parameter.Value)).ToArray();
        })];
    }

    public double[] Rates(ScheduleSetting schedule, int[] steps) => ((Schedule)Made.Of(schedule)).At(Tensor.Of([.. steps.Select(step => (double)step)])).ToArray<double>();

    public Shaped[] Clipped(Limiting limiting, double limit, Shaped[] gradients, TensorKind kind) => Apart(Arrays.Call(kind, given =>
    {
        var clipped = ((Clipping)Made.Of(limiting, limit)).Apply(given);
        return clipped.Select(gradient => gradient.Shape).SequenceEqual(given.Select(gradient => gradient.Shape))
            ? Tensor.Concatenate([.. clipped.Select(gradient => gradient.Reshape(gradient.Size))])
            : throw new InvalidOperationException($"The gradients are {string.Join(", ", given.Select(gradient => gradient.Shape))}; shortened they are {string.Join(", ", clipped.Select(gradient => gradient.Shape))}.");
    }, gradients), gradients, 1)[0];

    private static Shaped[][] Apart(Shaped walked, Shaped[] parameters, int steps)
    {
        int at = 0;
        var points = new Shaped[steps][];
        for (int step = 0; step < steps; step++)
        {
            points[step] = [.. parameters.Select(parameter => parameter.With(walked.Values[at..(at += parameter.Size)]))];
        }
        return points;
    }
}
