// Events and delegates: own delegate types, EventHandler<T>, add and remove, multicast
// Run gives 15
namespace Innocent;

public static class Events
{
    public delegate double Loss(double prediction, double target);

    public sealed class Training
    {
        public event EventHandler<double>? Improved;
        public event Action? Done { add => done += value; remove => done -= value; }
        private Action? done;
        public void Step(double loss) { Improved?.Invoke(this, loss); done?.Invoke(); }
    }

    public static double Run()
    {
        double seen = 0;
        Loss squared = (p, t) => (p - t) * (p - t);
        var training = new Training();
        void OnDone() => seen += 1;
        training.Improved += (_, loss) => seen += loss;
        training.Done += OnDone;
        training.Step(squared(3, 1));
        training.Done -= OnDone;
        training.Step(2);
        Action twice = () => seen += 2;
        twice += twice;
        twice();
        return seen + twice.GetInvocationList().Length + (squared == null ? 0 : 2);
    }
}
