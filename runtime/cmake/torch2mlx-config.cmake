# find_package(torch2mlx): the target torch2mlx::runtime. The runtime is static, so what it was built with must be found again,
# under the same names.
include(CMakeFindDependencyMacro)
find_dependency(Threads)
find_dependency(ZLIB)
find_package(OpenMP QUIET COMPONENTS C)
find_dependency(PkgConfig)
pkg_check_modules(JANSSON QUIET IMPORTED_TARGET jansson)
pkg_check_modules(OPENBLAS QUIET IMPORTED_TARGET openblas)
pkg_check_modules(UTF8PROC QUIET IMPORTED_TARGET libutf8proc)
pkg_check_modules(LIBZIP QUIET IMPORTED_TARGET libzip)
pkg_check_modules(ZLIB QUIET IMPORTED_TARGET zlib)
include(${CMAKE_CURRENT_LIST_DIR}/torch2mlx-targets.cmake)
