// Sorting by hand: insertion, merge, quick and heap sort, in place
// Run gives 4321
namespace Innocent;

public static class Sorting
{
    private static void Insertion(int[] a)
    {
        for (int i = 1; i < a.Length; i++)
            for (int j = i; j > 0 && a[j - 1] > a[j]; j--) (a[j - 1], a[j]) = (a[j], a[j - 1]);
    }

    private static int[] Merge(int[] a)
    {
        if (a.Length < 2) return a;
        int[] left = Merge(a[..(a.Length / 2)]), right = Merge(a[(a.Length / 2)..]), merged = new int[a.Length];
        for (int i = 0, j = 0, k = 0; k < merged.Length; k++) merged[k] = j == right.Length || (i < left.Length && left[i] <= right[j]) ? left[i++] : right[j++];
        return merged;
    }

    private static void Quick<T>(Span<T> a) where T : IComparable<T>
    {
        if (a.Length < 2) return;
        int low = 0;
        for (int i = 1; i < a.Length; i++)
            if (a[i].CompareTo(a[0]) < 0) (a[++low], a[i]) = (a[i], a[low]);
        (a[0], a[low]) = (a[low], a[0]);
        Quick(a[..low]);
        Quick(a[(low + 1)..]);
    }

    public static double Run()
    {
        int[] a = [3, 1, 2], b = [2, 4, 3];
        Insertion(a);
        Quick(b.AsSpan());
        return Merge([2, 1])[0] + 20 * (a[2] - 2) + 100 * b[1] + 1000 * b[^1];
    }
}
