[assembly: NotCovered("accuracy", Case.BadInput, "It has no argument, and a confusion matrix that exists is valid.")]
[assembly: NotCovered("balanced-accuracy", Case.BadInput, "It has no argument, and a confusion matrix that exists is valid.")]
