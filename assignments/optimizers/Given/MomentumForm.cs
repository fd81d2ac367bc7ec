namespace Gradus.Optimizers;

/// <summary>The two ways to write momentum. They walk one path while the rate stays as it is, and two where it changes.</summary>
public enum MomentumForm
{
    /// <summary>Lecture 2's: the step itself has inertia, v ← βv − αg.</summary>
    Lecture,

    /// <summary>PyTorch's: the gradient has, b ← βb + g, and the rate of the day is applied to all of it.</summary>
    PyTorch,
}
