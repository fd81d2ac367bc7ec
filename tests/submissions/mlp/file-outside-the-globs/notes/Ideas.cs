class Ideas;
