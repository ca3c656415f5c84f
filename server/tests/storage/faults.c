/* Loaded into the program before its libraries: makes reads, writes and syncs of one database fail as
   the system would, when and how the test says in a file that both have mapped. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>

enum { NOTHING, WRITE, SYNC, READ };

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

static int fails(int operation, int fd) {
    char link[64], target[4096];
    if (!control || control->operation != operation) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, target, sizeof target - 1);
    if (length < 0) return 0;
    target[length] = 0;
    if (strncmp(target, database, strlen(database)) != 0) return 0;
    if (__atomic_fetch_sub(&control->skip, 1, __ATOMIC_SEQ_CST) > 0) return 0;
    __atomic_fetch_add(&control->hits, 1, __ATOMIC_SEQ_CST);
    errno = control->error;
    return 1;
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
