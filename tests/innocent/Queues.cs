// PriorityQueue, Queue, Stack, LinkedList, SortedSet, BitArray
// Run gives 26
namespace Innocent;

public static class Queues
{
    public static double Run()
    {
        var next = new PriorityQueue<string, double>();
        next.Enqueue("far", 9);
        next.Enqueue("near", 1);
        var queue = new Queue<int>([1, 2]);
        var stack = new Stack<int>();
        stack.Push(3);
        stack.Push(4);
        var list = new LinkedList<int>([1, 3]);
        list.AddAfter(list.First!, 2);
        int walked = 0;
        for (LinkedListNode<int>? node = list.First; node is not null; node = node.Next) walked = walked * 10 + node.Value;
        var sorted = new SortedSet<int> { 5, 1, 3 };
        var bits = new System.Collections.BitArray(8) { [2] = true };
        return next.Dequeue().Length + queue.Dequeue() + stack.Pop() + walked / 10 + sorted.Min + sorted.GetViewBetween(2, 9).Count + bits.Cast<bool>().Count(b => b) + (queue.TryPeek(out int peek) ? peek - 1 : 0);
    }
}
