"""How long whole sites take to build, beside two known generators on the same articles."""
