#include "CICU.h"
#include <unicode/ubrk.h>
int calque_icu_x(void){return U_ICU_VERSION_MAJOR_NUM;}
