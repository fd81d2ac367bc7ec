// Guid and Version as values, Convert, base 64, hexadecimal
// Run gives 44
namespace Innocent;

public static class Guids
{
    public static double Run()
    {
        var id = Guid.Parse("00000000-0000-0000-0000-00000000000a");
        byte[] bytes = Convert.FromHexString("0AFF");
        return id.ToString().Length + bytes[0] + Convert.ToBase64String(bytes).Length + new Version(1, 2).Minor + Convert.ToInt32("11", 2) - 11 + Convert.ToDouble("0.0", System.Globalization.CultureInfo.InvariantCulture);
    }
}
