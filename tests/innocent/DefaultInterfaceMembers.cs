// Default interface members, explicit implementation, inheritance, abstract classes
// Run gives 17
namespace Innocent;

public static class DefaultInterfaceMembers
{
    public interface ILayer
    {
        double Forward(double x);
        double Twice(double x) => Forward(Forward(x));
    }

    public abstract class Layer(double weight) : ILayer
    {
        protected double Weight { get; } = weight;
        public abstract double Forward(double x);
        public virtual int Parameters => 1;
    }

    public sealed class Scale(double weight) : Layer(weight), ICloneable
    {
        public override double Forward(double x) => Weight * x;
        public override int Parameters => base.Parameters + 1;
        object ICloneable.Clone() => MemberwiseClone();
    }

    public static double Run()
    {
        ILayer layer = new Scale(2);
        return layer.Twice(3) + ((Layer)layer).Parameters + (((ICloneable)layer).Clone() is Scale copy ? copy.Forward(1.5) : 0);
    }
}
