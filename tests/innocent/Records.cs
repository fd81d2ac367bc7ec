// Records: positional, inheritance, with, deconstruction, equality, printing
// Run gives 16
namespace Innocent;

public static class Records
{
    public abstract record Shape(string Name);

    public sealed record Circle(double Radius) : Shape("circle")
    {
        public double Area => Math.PI * Radius * Radius;
    }

    public sealed record Box(double Width, double Height) : Shape("box");

    public static double Run()
    {
        var box = new Box(2, 3);
        var (width, height) = box with { Height = 4 };
        Shape other = new Box(2, 3);
        return width * height + (box == other ? 1 : 0) + (box.ToString() == "Box { Name = box, Width = 2, Height = 3 }" ? 5 : 0) + Math.Floor(new Circle(1).Area) - 1 + (box.GetHashCode() == other.GetHashCode() ? 0 : 9);
    }
}
