#include "CSentencePiece.h"
#include <sentencepiece_processor.h>
extern "C" int calque_sp_x(void){sentencepiece::SentencePieceProcessor p; return 1;}
