/* Preloaded into a process: tells every change beneath one folder, and refuses those it is asked to refuse.

   disk_watch(folder, log, first, last, error): from now on each change is written to the file descriptor `log`
   (-1: none) as it succeeds; the changes numbered first to last fail with `error`. disk_changes(): how many there
   were. disk_say(words): something that the process told the world, at its place among the changes.
*/
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static char under[PATH_MAX];
static int log_to = -1, refusal;
static long changes, first_refused, last_refused;

#define REAL(name) __typeof__(name) *real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

void disk_watch(const char *folder, int log, long first, long last, int error) {
    snprintf(under, sizeof under, "%s/", folder);
    log_to = log, first_refused = first, last_refused = last, refusal = error, changes = 0;
}

long disk_changes(void) { return changes; }

static int watched(const char *path) {
    char here[PATH_MAX];
    if (!under[0] || !path) return 0;
    if (path[0] != '/') {
        if (!getcwd(here, sizeof here)) return 0;
        return strncmp(here, under, strlen(under) - 1) == 0;
    }
    return strncmp(path, under, strlen(under)) == 0;
}

static int path_of(int fd, char *path) { /* also that of the folder itself */
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = under[0] ? readlink(link, path, PATH_MAX - 1) : -1;
    if (length < 0) return 0;
    path[length] = 0;
    return watched(path) || (strlen(path) == strlen(under) - 1 && !strncmp(path, under, strlen(path)));
}

static int refused(void) {
    changes++;
    if (changes < first_refused || changes > last_refused) return 0;
    errno = refusal;
    return 1;
}

static uint64_t inode_of(const char *path) {
    struct stat found;
    return lstat(path, &found) ? 0 : found.st_ino;
}

static void tell(char what, uint64_t inode, uint64_t place, const char *path, const void *more, size_t length) {
    REAL(write);
    char head[1 + 8 + 8 + 4 + 4];
    uint32_t sizes[2] = {(uint32_t)strlen(path), (uint32_t)length};
    int kept = errno;
    if (log_to < 0) return;
    head[0] = what;
    memcpy(head + 1, &inode, 8), memcpy(head + 9, &place, 8), memcpy(head + 17, sizes, 8);
    real(log_to, head, sizeof head), real(log_to, path, sizes[0]), real(log_to, more, length);
    errno = kept;
}

void disk_say(const char *words) { tell('!', 0, 0, words, "", 0); }

static int told_open(int fd, const char *path, int flags, uint64_t before) {
    char full[PATH_MAX];
    if (fd < 0 || !path_of(fd, full)) return fd;
    if ((flags & O_CREAT) && !before) tell('+', inode_of(path), 0, full, "", 0);
    if ((flags & O_TRUNC) && before) tell('<', before, 0, full, "", 0);
    return fd;
}

#define OPENING(name, arguments, call)                                                                     \
    int name arguments {                                                                                   \
        REAL(name);                                                                                        \
        mode_t mode = 0;                                                                                   \
        if (flags & (O_CREAT | __O_TMPFILE)) {                                                             \
            va_list rest;                                                                                  \
            va_start(rest, flags), mode = va_arg(rest, mode_t), va_end(rest);                              \
        }                                                                                                  \
        if (!watched(path) || !(flags & (O_CREAT | O_TRUNC))) return call;                                 \
        uint64_t before = inode_of(path);                                                                  \
        if ((!before || (flags & O_TRUNC)) && refused()) return -1;                                        \
        return told_open(call, path, flags, before);                                                       \
    }
OPENING(open, (const char *path, int flags, ...), real(path, flags, mode))
OPENING(open64, (const char *path, int flags, ...), real(path, flags, mode))
OPENING(openat, (int folder, const char *path, int flags, ...), real(folder, path, flags, mode))
OPENING(openat64, (int folder, const char *path, int flags, ...), real(folder, path, flags, mode))

static uint64_t place_of(int fd) {
    struct stat found;
    if ((fcntl(fd, F_GETFL) & O_APPEND) && !fstat(fd, &found)) return (uint64_t)found.st_size;
    return (uint64_t)lseek(fd, 0, SEEK_CUR);
}

/* a full disk takes a part first */
#define WRITING(name, arguments, where, call)                                                              \
    ssize_t name arguments {                                                                               \
        REAL(name);                                                                                        \
        char path[PATH_MAX];                                                                               \
        struct stat found;                                                                                 \
        if (fd == log_to || !path_of(fd, path) || fstat(fd, &found) || !S_ISREG(found.st_mode)) return call; \
        if (refused()) {                                                                                   \
            if (refusal != ENOSPC || changes != first_refused || last_refused == first_refused || size < 2) \
                return -1;                                                                                 \
            size /= 2;                                                                                     \
        }                                                                                                  \
        uint64_t place = where;                                                                            \
        ssize_t written = call;                                                                            \
        if (written > 0) tell('w', found.st_ino, place, path, data, (size_t)written);                      \
        return written;                                                                                    \
    }
WRITING(write, (int fd, const void *data, size_t size), place_of(fd), real(fd, data, size))
WRITING(pwrite, (int fd, const void *data, size_t size, off_t at), (uint64_t)at, real(fd, data, size, at))
WRITING(pwrite64, (int fd, const void *data, size_t size, off64_t at), (uint64_t)at, real(fd, data, size, at))

#define SYNCING(name)                                                                                      \
    int name(int fd) {                                                                                     \
        REAL(name);                                                                                        \
        char path[PATH_MAX];                                                                               \
        struct stat found;                                                                                 \
        if (!path_of(fd, path) || fstat(fd, &found)) return real(fd);                                      \
        if (refused()) return -1;                                                                          \
        int result = real(fd);                                                                             \
        if (!result) tell('s', found.st_ino, 0, path, "", 0);                                              \
        return result;                                                                                     \
    }
SYNCING(fsync)
SYNCING(fdatasync)

#define CUTTING(name, kind)                                                                                \
    int name(int fd, kind length) {                                                                        \
        REAL(name);                                                                                        \
        char path[PATH_MAX];                                                                               \
        struct stat found;                                                                                 \
        if (!path_of(fd, path) || fstat(fd, &found)) return real(fd, length);                              \
        if (refused()) return -1;                                                                          \
        int result = real(fd, length);                                                                     \
        if (!result) tell('<', found.st_ino, (uint64_t)length, path, "", 0);                               \
        return result;                                                                                     \
    }
CUTTING(ftruncate, off_t)
CUTTING(ftruncate64, off64_t)

#define NAMING(name, letter)                                                                               \
    int name(const char *old, const char *new) {                                                           \
        REAL(name);                                                                                        \
        if (!watched(old)) return real(old, new);                                                          \
        uint64_t inode = inode_of(old);                                                                    \
        if (refused()) return -1;                                                                          \
        int result = real(old, new);                                                                       \
        if (!result) tell(letter, inode, 0, old, new, strlen(new));                                        \
        return result;                                                                                     \
    }
NAMING(rename, 'r')
NAMING(link, 'l')

int unlink(const char *path) {
    REAL(unlink);
    uint64_t inode = watched(path) ? inode_of(path) : 0;
    if (!inode) return real(path);
    if (refused()) return -1;
    int result = real(path);
    if (!result) tell('-', inode, 0, path, "", 0);
    return result;
}

int mkdir(const char *path, mode_t mode) {
    REAL(mkdir);
    if (!watched(path) || inode_of(path)) return real(path, mode);
    if (refused()) return -1;
    int result = real(path, mode);
    if (!result) tell('d', inode_of(path), 0, path, "", 0);
    return result;
}
