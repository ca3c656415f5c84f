/* Loaded into the program before its libraries: makes what it does with one database and the files beside
   it fail as the system would, when and how the test says in a file that both have mapped. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>

enum { NOTHING, WRITE, SYNC, READ, OPEN, RENAME, LOCK };

struct control {
    int32_t operation; /* what fails */
    int32_t error;     /* how it fails */
    int32_t skip;      /* how many of them go well before */
    int32_t hits;      /* how many have failed */
};

static struct control *control;
static const char *database;

__attribute__((constructor)) static void begin(void) {
    const char *path = getenv("FAULTS_CONTROL");
    database = getenv("FAULTS_DATABASE");
    if (!path || !database) return;
    int fd = open(path, O_RDWR);
    if (fd < 0) return;
    void *mapped = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (mapped != MAP_FAILED) control = mapped;
    close(fd);
}

static int fails_at(int operation, const char *path) {
    if (!control || control->operation != operation) return 0;
    if (strncmp(path, database, strlen(database)) != 0) return 0;
    if (__atomic_fetch_sub(&control->skip, 1, __ATOMIC_SEQ_CST) > 0) return 0;
    __atomic_fetch_add(&control->hits, 1, __ATOMIC_SEQ_CST);
    errno = control->error;
    return 1;
}

static int fails(int operation, int fd) {
    char link[64], target[4096];
    if (!control || control->operation != operation) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, target, sizeof target - 1);
    if (length < 0) return 0;
    target[length] = 0;
    return fails_at(operation, target);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define FAULTY(operation, type, name, parameters, ...)          \
    type name parameters {                                      \
        return fails(operation, fd) ? -1 : REAL(name)(__VA_ARGS__); \
    }

FAULTY(WRITE, ssize_t, write, (int fd, const void *bytes, size_t count), fd, bytes, count)
FAULTY(WRITE, ssize_t, pwrite, (int fd, const void *bytes, size_t count, off_t at), fd, bytes, count, at)
FAULTY(WRITE, ssize_t, pwrite64, (int fd, const void *bytes, size_t count, off64_t at), fd, bytes, count, at)
FAULTY(WRITE, int, ftruncate, (int fd, off_t length), fd, length)
FAULTY(WRITE, int, ftruncate64, (int fd, off64_t length), fd, length)
FAULTY(SYNC, int, fsync, (int fd), fd)
FAULTY(SYNC, int, fdatasync, (int fd), fd)
FAULTY(READ, ssize_t, read, (int fd, void *bytes, size_t count), fd, bytes, count)
FAULTY(READ, ssize_t, pread, (int fd, void *bytes, size_t count, off_t at), fd, bytes, count, at)
FAULTY(READ, ssize_t, pread64, (int fd, void *bytes, size_t count, off64_t at), fd, bytes, count, at)

/* Files opened to be read stay as they were: what fails is what the program is about to write. */
#define OPENING(name, parameters, path, flags, ...)                          \
    int name parameters {                                                    \
        va_list more;                                                        \
        va_start(more, flags);                                               \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0; \
        va_end(more);                                                        \
        int writes = (flags & O_ACCMODE) != O_RDONLY;                        \
        return writes && fails_at(OPEN, path) ? -1 : REAL(name)(__VA_ARGS__, mode); \
    }

OPENING(open, (const char *path, int flags, ...), path, flags, path, flags)
OPENING(open64, (const char *path, int flags, ...), path, flags, path, flags)
OPENING(openat, (int at, const char *path, int flags, ...), path, flags, at, path, flags)
OPENING(openat64, (int at, const char *path, int flags, ...), path, flags, at, path, flags)

int rename(const char *from, const char *to) {
    return fails_at(RENAME, to) ? -1 : REAL(rename)(from, to);
}

/* The lock of whoever writes to a write-ahead log, held by somebody else: the first byte behind those of
   the database itself (WAL_WRITE_LOCK in SQLite's walIndex). Readers have others. */
enum { WRITE_LOCK = 120 };

#define LOCKING(name)                                                          \
    int name(int fd, int command, ...) {                                       \
        va_list more;                                                          \
        va_start(more, command);                                               \
        void *argument = va_arg(more, void *);                                 \
        va_end(more);                                                          \
        int locks = command == F_SETLK || command == F_SETLKW || command == F_OFD_SETLK; \
        struct flock *lock = argument;                                         \
        locks = locks && lock->l_type == F_WRLCK && lock->l_start == WRITE_LOCK; \
        return locks && fails(LOCK, fd) ? -1 : REAL(name)(fd, command, argument); \
    }

LOCKING(fcntl)
LOCKING(fcntl64)
