swift run App

# Rex is available.
