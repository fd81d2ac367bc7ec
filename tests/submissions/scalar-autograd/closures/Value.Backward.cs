using System.Runtime.CompilerServices;

namespace Gradus.Scalars;

// As in micrograd: every operation leaves behind what it does in the backward pass.
public sealed partial class Value
{
    private static readonly ConditionalWeakTable<Value, Action> Steps = new();

    private static Value With(Value result, Action<Value> step)
    {
        Steps.Add(result, () => step(result));
        return result;
    }

    public IReadOnlyList<Value> TopologicalOrder()
    {
        var order = new List<Value>();
        var done = new HashSet<Value>();
        var entered = new HashSet<Value>();
        var stack = new Stack<Value>();
        stack.Push(this);
        while (stack.TryPeek(out Value? node))
        {
            if (entered.Add(node))
            {
                foreach (Value parent in node.Parents)
                {
                    if (!entered.Contains(parent)) stack.Push(parent);
                }
            }
            else
            {
                stack.Pop();
                if (done.Add(node)) order.Add(node);
            }
        }

        return order;
    }

    public void Backward()
    {
        List<Value> order = [.. TopologicalOrder()];
        order.ForEach(node => node.Grad = node.Parents.Count == 0 ? node.Grad : 0);
        Grad++;
        order.Reverse();
        foreach (Value node in order)
        {
            if (Steps.TryGetValue(node, out Action? step)) step();
        }
    }

    public void ZeroGrad()
    {
        foreach (Value node in TopologicalOrder()) node.Grad = 0;
    }
}
