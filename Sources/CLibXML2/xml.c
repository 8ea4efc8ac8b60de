#include "CLibXML2.h"
#include <libxml/xmlreader.h>
int calque_xml_x(void){return LIBXML_VERSION;}
