#include "xgboost_shim.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

TenureXGBoostOutcome tenure_xgboost_open(const char *path, TenureXGBoost *api, char *reason,
                                         size_t capacity) {
  void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    const char *words = dlerror();
    snprintf(reason, capacity, "%s", words ? words : path);
    return TENURE_XGBOOST_MISSING;
  }
  const struct {
    const char *name;
    void *place;
  } wanted[] = {
      {"XGDMatrixCreateFromMat", &api->create_matrix},
      {"XGDMatrixSetFloatInfo", &api->set_floats},
      {"XGDMatrixFree", &api->free_matrix},
      {"XGBoosterCreate", &api->create_booster},
      {"XGBoosterSetParam", &api->set_parameter},
      {"XGBoosterUpdateOneIter", &api->update},
      {"XGBoosterPredict", &api->predict},
      {"XGBoosterSaveModelToBuffer", &api->save},
      {"XGBoosterLoadModelFromBuffer", &api->load},
      {"XGBoosterFree", &api->free_booster},
      {"XGBGetLastError", &api->last_error},
      {"XGBoostVersion", &api->version},
  };
  for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
    void *function = dlsym(library, wanted[i].name);
    if (!function) {
      snprintf(reason, capacity, "%s", wanted[i].name);
      dlclose(library);
      return TENURE_XGBOOST_FOREIGN;
    }
    // POSIX keeps functions and data alike; C does not, hence the copy.
    memcpy(wanted[i].place, &function, sizeof function);
  }
  return TENURE_XGBOOST_OPENED;
}
