// Everything stands in Adam.cs.
