this does not compile and need not
