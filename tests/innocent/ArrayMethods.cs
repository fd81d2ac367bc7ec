// Array methods: Sort with keys, BinarySearch, Fill, Copy, Resize, IndexOf, ConvertAll, Find, Clone
// Run gives 34
namespace Innocent;

public static class ArrayMethods
{
    public static double Run()
    {
        double[] keys = [3, 1, 2];
        string[] names = ["c", "a", "b"];
        Array.Sort(keys, names);
        int[] filled = new int[3];
        Array.Fill(filled, 2);
        Array.Copy(new[] { 9 }, filled, 1);
        Array.Resize(ref filled, 5);
        var clone = (int[])filled.Clone();
        Array.Reverse(clone);
        Buffer.BlockCopy(filled, 0, clone, 0, 4);
        return keys[0] + names[2].Length + filled.Sum() + Array.BinarySearch(keys, 2.0) + Array.IndexOf(filled, 2) + Array.ConvertAll(keys, k => k * 2)[2] + Array.Find(keys, k => k > 1) + clone[0] + (Array.Exists(keys, k => k < 0) ? 1 : 0) + Array.Empty<int>().Length + Array.AsReadOnly(keys).Count - 7 + filled.GetLength(0) + clone.Rank - 1 + Array.FindIndex(keys, k => k == 9);
    }
}
