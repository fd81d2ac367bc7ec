[assembly: NotCovered("functions", Case.BadInput, "Every double is allowed: infinities and NaN are results, not errors.")]
[assembly: NotCovered("topological-order", Case.Lecture, "The lectures draw orders of a graph and fix none.")]
[assembly: NotCovered("topological-order", Case.BadInput, "The method takes no arguments.")]
[assembly: NotCovered("backward", Case.BadInput, "The methods take no arguments.")]
