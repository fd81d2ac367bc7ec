// See Objective.cs.
