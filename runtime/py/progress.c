/* tqdm's bar as it looks where stderr is no terminal: ten characters wide. */
#include "t2m/py_progress.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

#include "t2m/py_error.h"
#include "t2m/py_os.h"

static void progress_destroy(void *self)
{
    py_progress *bar = self;
    t2m_release((void *)bar->desc);
    t2m_release((void *)bar->postfix);
    t2m_release((void *)bar->unit);
}

static const t2m_kind progress_kind = {.name = "tqdm", .destroy = progress_destroy};

static void add_duration(py_builder *b, double seconds)
{
    int64_t s = (int64_t)seconds;
    if (s >= 3600)
        py_builder_printf(b, "%" PRId64 ":%02d:%02d", s / 3600, (int)(s / 60 % 60), (int)(s % 60));
    else
        py_builder_printf(b, "%02d:%02d", (int)(s / 60), (int)(s % 60));
}

/* A count in three digits and a prefix: 999, 1.50k, 23.4M. */
static void add_scaled(py_builder *b, double count, double divisor)
{
    static const char *const prefixes[] = {"", "k", "M", "G", "T", "P", "E", "Z"};
    for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++, count /= divisor) {
        double size = fabs(count);
        if (size < 999.5) {
            py_builder_printf(b, "%.*f%s", size < 9.995 ? 2 : size < 99.95 ? 1 : 0, count, prefixes[i]);
            return;
        }
    }
    py_builder_printf(b, "%.1fY", count);
}

static void add_count(py_builder *b, const py_progress *bar, int64_t count)
{
    if (bar->unit_scale == 1)
        add_scaled(b, (double)count, bar->unit_divisor);
    else if (bar->unit_scale != 0)
        py_builder_printf(b, "%.12g", (double)count * bar->unit_scale);
    else
        py_builder_printf(b, "%" PRId64, count);
}

/* "12.34it/s", or "2.50s/it" where one takes longer than a second. */
static void add_rate(py_builder *b, const py_progress *bar, double rate)
{
    const char *unit = bar->unit != NULL ? bar->unit->text : "it";
    if (bar->unit_scale != 0)
        rate *= bar->unit_scale;
    if (rate <= 0) {
        py_builder_printf(b, ", ?%s/s", unit);
        return;
    }
    double shown = rate < 1 ? 1 / rate : rate;
    py_builder_text(b, ", ");
    if (bar->unit_scale == 1)
        add_scaled(b, shown, bar->unit_divisor);
    else
        py_builder_printf(b, "%5.2f", shown);
    py_builder_printf(b, rate < 1 ? "s/%s" : "%s/s", unit);
}

static void add_bar(py_builder *b, double fraction)
{
    static const char *const eighths[] = {" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    int filled = (int)(fraction * 80);
    py_builder_printf(b, "%3.0f%%|", fraction * 100);
    for (int i = 0; i < 10; i++)
        py_builder_text(b, filled >= 8 * (i + 1) ? "█" : filled > 8 * i ? eighths[filled - 8 * i] : " ");
    py_builder_char(b, '|');
}

static void draw(py_progress *bar)
{
    py_builder b = {0};
    double elapsed = time_perf_counter() - bar->start, rate = elapsed > 0 ? (double)bar->n / elapsed : 0;
    bool has_total = bar->total > 0 && bar->n <= bar->total;
    if (bar->desc != NULL && bar->desc->size > 0)
        py_builder_printf(&b, "%s: ", bar->desc->text);
    if (has_total) {
        add_bar(&b, (double)bar->n / (double)bar->total);
        py_builder_char(&b, ' ');
        add_count(&b, bar, bar->n);
        py_builder_char(&b, '/');
        add_count(&b, bar, bar->total);
    } else {
        add_count(&b, bar, bar->n);
        py_builder_text(&b, bar->unit != NULL ? bar->unit->text : "it");
    }
    py_builder_text(&b, " [");
    add_duration(&b, elapsed);
    if (has_total) {
        py_builder_char(&b, '<');
        if (rate > 0)
            add_duration(&b, (double)(bar->total - bar->n) / rate);
        else
            py_builder_char(&b, '?');
    }
    add_rate(&b, bar, rate);
    if (bar->postfix != NULL && bar->postfix->size > 0)
        py_builder_printf(&b, ", %s", bar->postfix->text);
    fprintf(stderr, "\r%.*s]", (int)b.size, b.text);
    fflush(stderr);
    py_builder_free(&b);
    bar->drawn = time_perf_counter();
}

py_progress *py_progress_new_with(int64_t total, const py_progress_options *options)
{
    py_progress *bar = T2M_NEW(py_progress, &progress_kind);
    bar->total = total;
    bar->n = options->initial;
    bar->desc = t2m_retain(options->desc);
    bar->unit = t2m_retain(options->unit);
    bar->unit_scale = options->unit_scale;
    bar->unit_divisor = options->unit_divisor != 0 ? (double)options->unit_divisor : 1000;
    bar->is_off = options->disable;
    bar->leaves_nothing = options->erase;
    bar->start = time_perf_counter();
    if (!bar->is_off) {
        fflush(stdout);
        draw(bar);
    }
    return bar;
}

void py_progress_refresh(py_progress *bar)
{
    if (!bar->is_off && !bar->is_closed)
        draw(bar);
}

void py_progress_update(py_progress *bar, int64_t n)
{
    if (bar->is_off)
        return; /* a bar that is off does not count either */
    bar->n += n;
    if (!bar->is_closed && time_perf_counter() - bar->drawn >= 0.1)
        draw(bar);
}

void py_progress_step(py_progress *bar)
{
    if (bar->is_begun)
        py_progress_update(bar, 1);
    bar->is_begun = true;
}

void py_progress_close(py_progress *bar)
{
    if (bar->is_closed)
        return;
    if (!bar->is_off) {
        bar->n += bar->is_begun;
        draw(bar);
        fputs(bar->leaves_nothing ? "\r" : "\n", stderr);
    }
    bar->is_closed = true;
}

void py_progress_reset(py_progress *bar, int64_t total)
{
    bar->n = 0;
    bar->is_begun = bar->is_closed = false;
    bar->total = total >= 0 ? total : bar->total;
    bar->start = time_perf_counter();
}

void py_progress_set_description(py_progress *bar, py_str desc)
{
    t2m_set(&bar->desc, desc);
    py_progress_update(bar, 0);
}

void py_progress_set_postfix(py_progress *bar, py_str text)
{
    t2m_set(&bar->postfix, text);
    py_progress_update(bar, 0);
}

void py_progress_write(py_str text)
{
    printf("%s\n", py_text(text));
}
