/* Random numbers: the expected values are those that MLX 0.31.2 gives for the same keys. */
#include "support.h"

static mlx_array key_42(void)
{
    mlx_array key = mlx_array_new();
    mlx_random_key(&key, 42);
    return key;
}

Test(random, split_gives_the_documented_keys)
{
    mlx_array key = mlx_array_new(), both = mlx_array_new(), first = mlx_array_new(),
              second = mlx_array_new();
    mlx_random_key(&key, 0);
    mlx_random_split_num(&both, key, 2, S);
    EXPECT(both, 4146024105, 967050713, 2718843009, 1272950319);
    mlx_random_split(&first, &second, key, S);
    EXPECT(second, 2718843009, 1272950319);
    mlx_random_key(&key, 42);
    mlx_random_split_num(&both, key, 3, S);
    EXPECT(both, 3134548294, 3733159049, 3746501087, 894150801, 801545058, 2363201431);
    mlx_array_free(key);
    mlx_array_free(both);
    mlx_array_free(first);
    mlx_array_free(second);
}

Test(random, distributions_match_mlx)
{
    mlx_array key = key_42(), r = mlx_array_new(), low = mlx_array_new_float(-2),
              high = mlx_array_new_float(3);
    mlx_random_uniform(&r, low, high, (int[]){5}, 1, MLX_FLOAT32, key, S);
    EXPECT(r, 1.6490943431854248, 2.3459692001342773, -1.0178097486495972, -0.9590715169906616,
           -1.0668786764144897);
    mlx_random_normal(&r, (int[]){5}, 1, MLX_FLOAT32, 1, 2, key, S);
    EXPECT(r, 2.2245306968688965, 3.2451772689819336, -0.7088260650634766, -0.6254647970199585,
           -0.7808094024658203);
    mlx_random_gumbel(&r, (int[]){3}, 1, MLX_FLOAT32, key, S);
    EXPECT(r, 0.5890136957168579, -0.8333455324172974, -1.037598729133606);
    mlx_random_laplace(&r, (int[]){4}, 1, MLX_FLOAT32, 0, 1, key, S);
    EXPECT(r, -0.1605079025030136, -1.2492321729660034, 2.129283905029297, 2.081753969192505);
    mlx_array_set_float(&low, -1);
    mlx_array_set_float(&high, 2);
    mlx_random_truncated_normal(&r, low, high, (int[]){4}, 1, MLX_FLOAT32, key, S);
    EXPECT(r, 0.3282715678215027, 1.0798438787460327, -0.8157208561897278, -0.8074652552604675);
    mlx_array_set_float(&low, 0);
    mlx_array_set_float(&high, 1);
    mlx_random_uniform(&r, low, high, (int[]){3}, 1, MLX_FLOAT16, key, S);
    EXPECT(r, 0.57421875, 0.10015869140625, 0.0594482421875);
    mlx_array_free(key);
    mlx_array_free(r);
    mlx_array_free(low);
    mlx_array_free(high);
}

Test(random, discrete_distributions_match_mlx)
{
    mlx_array key = key_42(), r = mlx_array_new(), a = mlx_array_new_float(0.3f), b = mlx_array_new_int(10);
    mlx_random_bernoulli(&r, a, (int[]){9}, 1, key, S);
    EXPECT(r, 0, 0, 1, 0, 0, 1, 0, 1, 0);
    cr_expect_eq(mlx_array_dtype(r), MLX_BOOL);
    mlx_array_set_int(&a, 0);
    mlx_random_randint(&r, a, b, (int[]){9}, 1, MLX_INT32, key, S);
    EXPECT(r, 6, 3, 1, 8, 7, 1, 3, 2, 6);
    mlx_random_permutation_arange(&r, 6, key, S);
    EXPECT(r, 4, 3, 5, 0, 1, 2);
    mlx_array logits = FLOATS((2, 3), 0.1f, 2, 0.3f, 1, 1, 1);
    mlx_random_categorical(&r, logits, -1, key, S);
    EXPECT(r, 1, 2);
    mlx_random_categorical_num_samples(&r, logits, -1, 4, key, S);
    EXPECT(r, 0, 1, 0, 1, 2, 1, 2, 0);
    mlx_random_categorical_shape(&r, logits, -1, (int[]){3, 2}, 2, key, S);
    EXPECT(r, 1, 2, 1, 2, 2, 2);
    mlx_array_free(key);
    mlx_array_free(r);
    mlx_array_free(a);
    mlx_array_free(b);
    mlx_array_free(logits);
}

Test(random, the_global_key_is_split_at_each_use)
{
    mlx_array low = mlx_array_new_float(0), high = mlx_array_new_float(1), r = mlx_array_new();
    mlx_random_seed(7);
    mlx_random_uniform(&r, low, high, (int[]){2}, 1, MLX_FLOAT32, mlx_array_empty, S);
    EXPECT(r, 0.514767050743103, 0.0784912109375);
    mlx_random_uniform(&r, low, high, (int[]){2}, 1, MLX_FLOAT32, mlx_array_empty, S);
    EXPECT(r, 0.8012937307357788, 0.18442964553833008);
    mlx_array_free(low);
    mlx_array_free(high);
    mlx_array_free(r);
}
