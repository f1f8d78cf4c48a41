#include "simd_masks.h"
