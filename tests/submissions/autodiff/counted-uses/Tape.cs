using Gradus.Tensors;

namespace Gradus.Autodiff;

public sealed partial class Tape : Trace
{
    public Tensor?[] Backward(Tensor output, Tensor upstream)
    {
        var answer = new Tensor?[watched];
        int end = Position(output);
        if (end < 0) return answer;

        var missing = Uses(end);
        var arrived = new Dictionary<int, List<Tensor>> { [end] = [upstream] };
        var ready = new Stack<int>([end]);
        while (ready.TryPop(out int position))
        {
            var gradient = arrived.Remove(position, out var parts) ? parts.Aggregate((sum, part) => sum + part) : null;
            if (position < watched)
            {
                answer[position] = gradient;
                continue;
            }
            var entry = entries[position];
            for (int argument = 0; argument < entry.Sources.Length; argument++)
            {
                int source = entry.Sources[argument];
                if (source < 0) continue;
                if (gradient is not null && entry.Vjp(argument, gradient) is { } part)
                {
                    if (!arrived.TryGetValue(source, out var list)) arrived[source] = list = [];
                    list.Add(part);
                }
                if (--missing[source] == 0) ready.Push(source);
            }
        }
        return answer;
    }

    // How often each entry is used on the way to the end.
    private int[] Uses(int end)
    {
        var uses = new int[end + 1];
        var seen = new bool[end + 1];
        var open = new Stack<int>([end]);
        seen[end] = true;
        while (open.TryPop(out int position))
        {
            foreach (int source in entries[position].Sources)
            {
                if (source < 0) continue;
                uses[source]++;
                if (seen[source]) continue;
                seen[source] = true;
                open.Push(source);
            }
        }
        return uses;
    }
}
