// Classes: virtual and sealed overrides, hiding, protected members, polymorphic lists, ToString
// Run gives 23
namespace Innocent;

public static class ObjectOriented
{
    public abstract class Animal
    {
        protected virtual int Legs => 4;
        public int Count(int n) => n * Legs;
        public override string ToString() => GetType().Name;
    }

    public class Dog : Animal;

    public sealed class Bird : Animal
    {
        protected override int Legs => 2;
        public new string ToString() => base.ToString() + "!";
    }

    public static double Run() => new List<Animal> { new Dog(), new Bird() }.Sum(a => a.Count(2)) + new Dog().ToString().Length + new Bird().ToString().Length + ((Animal)new Bird()).ToString()!.Length - 1 - 0;
}
