// IEquatable<T>, IComparable<T>, HashCode, operators of comparison
// Run gives 8
namespace Innocent;

public static class Equality
{
    public readonly struct Money(decimal amount) : IEquatable<Money>, IComparable<Money>, IComparable
    {
        private readonly decimal amount = amount;
        public bool Equals(Money other) => amount == other.amount;
        public override bool Equals(object? obj) => obj is Money other && Equals(other);
        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.Add(amount);
            return hash.ToHashCode();
        }
        public int CompareTo(Money other) => amount.CompareTo(other.amount);
        public int CompareTo(object? obj) => obj is Money other ? CompareTo(other) : 1;
        public static bool operator <(Money a, Money b) => a.CompareTo(b) < 0;
        public static bool operator >(Money a, Money b) => a.CompareTo(b) > 0;
    }

    public static double Run() =>
        (new Money(1) < new Money(2) ? 1 : 0) + new HashSet<Money> { new(1), new(1), new(2) }.Count + new[] { new Money(3), new Money(1) }.Min().CompareTo(new Money(1)) + (ReferenceEquals("a", "a") ? 5 : 0) + (object.Equals(1, 2) ? 1 : 0);
}
