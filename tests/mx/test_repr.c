/* print(tensor): PyTorch's text, recorded by hand from PyTorch 2.13. */
#include <criterion/criterion.h>

#include <math.h>
#include <string.h>

#include "t2m/mx.h"

#define EXPECT(x, text) cr_assert_str_eq(py_text(mx_repr(x)), (text))

Test(repr, floats)
{
    EXPECT(mx_tensor(3.5), "tensor(3.5000)");
    EXPECT(mx_tensor(py_floats(1, 2, 3)), "tensor([1., 2., 3.])");
    EXPECT(mx_tensor(py_floats(1.5, -2.25, 1000)), "tensor([   1.5000,   -2.2500, 1000.0000])");
    EXPECT(mx_tensor(py_floats(-0.5, 0)), "tensor([-0.5000,  0.0000])");
    EXPECT(mx_tensor(py_floats(NAN, 1, INFINITY)), "tensor([nan, 1., inf])");
    EXPECT(mx_tensor_as(py_floats(0.1, 0.25), MX_FLOAT64), "tensor([0.1000, 0.2500], dtype=torch.float64)");
}

Test(repr, exponents)
{
    EXPECT(mx_tensor(py_floats(1e-5, 1)), "tensor([1.0000e-05, 1.0000e+00])");
    EXPECT(mx_tensor(py_floats(1e10, 1)), "tensor([1.0000e+10, 1.0000e+00])");
    EXPECT(mx_tensor(py_floats(1, 0.5, 2000)), "tensor([1.0000e+00, 5.0000e-01, 2.0000e+03])");
    EXPECT(mx_tensor(py_floats(0.00001234)), "tensor([1.2340e-05])");
    EXPECT(mx_tensor(py_floats(123456789.0)), "tensor([1.2346e+08])");
}

Test(repr, ints_and_bools)
{
    EXPECT(mx_tensor(7), "tensor(7)");
    EXPECT(mx_tensor((bool)true), "tensor(True)");
    EXPECT(mx_tensor(py_bools(true, false)), "tensor([ True, False])");
    EXPECT(mx_tensor(py_objects(py_ints(1, 2), py_ints(30, 4))), "tensor([[ 1,  2],\n        [30,  4]])");
    EXPECT(mx_tensor_as(py_ints(1, 2), MX_INT32), "tensor([1, 2], dtype=torch.int32)");
}

Test(repr, shapes)
{
    EXPECT(mx_zeros(MX_FLOAT32, 0), "tensor([])");
    EXPECT(mx_zeros(MX_FLOAT32, 0, 3), "tensor([], size=(0, 3))");
    EXPECT(mx_reshape(mx_arange(0.0, 12, 1), 2, 2, 3), "tensor([[[ 0.,  1.,  2.],\n"
                                                       "         [ 3.,  4.,  5.]],\n"
                                                       "\n"
                                                       "        [[ 6.,  7.,  8.],\n"
                                                       "         [ 9., 10., 11.]]])");
    EXPECT(mx_arange(0, 30, 1),
           "tensor([ 0,  1,  2,  3,  4,  5,  6,  7,  8,  9, 10, 11, 12, 13, 14, 15, 16, 17,\n"
           "        18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29])");
}

Test(repr, summaries)
{
    EXPECT(mx_arange(0, 2000, 1), "tensor([   0,    1,    2,  ..., 1997, 1998, 1999])");
    const char *text = py_text(mx_repr(mx_reshape(mx_arange(0.0, 1200, 1), 40, 30)));
    const char *start = "tensor([[0.0000e+00, 1.0000e+00, 2.0000e+00,  ..., 2.7000e+01, 2.8000e+01,\n"
                        "         2.9000e+01],\n";
    cr_assert_eq(strncmp(text, start, strlen(start)), 0, "%s", text);
    cr_assert_not_null(strstr(text, "8.9000e+01],\n        ...,\n        [1.1100e+03, "), "%s", text);
}
