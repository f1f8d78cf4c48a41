#ifndef TENURE_CPTY_H
#define TENURE_CPTY_H
#endif
