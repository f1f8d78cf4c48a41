#ifndef TENURE_PHONE_H
#define TENURE_PHONE_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Reads a telephone number as dialled from a region (ISO 3166 alpha-2, capitals) and writes its
/// E.164 form, zero-terminated, into `e164`.
///
/// Returns 2 when the number is valid, 1 when its length is possible but no known range holds it,
/// 0 when it is neither (E.164 written all the same), -1 when nothing could be read or written.
/// `tenure_phone_read` is looked up by name: Sources/Destinations/PhoneLibrary.swift repeats this
/// signature.
int tenure_phone_read(
    const char *number, size_t length, const char *region, char *e164, size_t capacity);

#ifdef __cplusplus
}
#endif
#endif
