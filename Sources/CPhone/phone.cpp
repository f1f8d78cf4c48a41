#include "phone.h"

#include <cstring>
#include <exception>
#include <string>

#include <phonenumbers/phonenumberutil.h>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

// No exception may cross into Swift: whatever goes wrong is "could not be read".
int tenure_phone_read(
    const char *number, size_t length, const char *region, char *e164, size_t capacity) {
  try {
    const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance();
    PhoneNumber parsed;
    if (util.Parse(std::string(number, length), region, &parsed) != PhoneNumberUtil::NO_PARSING_ERROR)
      return -1;
    std::string text;
    util.Format(parsed, PhoneNumberUtil::E164, &text);
    if (text.size() + 1 > capacity) return -1;
    std::memcpy(e164, text.c_str(), text.size() + 1);
    if (util.IsValidNumber(parsed)) return 2;
    return util.IsPossibleNumber(parsed) ? 1 : 0;
  } catch (const std::exception &) {
    return -1;
  }
}
