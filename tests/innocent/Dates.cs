// DateOnly, TimeSpan, DateTime: arithmetic and formatting of given values
// Run gives 49
namespace Innocent;

public static class Dates
{
    public static double Run()
    {
        var start = new DateOnly(2026, 2, 27);
        DateOnly end = start.AddDays(3);
        TimeSpan span = TimeSpan.FromMinutes(90);
        var moment = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        return end.Day + span.TotalHours * 2 + moment.AddDays(31).Month + (end.DayOfWeek == DayOfWeek.Monday ? 1 : 0) + moment.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).Length + DateTime.DaysInMonth(2024, 2) + new TimeOnly(2, 30).Hour;
    }
}
