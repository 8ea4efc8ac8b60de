#include "COpenBLAS.h"
#include <cblas.h>
int calque_blas_x(void){return openblas_get_num_threads();}
