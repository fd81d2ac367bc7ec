using Gradus.Tensors;

namespace Gradus.Networks;

public sealed partial class MlpRegressor
{
    public Tensor Predict(Tensor x) => Outputs(x);

    public double Score(Tensor x, Tensor y) => throw new NotImplementedException("MlpRegressor.Score");
}
