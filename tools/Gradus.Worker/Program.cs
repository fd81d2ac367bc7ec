using System.Text;
using Gradus.Contracts.Wire;
using Gradus.Worker;

// The process that holds student code: one submission, over standard input and output, and nothing worth stealing.
//   argument: a folder with the probe and the modules given to students
//   it sends  one byte when it is up
//   it gets   the module's name, the probe's name, the module's assembly, one frame each
//   it sends  one byte when that is loaded; from then on it answers a contract's calls

if (args is not [var folder] || !Directory.Exists(folder))
{
    Console.Error.WriteLine("Gradus.Worker is started by the engine, with the folder of a kit's probe.");
    return 2;
}

// The streams belong to the protocol: student code that prints or reads must not touch them.
var channel = new StreamChannel(new BufferedStream(Console.OpenStandardInput()), new BufferedStream(Console.OpenStandardOutput()), maximum: 64 << 20);
Console.SetIn(TextReader.Null);
Console.SetOut(TextWriter.Null);
Console.SetError(TextWriter.Null);

try
{
    channel.Send([1]);
    string module = Encoding.UTF8.GetString(channel.Receive(Timeout.InfiniteTimeSpan));
    string probe = Encoding.UTF8.GetString(channel.Receive(Timeout.InfiniteTimeSpan));
    var subject = new SubjectContext(folder, module, channel.Receive(Timeout.InfiniteTimeSpan));
    var server = new ContractServer(channel, subject.LoadProbe(probe), module);
    channel.Send([1]);

    void Serve()
    {
        try { server.Serve(); }
        catch (ChannelClosedException) { } // the grader has what it wanted
    }
    var student = new Thread(Serve, DirectHost.StackSize);
    student.Start();
    student.Join();
}
catch (ChannelClosedException) { } // a spare that was not needed
Environment.Exit(0); // whatever threads student code has left behind
return 0;
