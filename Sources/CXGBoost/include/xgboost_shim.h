#ifndef TENURE_XGBOOST_SHIM_H
#define TENURE_XGBOOST_SHIM_H

#include <stddef.h>
#include <stdint.h>

// The few functions of XGBoost's C API (1.6 to 2.x, xgboost/c_api.h) that Tenure calls, found at run
// time: nothing links against the library, and a machine without it starts as fast.
//
// Every function but the last two returns 0 when it worked; else last_error tells why.

typedef struct {
  // XGDMatrixCreateFromMat: a dense matrix, row after row; `missing` marks absent values.
  int (*create_matrix)(const float *data, uint64_t rows, uint64_t columns, float missing,
                       void **matrix);
  // XGDMatrixSetFloatInfo: the field "label" or "weight", one value a row.
  int (*set_floats)(void *matrix, const char *field, const float *values, uint64_t count);
  // XGDMatrixFree
  int (*free_matrix)(void *matrix);
  // XGBoosterCreate
  int (*create_booster)(void *const matrices[], uint64_t count, void **booster);
  // XGBoosterSetParam
  int (*set_parameter)(void *booster, const char *name, const char *value);
  // XGBoosterUpdateOneIter
  int (*update)(void *booster, int round, void *matrix);
  // XGBoosterPredict: options 0 probabilities, 4 contributions; the result belongs to the booster.
  int (*predict)(void *booster, void *matrix, int options, unsigned rounds, int training,
                 uint64_t *count, const float **values);
  // XGBoosterSaveModelToBuffer: the bytes belong to the booster.
  int (*save)(void *booster, const char *config, uint64_t *count, const char **bytes);
  // XGBoosterLoadModelFromBuffer
  int (*load)(void *booster, const void *bytes, uint64_t count);
  // XGBoosterFree
  int (*free_booster)(void *booster);
  // XGBGetLastError
  const char *(*last_error)(void);
  // XGBoostVersion
  void (*version)(int *major, int *minor, int *patch);
} TenureXGBoost;

typedef enum {
  TENURE_XGBOOST_OPENED = 0,
  // dlopen found no such library, or could not load it.
  TENURE_XGBOOST_MISSING = 1,
  // The library lacks a function named in `reason`.
  TENURE_XGBOOST_FOREIGN = 2,
} TenureXGBoostOutcome;

// Opens the library and fills the table. It is never closed: its threads and tables live as long as
// the process. `reason` receives the system's words when it fails.
TenureXGBoostOutcome tenure_xgboost_open(const char *path, TenureXGBoost *api, char *reason,
                                         size_t capacity);

#endif
