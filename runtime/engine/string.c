/* The strings of the public API, and the version. */
#include <stdlib.h>
#include <string.h>

#include "mlx/c/string.h"
#include "mlx/c/version.h"

mlx_string mlx_string_new(void)
{
    return (mlx_string){NULL};
}

mlx_string mlx_string_new_data(const char *str)
{
    return (mlx_string){strdup(str)};
}

int mlx_string_set(mlx_string *str, const mlx_string src)
{
    char *copy = src.ctx ? strdup(src.ctx) : NULL;
    free(str->ctx);
    str->ctx = copy;
    return src.ctx && !copy;
}

const char *mlx_string_data(mlx_string str)
{
    return str.ctx ? str.ctx : "";
}

int mlx_string_free(mlx_string str)
{
    free(str.ctx);
    return 0;
}

int mlx_version(mlx_string *str_)
{
    return mlx_string_set(str_, (mlx_string){"0.31.2"});
}
