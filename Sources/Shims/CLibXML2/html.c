#include "CLibXML2HTML.h"

#include <libxml/HTMLparser.h>

const char *calque_html_entity_name(uint32_t character) {
    const htmlEntityDesc *entity = htmlEntityValueLookup(character);
    return entity == NULL ? NULL : entity->name;
}
