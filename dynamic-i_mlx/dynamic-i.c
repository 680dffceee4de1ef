/* Made from dynamic-i.py by torch2mlx. */
#include <stdio.h>

#include "t2m/mx.h"
#include "t2m/py.h"

int main(int argc, char **argv)
{
    t2m_start(argc, argv, "dynamic-i.py");
    mx_array r = mx_tensor(py_floats(1.5, 2.0));
    printf("%s\n", py_text(mx_repr(r)));
    return 0;
}
