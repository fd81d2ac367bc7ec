// An exception as editors make it from a template, InvalidEnumArgumentException
// Run gives 7
using System.ComponentModel;
using System.Runtime.Serialization;

namespace Innocent;

public static class ExceptionTemplate
{
    [Serializable]
    public class ModelException : Exception
    {
        public ModelException() { }
        public ModelException(string message) : base(message) { }
        public ModelException(string message, Exception inner) : base(message, inner) { }
#pragma warning disable SYSLIB0051
        protected ModelException(SerializationInfo info, StreamingContext context) : base(info, context) { }
#pragma warning restore SYSLIB0051
    }

    public static double Run()
    {
        try
        {
            throw new InvalidEnumArgumentException("day", 9, typeof(DayOfWeek));
        }
        catch (InvalidEnumArgumentException e)
        {
            return new ModelException("two", e).Message.Length + e.ParamName!.Length + (e.ToString().Contains("day") ? 1 : 0);
        }
    }
}
