/* Functions written to files and read again. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "support.h"

/* softmax(x @ w + 1) summed over rows, and qr's factors of x: a constant, a view, several outputs */
static int model(mlx_vector_array *res, const mlx_vector_array in)
{
    mlx_array x = mlx_array_new(), w = mlx_array_new(), one = mlx_array_new_float(1), r = mlx_array_new(), q = mlx_array_new(), u = mlx_array_new();
    int status = mlx_vector_array_get(&x, in, 0) || mlx_vector_array_get(&w, in, 1) || mlx_transpose(&w, w, S) || mlx_matmul(&r, x, w, S) ||
                 mlx_add(&r, r, one, S) || mlx_softmax_axis(&r, r, 1, true, S) || mlx_sum_axis(&r, r, 0, false, S) || mlx_linalg_qr(&q, &u, x, S);
    *res = mlx_vector_array_new_data((mlx_array[]){r, u}, 2);
    for (int i = 0; i < 6; i++)
        mlx_array_free((mlx_array[]){x, w, one, r, q, u}[i]);
    return status;
}

/* The scaled norm of rows: x / sqrt(mean(x^2)), flattened */
static int plain(mlx_vector_array *res, const mlx_vector_array in)
{
    mlx_array x = mlx_array_new(), r = mlx_array_new();
    int status = mlx_vector_array_get(&x, in, 0) || mlx_square(&r, x, S) || mlx_sum_axis(&r, r, -1, true, S) || mlx_sqrt(&r, r, S) ||
                 mlx_divide(&r, x, r, S) || mlx_flatten(&r, r, 0, -1, S);
    *res = mlx_vector_array_new_value(r);
    mlx_array_free(x);
    mlx_array_free(r);
    return status;
}

static int named(mlx_vector_array *res, const mlx_vector_array args, const mlx_map_string_to_array kwargs)
{
    mlx_array x = mlx_array_new(), y = mlx_array_new();
    int status = mlx_vector_array_get(&x, args, 0) || mlx_map_string_to_array_get(&y, kwargs, "y") || mlx_subtract(&x, x, y, S) ||
                 mlx_map_string_to_array_get(&y, kwargs, "factor") || mlx_multiply(&x, x, y, S);
    *res = mlx_vector_array_new_value(x);
    mlx_array_free(x);
    mlx_array_free(y);
    return status;
}

static char *file_name(void)
{
    static char name[64];
    snprintf(name, sizeof name, "/tmp/t2m-export-%d", (int)getpid());
    return name;
}

static void expect_same(mlx_vector_array a, mlx_vector_array b)
{
    cr_assert_eq(mlx_vector_array_size(a), mlx_vector_array_size(b));
    for (size_t i = 0; i < mlx_vector_array_size(a); i++) {
        mlx_array x = mlx_array_new(), y = mlx_array_new(), same = mlx_array_new();
        bool equal = false;
        mlx_vector_array_get(&x, a, i);
        mlx_vector_array_get(&y, b, i);
        mlx_array_equal(&same, x, y, true, S);
        mlx_array_item_bool(&equal, same);
        cr_expect(equal, "result %zu", i);
        mlx_array_free(x);
        mlx_array_free(y);
        mlx_array_free(same);
    }
}

Test(export, a_function_comes_back)
{
    mlx_closure f = mlx_closure_new_func(model);
    mlx_array x = sample((int[]){4, 3}, 2, MLX_FLOAT32, 1), w = sample((int[]){5, 3}, 2, MLX_FLOAT32, 2), other = sample((int[]){3, 3}, 2, MLX_FLOAT32, 3);
    mlx_vector_array in = mlx_vector_array_new_data((mlx_array[]){x, w}, 2), wrong = mlx_vector_array_new_data((mlx_array[]){other, w}, 2);
    mlx_vector_array expected = mlx_vector_array_new(), out = mlx_vector_array_new();
    cr_assert_eq(mlx_export_function(file_name(), f, in, false), 0);
    mlx_imported_function g = mlx_imported_function_new(file_name());
    cr_assert(g.ctx);
    cr_assert_eq(mlx_imported_function_apply(&out, g, in), 0);
    cr_assert_eq(mlx_closure_apply(&expected, f, in), 0);
    expect_same(out, expected);
    catch_errors();
    cr_expect_eq(mlx_imported_function_apply(&out, g, wrong), 1);
    mlx_imported_function_free(g);
    mlx_vector_array_free(in);
    mlx_vector_array_free(wrong);
    mlx_vector_array_free(expected);
    mlx_vector_array_free(out);
    mlx_array_free(x);
    mlx_array_free(w);
    mlx_array_free(other);
    mlx_closure_free(f);
    unlink(file_name());
}

Test(export, shapes_may_change_and_kinds_are_told_apart)
{
    mlx_closure f = mlx_closure_new_func(plain);
    mlx_vector_array expected = mlx_vector_array_new(), out = mlx_vector_array_new();
    mlx_function_exporter e = mlx_function_exporter_new(file_name(), f, true);
    for (int dtype = 0; dtype < 2; dtype++) {
        mlx_array x = sample((int[]){2, 3}, 2, dtype ? MLX_FLOAT64 : MLX_FLOAT32, 1);
        mlx_vector_array in = mlx_vector_array_new_value(x);
        cr_expect_eq(mlx_function_exporter_apply(e, in), 0);
        mlx_vector_array_free(in);
        mlx_array_free(x);
    }
    mlx_function_exporter_free(e);
    mlx_imported_function g = mlx_imported_function_new(file_name());
    for (int rows = 1; rows < 6; rows++) {
        mlx_array x = sample((int[]){rows, 4}, 2, rows % 2 ? MLX_FLOAT64 : MLX_FLOAT32, 7);
        mlx_vector_array in = mlx_vector_array_new_value(x);
        cr_expect_eq(mlx_imported_function_apply(&out, g, in), 0);
        cr_expect_eq(mlx_closure_apply(&expected, f, in), 0);
        expect_same(out, expected);
        mlx_vector_array_free(in);
        mlx_array_free(x);
    }
    mlx_imported_function_free(g);
    mlx_vector_array_free(expected);
    mlx_vector_array_free(out);
    mlx_closure_free(f);
    unlink(file_name());
}

Test(export, arguments_have_names)
{
    mlx_closure_kwargs f = mlx_closure_kwargs_new_func(named);
    mlx_array x = FLOATS((2), 5, 6), y = FLOATS((2), 1, 2), factor = mlx_array_new_float(10), r = mlx_array_new();
    mlx_vector_array in = mlx_vector_array_new_value(x), out = mlx_vector_array_new();
    mlx_map_string_to_array kwargs = mlx_map_string_to_array_new();
    mlx_map_string_to_array_insert(kwargs, "y", y);
    mlx_map_string_to_array_insert(kwargs, "factor", factor);
    cr_assert_eq(mlx_export_function_kwargs(file_name(), f, in, kwargs, false), 0);
    mlx_imported_function g = mlx_imported_function_new(file_name());
    cr_assert_eq(mlx_imported_function_apply_kwargs(&out, g, in, kwargs), 0);
    mlx_vector_array_get(&r, out, 0);
    EXPECT(r, 40, 40);
    catch_errors();
    cr_expect_eq(mlx_imported_function_apply(&out, g, in), 1);
    mlx_imported_function_free(g);
    mlx_map_string_to_array_free(kwargs);
    mlx_vector_array_free(in);
    mlx_vector_array_free(out);
    for (int i = 0; i < 4; i++)
        mlx_array_free((mlx_array[]){x, y, factor, r}[i]);
    mlx_closure_kwargs_free(f);
    unlink(file_name());
}

/* Every cut is an error. */
Test(export, damaged_files_are_errors)
{
    catch_errors();
    mlx_closure f = mlx_closure_new_func(model);
    mlx_array x = sample((int[]){4, 3}, 2, MLX_FLOAT32, 1), w = sample((int[]){5, 3}, 2, MLX_FLOAT32, 2);
    mlx_vector_array in = mlx_vector_array_new_data((mlx_array[]){x, w}, 2);
    char data[4096];
    cr_assert_eq(mlx_export_function(file_name(), f, in, false), 0);
    FILE *file = fopen(file_name(), "rb");
    size_t size = fread(data, 1, sizeof data, file);
    fclose(file);
    for (size_t cut = 0; cut < size; cut += 3) {
        file = fopen(file_name(), "wb");
        fwrite(data, 1, cut, file);
        fclose(file);
        mlx_imported_function g = mlx_imported_function_new(file_name());
        cr_expect(!g.ctx, "cut at %zu", cut);
    }
    unlink(file_name());
    cr_expect(!mlx_imported_function_new(file_name()).ctx);
    mlx_vector_array_free(in);
    mlx_array_free(x);
    mlx_array_free(w);
    mlx_closure_free(f);
}
