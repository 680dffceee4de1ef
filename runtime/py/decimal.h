/* Decimal digits of doubles, shared by repr and format. */
#ifndef T2M_PY_DECIMAL_H
#define T2M_PY_DECIMAL_H

/* A positive finite number as 0.d1d2d3... * 10^point; zero is "0" with point 1. */
typedef struct decimal {
    char digits[20]; /* NUL-terminated, no trailing zeros but a single "0" */
    int count;
    int point;
} decimal;

/* The fewest digits that read back as |x|; x finite. */
decimal decimal_shortest(double x);

#endif
