using Gradus.Tensors;

namespace Gradus.Layers;

public static partial class Initializers
{
    public static Tensor Normal(RandomKey key, Shape shape, Fan fan, DType dtype) => key.Normal(shape, deviation: 1, dtype: dtype);

    public static Tensor GlorotUniform(RandomKey key, Shape shape, Fan fan, DType dtype) => key.Uniform(shape, -Spread.Glorot(fan).Bound, Spread.Glorot(fan).Bound, dtype);

    public static Tensor GlorotNormal(RandomKey key, Shape shape, Fan fan, DType dtype) => key.Normal(shape, deviation: Spread.Glorot(fan).Deviation, dtype: dtype);

    public static Tensor HeUniform(RandomKey key, Shape shape, Fan fan, DType dtype) => key.Uniform(shape, -Spread.He(fan).Bound, Spread.He(fan).Bound, dtype);

    public static Tensor HeNormal(RandomKey key, Shape shape, Fan fan, DType dtype) => key.Normal(shape, deviation: Spread.He(fan).Deviation, dtype: dtype);
}
