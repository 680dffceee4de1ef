/* What a data set lacks on disk, from where torchvision has it. */
#ifndef T2M_DOWNLOAD_H
#define T2M_DOWNLOAD_H

/* Fetches folder/file from the first of the mirrors (addresses that end in '/'; the last is NULL) that gives it whole; the folder is made.
 * $T2M_DATA_MIRROR, if set, is the only one: an address or, with file://, a folder. A file that is there is left alone, and one appears
 * under its name only when it is whole. gzip: its checksum is looked at. RuntimeError that says what each mirror answered. */
void data_download(const char *folder, const char *file, const char *const mirrors[]);

/* Unpacks a .tar.gz archive into the folder. OSError, or RuntimeError if it is damaged. */
void data_unpack(const char *path, const char *folder);

#endif
