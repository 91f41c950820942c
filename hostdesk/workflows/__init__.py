"""What a host does, one verb a function: values in, a Change out; window and command line share them."""
