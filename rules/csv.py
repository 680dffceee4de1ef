"""csv: rows out of lines and lines out of rows. What a line looks like is _csv.Format's."""
from _csv import Format


class reader:
    """The rows of lines, as lists of texts."""

    def __init__(self, csvfile, dialect="excel", *, delimiter=None, quotechar=None, escapechar=None, doublequote=True, skipinitialspace=False, lineterminator=None, quoting=-1, strict=False):
        if quoting == 2:
            raise NotImplementedError("csv.reader: QUOTE_NONNUMERIC is not known where the script is converted")
        self._format = Format(dialect, delimiter, quotechar, escapechar, lineterminator, quoting, doublequote, skipinitialspace, strict)
        self._lines = iter(csvfile)
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        row = None
        while row is None:
            try:
                line = next(self._lines)
            except StopIteration:
                row = self._format.finish()
                if row is None:
                    raise StopIteration
                return row
            self.line_num += 1
            row = self._format.feed(line)
        return row


class DictReader:
    """The rows as dicts: the keys are the fields of the first row, or given."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *, delimiter=None, quotechar=None, escapechar=None, doublequote=True, skipinitialspace=False, lineterminator=None, quoting=-1, strict=False):
        self._fieldnames = None if fieldnames is None else list(fieldnames)
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, delimiter=delimiter, quotechar=quotechar, escapechar=escapechar, doublequote=doublequote, skipinitialspace=skipinitialspace, lineterminator=lineterminator, quoting=quoting, strict=strict)

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            for row in self.reader:
                self._fieldnames = row
                break
        return self._fieldnames

    @property
    def line_num(self):
        return self.reader.line_num

    def __iter__(self):
        return self

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        while not row:
            row = next(self.reader)
        if len(row) > len(names):
            raise NotImplementedError("csv.DictReader: a row has more fields than there are names")
        values = dict(zip(names, row))
        for name in names[len(row):]:
            values[name] = self.restval
        return values


class writer:
    """Writes rows of any values as lines."""

    def __init__(self, csvfile, dialect="excel", *, delimiter=None, quotechar=None, escapechar=None, doublequote=True, skipinitialspace=False, lineterminator=None, quoting=-1, strict=False):
        self._format = Format(dialect, delimiter, quotechar, escapechar, lineterminator, quoting, doublequote, skipinitialspace, strict)
        self._file = csvfile

    def writerow(self, row):
        return self._file.write(self._format.line(row))

    def writerows(self, rows):
        for row in rows:
            self._file.write(self._format.line(row))


class DictWriter:
    """Writes dicts as lines, their values in the order of fieldnames."""

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *, delimiter=None, quotechar=None, escapechar=None, doublequote=True, skipinitialspace=False, lineterminator=None, quoting=-1, strict=False):
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError("extrasaction (%s) must be 'raise' or 'ignore'" % extrasaction)
        self.fieldnames = list(fieldnames)
        self.restval = restval
        self.extrasaction = extrasaction
        self._format = Format(dialect, delimiter, quotechar, escapechar, lineterminator, quoting, doublequote, skipinitialspace, strict)
        self._file = f

    def writeheader(self):
        return self._file.write(self._format.line(self.fieldnames))

    def writerow(self, rowdict):
        return self._file.write(self._format.dict_line(rowdict, self.fieldnames, self.restval, self.extrasaction.lower() == "raise"))

    def writerows(self, rowdicts):
        for row in rowdicts:
            self.writerow(row)
