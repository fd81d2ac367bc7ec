// Encoding and Rune: bytes of text, code points, normalisation
// Run gives 20
namespace Innocent;

public static class Encodings
{
    public static double Run()
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes("Ы∂");
        int runes = 0;
        foreach (System.Text.Rune rune in "a𝛼".EnumerateRunes()) runes += rune.Utf16SequenceLength;
        return bytes.Length + runes + System.Text.Encoding.UTF8.GetString(bytes).Length + "é".Normalize(System.Text.NormalizationForm.FormD).Length + char.GetNumericValue('7') + (char.IsUpper('Ы') ? 1 : 0) - 0;
    }
}
