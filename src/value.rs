//! Values: the smallest parsed things everything else is made of.
