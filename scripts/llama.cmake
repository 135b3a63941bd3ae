# Read by CMake at the beginning of llama-cpp-python's own project (scripts/setup names it): that asks for what llama.cpp's programs
# have in common, a cache entry that nobody can set otherwise; a variable of this name goes before it.
set(LLAMA_BUILD_COMMON OFF)
