// Enums: flags, parsing, names, values, HasFlag, underlying types
// Run gives 20
namespace Innocent;

public static class FlagsEnums
{
    [Flags]
    public enum Parts : byte { None = 0, Weights = 1, Bias = 2, All = Weights | Bias }

    public static double Run()
    {
        var parts = Parts.Weights;
        parts |= Parts.Bias;
        return (parts == Parts.All ? 1 : 0) + (parts.HasFlag(Parts.Bias) ? 1 : 0) + Enum.GetValues<Parts>().Length + Enum.Parse<Parts>("Bias").ToString().Length + (Enum.TryParse("x", out Parts _) ? 9 : 0) + Enum.GetNames<Parts>()[0].Length + (byte)parts + (Enum.IsDefined(Parts.None) ? 1 : 0) + ((int)~Parts.None & 0xF0) / 240 + 1;
    }
}
