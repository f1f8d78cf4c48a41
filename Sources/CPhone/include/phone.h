#ifndef TENURE_PHONE_H
#define TENURE_PHONE_H
#endif
