// The only access to libxml2. No header of the library is included here: they include ICU's headers, which clash with
// the copy inside Swift's Foundation.
//
// The parser is libxml2's SAX2 push parser, not xmlTextReader: no tree is built, each event knows its own line
// (xmlTextReader's parser stands up to 512 bytes ahead of the node, and nodes stop counting at line 65,535), and a
// whole chunk of input becomes one flat batch of events, so that Swift crosses into C once for 64 KiB.
#pragma once
#include "CLibXML2HTML.h"
#include <stddef.h>
#include <stdint.h>

/// The version of the library that runs, such as "20914".
const char *calque_xml_version(void);

typedef struct calque_xml calque_xml;

enum {
    CALQUE_XML_START = 1,    // name, attributes; flag 1 when written <a/>
    CALQUE_XML_END = 2,      // name; comes for <a/> too
    CALQUE_XML_TEXT = 3,     // bytes: a whole run, CDATA included; flag 1 when only white space
    CALQUE_XML_COMMENT = 4,  // bytes
    CALQUE_XML_PI = 5,       // bytes: the target; attribute 0: the data
    CALQUE_XML_DOCTYPE = 6,  // bytes: the root's name; attribute 0: public id, 1: system id (name 1 = given)
};

typedef struct {
    uint16_t kind;
    uint16_t flag;
    uint32_t name;
    uint32_t line;    // where the event ends, from 1
    uint32_t column;  // as libxml2 counts it, from 1
    uint32_t first_attribute;
    uint32_t attribute_count;
    size_t offset;  // into the bytes
    size_t length;
} calque_xml_event;

typedef struct {
    uint32_t name;
    uint32_t length;
    size_t offset;  // into the bytes
} calque_xml_attribute;

/// A character that XML does not allow, replaced by U+FFFD in text, or by a line end if it moves to the next line, and left
/// out of an attribute.
typedef struct {
    size_t before;  // the index of the event that it belongs to
    uint32_t line;
    uint32_t column;
    uint32_t character;
} calque_xml_repair;

/// In a repair, instead of a character: bytes that are invalid in the encoding.
#define CALQUE_XML_BAD_BYTES UINT32_MAX
/// Likewise: a declaration that claims UTF-16 for a document in UTF-8.
#define CALQUE_XML_WRONG_CLAIM (UINT32_MAX - 1)
/// Likewise: white space or a second mark before the declaration.
#define CALQUE_XML_LEADING_JUNK (UINT32_MAX - 2)
/// The halves of a pair, each as a reference of its own (`&#55357;&#56832;`), read as the character.
#define CALQUE_XML_PAIR (UINT32_MAX - 3)

typedef struct {
    size_t depth;       // open elements
    size_t attributes;  // of one element
    size_t text;        // bytes of one run of text
    size_t markup;      // bytes of one tag, comment, instruction or DOCTYPE
    size_t names;       // different names in a document
} calque_xml_limits;

/// One batch. Valid until the next call.
typedef struct {
    const calque_xml_event *events;
    size_t event_count;
    const calque_xml_attribute *attributes;
    const calque_xml_repair *repairs;
    size_t repair_count;
    const unsigned char *bytes;
} calque_xml_batch;

typedef struct {
    const char *prefix;  // may be NULL
    const char *local;
    const char *space;  // namespace URI, may be NULL
} calque_xml_name;

typedef struct {
    int code;  // libxml2's number, -1 for a limit of ours, 0 for none
    uint32_t line;
    uint32_t column;  // UTF-8 bytes from 1 if the line's start is still in the buffer
    const char *message;
} calque_xml_error;

/// NULL when memory is out. `repair`: go on after characters that XML does not allow.
calque_xml *calque_xml_open(const calque_xml_limits *limits, int repair);
void calque_xml_close(calque_xml *reader);
/// Parses `count` bytes more (at most 1 GiB) and gives the events that are complete. Never prints. After an error the
/// batch holds the events before it. The error is kept.
void calque_xml_feed(calque_xml *reader, const void *bytes, size_t count, int last, calque_xml_batch *batch);
calque_xml_error calque_xml_failure(const calque_xml *reader);
/// Names are numbered from 0 in the order of their first occurrence; the strings live as long as the reader.
size_t calque_xml_name_count(const calque_xml *reader);
calque_xml_name calque_xml_name_at(const calque_xml *reader, size_t number);
