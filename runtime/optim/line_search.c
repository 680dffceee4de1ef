/* The line search of LBFGS: brackets a step for which the strong Wolfe conditions hold, then narrows the bracket by cubic interpolation. */
#include "lbfgs.h"

#include <math.h>

/* ---- numbers */

static scalar rounded(scalar a, scalar b, double value)
{
    bool is_tensor = a.is_tensor || b.is_tensor;
    return (scalar){is_tensor ? (double)(float)value : value, is_tensor};
}

/* An operand as the operation sees it. */
static double seen(scalar x, scalar other)
{
    return other.is_tensor ? (double)(float)x.value : x.value;
}

scalar scalar_add(scalar a, scalar b)
{
    return rounded(a, b, seen(a, b) + seen(b, a));
}

scalar scalar_sub(scalar a, scalar b)
{
    return rounded(a, b, seen(a, b) - seen(b, a));
}

scalar scalar_mul(scalar a, scalar b)
{
    return rounded(a, b, seen(a, b) * seen(b, a));
}

scalar scalar_div(scalar a, scalar b)
{
    return rounded(a, b, seen(a, b) / seen(b, a));
}

scalar scalar_min(scalar a, scalar b)
{
    return b.value < a.value ? b : a;
}

scalar scalar_max(scalar a, scalar b)
{
    return b.value > a.value ? b : a;
}

static scalar number(double value)
{
    return (scalar){value, false};
}

/* ---- points */

typedef struct point {
    scalar step;
    double loss;
    mx_array gradient;
    scalar slope;
} point;

static point point_at(line_search *self, scalar step)
{
    point p = {.step = step};
    p.loss = self->evaluate(self->context, step, &p.gradient, &p.slope);
    self->evaluations++;
    return p;
}

static point start_of(const line_search *self)
{
    return (point){.step = number(0), .loss = self->loss, .gradient = self->gradient, .slope = self->slope};
}

/* Between low and high: where the cubic through both points, with their slopes, is least. */
static scalar interpolate(point a, point b, scalar low, scalar high)
{
    scalar span = scalar_sub(a.step, b.step);
    scalar d1 = scalar_sub(scalar_add(a.slope, b.slope), scalar_div(number(3 * (a.loss - b.loss)), span));
    scalar square = scalar_sub(scalar_mul(d1, d1), scalar_mul(a.slope, b.slope));
    if (!(square.value >= 0))
        return scalar_div(scalar_add(low, high), number(2));
    scalar d2 = {(double)sqrtf((float)square.value), true};
    bool ordered = a.step.value <= b.step.value;
    point first = ordered ? a : b, last = ordered ? b : a;
    scalar above = scalar_sub(scalar_add(last.slope, d2), d1);
    scalar below = scalar_add(scalar_sub(last.slope, first.slope), scalar_mul(number(2), d2));
    scalar least = scalar_sub(last.step, scalar_mul(scalar_sub(last.step, first.step), scalar_div(above, below)));
    return scalar_min(scalar_max(least, low), high);
}

/* ---- the conditions */

static const double SUFFICIENT_DECREASE = 1e-4, CURVATURE = 0.9, SMALLEST_CHANGE = 1e-9;

static bool decreases_too_little(const line_search *self, point p)
{
    scalar line = scalar_add(number(self->loss), scalar_mul(scalar_mul(number(SUFFICIENT_DECREASE), p.step), self->slope));
    return p.loss > line.value;
}

static bool is_flat(const line_search *self, point p)
{
    return fabs(p.slope.value) <= scalar_mul(number(-CURVATURE), self->slope).value;
}

/* ---- the search */

typedef struct bracket {
    point ends[2];
    int low; /* the end with the smaller loss */
    bool is_found; /* ends[0] alone */
} bracket;

static bracket bracket_of(point a, point b)
{
    return (bracket){.ends = {a, b}, .low = a.loss <= b.loss ? 0 : 1};
}

/* Steps further and further, until the conditions hold or the least loss lies between two steps. */
static bracket widen(line_search *self, scalar step, int64_t *turns)
{
    point before = start_of(self), here = point_at(self, step);
    for (*turns = 0; *turns < self->max_evaluations; ++*turns) {
        if (decreases_too_little(self, here) || (*turns > 1 && here.loss >= before.loss))
            return bracket_of(before, here);
        if (is_flat(self, here))
            return (bracket){.ends = {here, here}, .is_found = true};
        if (here.slope.value >= 0)
            return bracket_of(before, here);
        scalar least = scalar_add(here.step, scalar_mul(number(0.01), scalar_sub(here.step, before.step)));
        scalar next = interpolate(before, here, least, scalar_mul(here.step, number(10)));
        before = here;
        here = point_at(self, next);
    }
    return bracket_of(start_of(self), here);
}

/* A step near an end of the bracket, for the second time or beyond it, is taken a tenth of the bracket away from there. */
static scalar kept_inside(scalar step, scalar low, scalar high, bool *was_near)
{
    scalar margin = scalar_mul(number(0.1), scalar_sub(high, low));
    scalar to_high = scalar_sub(high, step), to_low = scalar_sub(step, low);
    bool is_near = scalar_min(to_high, to_low).value < margin.value;
    bool is_pushed = is_near && (*was_near || step.value >= high.value || step.value <= low.value);
    *was_near = is_near && !is_pushed;
    if (!is_pushed)
        return step;
    return fabs(to_high.value) < fabs(to_low.value) ? scalar_sub(high, margin) : scalar_add(low, margin);
}

/* Puts the new point in the place of an end; true if the conditions hold there. */
static bool narrow(const line_search *self, bracket *b, point p)
{
    point *low = &b->ends[b->low], *high = &b->ends[1 - b->low];
    if (decreases_too_little(self, p) || p.loss >= low->loss) {
        *high = p;
        b->low = b->ends[0].loss <= b->ends[1].loss ? 0 : 1;
        return false;
    }
    bool is_done = is_flat(self, p);
    if (!is_done && scalar_mul(p.slope, scalar_sub(high->step, low->step)).value >= 0)
        *high = *low;
    *low = p;
    return is_done;
}

double line_search_run(line_search *self, scalar step)
{
    int64_t turns;
    bracket b = widen(self, step, &turns);
    bool was_near = false, is_done = b.is_found;
    for (; !is_done && turns < self->max_evaluations; turns++) {
        scalar first = b.ends[0].step, second = b.ends[1].step;
        if (fabs(scalar_sub(second, first).value) * self->direction_size < SMALLEST_CHANGE)
            break;
        scalar low = scalar_min(first, second), high = scalar_max(first, second);
        bool ordered = first.value <= second.value;
        scalar next = interpolate(b.ends[0], b.ends[1], ordered ? first : second, ordered ? second : first);
        is_done = narrow(self, &b, point_at(self, kept_inside(next, low, high, &was_near)));
    }
    point best = b.ends[b.low];
    self->step = best.step;
    self->gradient = best.gradient;
    return best.loss;
}
