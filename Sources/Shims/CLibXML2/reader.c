#include "CCalqueLibXML2.h"
#include "encoding.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    const xmlChar *local, *prefix, *space;  // pointers into the parser's dictionary: equal pointers, equal names
} name_key;

struct calque_xml {
    xmlParserCtxtPtr parser;
    calque_xml_limits limits;
    int repair;
    unsigned char head[256];  // the first bytes, held until the encoding is known
    size_t head_count;
    int is_utf16;  // decoded here, because libxml2 fails at the first surrogate without a partner
    calque_utf16 utf16;
    unsigned char *decoded;
    size_t decoded_room;

    calque_xml_event *events;
    size_t event_count, event_room;
    calque_xml_attribute *attributes;
    size_t attribute_count, attribute_room;
    calque_xml_repair *repairs;
    size_t repair_count, repair_room;
    unsigned char *bytes;
    size_t byte_count, byte_room;
    int text_open;  // the last event is a run of text that may continue
    uint32_t half;       // the first half of a pair that the last reference named, in the place of which U+FFFD stands
    size_t half_length;  // the length of the run of text then
    int saw_bad_bytes;  // after bytes that are not UTF-8, libxml2 assumes Latin-1 until it is reset
    size_t handed;  // events of the last batch

    name_key *names;
    size_t name_count, name_room;
    uint32_t *slots;  // open addressing, number + 1; the size is a power of two
    size_t slot_room;
    size_t depth;

    int saw_element;

    int failed;
    calque_xml_error error;
    char message[400];
};

// --- Failing ---

static uint32_t line_of(const calque_xml *r) {
    return r->parser && r->parser->input ? (uint32_t)r->parser->input->line : 1;
}

/// The column in UTF-8 bytes when the line's start is in the buffer, libxml2's own count otherwise.
static uint32_t column_of(const calque_xml *r) {
    if (!r->parser || !r->parser->input || !r->parser->input->cur) return 1;
    const xmlChar *base = r->parser->input->base, *here = r->parser->input->cur;
    const xmlChar *at = here;
    while (at > base && at[-1] != '\n') at--;
    if (at > base || r->parser->input->line == 1) return (uint32_t)(here - at) + 1;
    return (uint32_t)r->parser->input->col;
}

static void fail_at(calque_xml *r, int code, const char *message, uint32_t column) {
    if (r->failed) return;
    r->failed = 1;
    size_t out = 0;
    // libxml2 ends its messages with a newline and has some in the middle; a failure is one line.
    for (const char *at = message ? message : "unknown error"; *at && out < sizeof r->message - 1; at++) {
        char c = (unsigned char)*at < ' ' ? ' ' : *at;
        if (c == ' ' && (out == 0 || r->message[out - 1] == ' ')) continue;
        r->message[out++] = c;
    }
    while (out > 0 && r->message[out - 1] == ' ') out--;
    r->message[out] = 0;
    r->error = (calque_xml_error){code, line_of(r), column, r->message};
    if (r->parser) r->parser->disableSAX = 1;
}

static void fail(calque_xml *r, int code, const char *message) {
    if (!r->failed) fail_at(r, code, message, column_of(r));
}

static int grow(calque_xml *r, void **array, size_t *room, size_t need, size_t size) {
    if (need <= *room) return 1;
    size_t wanted = *room ? *room * 2 : 256;
    while (wanted < need) wanted *= 2;
    void *moved = realloc(*array, wanted * size);
    if (!moved) {
        fail(r, -1, "out of memory");
        return 0;
    }
    *array = moved;
    *room = wanted;
    return 1;
}

// --- Filling the batch ---

static int put(calque_xml *r, const void *from, size_t count) {
    if (!grow(r, (void **)&r->bytes, &r->byte_room, r->byte_count + count, 1)) return 0;
    if (count) memcpy(r->bytes + r->byte_count, from, count);
    r->byte_count += count;
    return 1;
}

static calque_xml_event *push(calque_xml *r, int kind) {
    r->text_open = 0;
    if (r->failed) return NULL;
    if (!grow(r, (void **)&r->events, &r->event_room, r->event_count + 1, sizeof *r->events)) return NULL;
    calque_xml_event *event = &r->events[r->event_count++];
    *event = (calque_xml_event){
        .kind = (uint16_t)kind,
        .line = line_of(r),
        .column = r->parser->input ? (uint32_t)r->parser->input->col : 1,
        .first_attribute = (uint32_t)r->attribute_count,
        .offset = r->byte_count,
    };
    return event;
}

static calque_xml_attribute *push_attribute(calque_xml *r, uint32_t name) {
    if (!grow(r, (void **)&r->attributes, &r->attribute_room, r->attribute_count + 1, sizeof *r->attributes))
        return NULL;
    calque_xml_attribute *attribute = &r->attributes[r->attribute_count++];
    *attribute = (calque_xml_attribute){.name = name, .offset = r->byte_count};
    return attribute;
}

static void put_attribute(calque_xml *r, uint32_t name, const void *value, size_t length) {
    calque_xml_attribute *attribute = push_attribute(r, name);
    if (!attribute || !put(r, value, length)) return;
    attribute->length = (uint32_t)length;
}

static uint32_t name_number(calque_xml *r, const xmlChar *local, const xmlChar *prefix, const xmlChar *space) {
    if ((r->name_count + 1) * 2 > r->slot_room) {
        size_t room = r->slot_room ? r->slot_room * 2 : 256;
        uint32_t *slots = calloc(room, sizeof *slots);
        if (!slots) {
            fail(r, -1, "out of memory");
            return 0;
        }
        for (size_t i = 0; i < r->name_count; i++) {
            size_t at = (((uintptr_t)r->names[i].local >> 3) * 0x9E3779B97F4A7C15u >> 20) & (room - 1);
            while (slots[at]) at = (at + 1) & (room - 1);
            slots[at] = (uint32_t)i + 1;
        }
        free(r->slots);
        r->slots = slots;
        r->slot_room = room;
    }
    size_t at = (((uintptr_t)local >> 3) * 0x9E3779B97F4A7C15u >> 20) & (r->slot_room - 1);
    for (; r->slots[at]; at = (at + 1) & (r->slot_room - 1)) {
        const name_key *key = &r->names[r->slots[at] - 1];
        if (key->local == local && key->prefix == prefix && key->space == space) return r->slots[at] - 1;
    }
    if (r->name_count >= r->limits.names) {
        fail(r, -1, "too many different names of elements and attributes");
        return 0;
    }
    if (!grow(r, (void **)&r->names, &r->name_room, r->name_count + 1, sizeof *r->names)) return 0;
    r->names[r->name_count] = (name_key){local, prefix, space};
    r->slots[at] = (uint32_t)++r->name_count;
    return (uint32_t)r->name_count - 1;
}

// --- SAX ---

static void on_start(void *ctx, const xmlChar *local, const xmlChar *prefix, const xmlChar *space, int namespaces,
                     const xmlChar **spaces, int count, int defaulted, const xmlChar **attributes) {
    calque_xml *r = ctx;
    if (r->failed) return;
    r->saw_element = 1;
    if (++r->depth > r->limits.depth) return fail(r, -1, "elements are nested too deeply");
    count -= defaulted;  // defaults come last; they are the DOCTYPE's, not the document's
    if ((size_t)(count + namespaces) > r->limits.attributes) return fail(r, -1, "an element has too many attributes");
    calque_xml_event *event = push(r, CALQUE_XML_START);
    if (!event) return;
    event->name = name_number(r, local, prefix, space);
    const xmlChar *cur = r->parser->input->cur;
    event->flag = cur && cur[0] == '/';
    for (int i = 0; i < namespaces; i++) {
        const xmlChar *declared = spaces[2 * i], *uri = spaces[2 * i + 1];
        static const xmlChar xmlns[] = "xmlns";
        const xmlChar *own = xmlDictLookup(r->parser->dict, xmlns, 5);
        uint32_t name = declared ? name_number(r, declared, own, NULL) : name_number(r, own, NULL, NULL);
        put_attribute(r, name, uri, uri ? strlen((const char *)uri) : 0);
    }
    for (int i = 0; i < count; i++, attributes += 5) {
        calque_xml_attribute *attribute =
            push_attribute(r, name_number(r, attributes[0], attributes[1], attributes[2]));
        if (!attribute) return;
        // Without NOENT libxml2 passes every ampersand in a value on as "&#38;", and writes nothing else so.
        const xmlChar *from = attributes[3], *end = attributes[4];
        while (from < end) {
            const xmlChar *stop = memchr(from, '&', (size_t)(end - from));
            if (!stop) stop = end;
            if (!put(r, from, (size_t)(stop - from))) return;
            from = stop;
            if (from < end) {
                if (!put(r, "&", 1)) return;
                from += end - from >= 5 && memcmp(from, "&#38;", 5) == 0 ? 5 : 1;
            }
        }
        attribute->length = (uint32_t)(r->byte_count - attribute->offset);
    }
    if (r->failed) r->event_count--;  // half an element is worse than none
    else event->attribute_count = (uint32_t)r->attribute_count - event->first_attribute;
}

static void on_end(void *ctx, const xmlChar *local, const xmlChar *prefix, const xmlChar *space) {
    calque_xml *r = ctx;
    if (r->failed) return;
    if (r->depth) r->depth--;
    calque_xml_event *event = push(r, CALQUE_XML_END);
    if (event) event->name = name_number(r, local, prefix, space);
}

static void on_text(void *ctx, const xmlChar *text, int count) {
    calque_xml *r = ctx;
    if (r->failed || count <= 0) return;
    if (r->saw_bad_bytes) {
        r->saw_bad_bytes = 0;
        r->parser->charset = XML_CHAR_ENCODING_UTF8;
    }
    if (!r->text_open) {
        calque_xml_event *event = push(r, CALQUE_XML_TEXT);
        if (!event) return;
        event->flag = 1;
        r->text_open = 1;
    }
    calque_xml_event *event = &r->events[r->event_count - 1];
    if (event->length + (size_t)count > r->limits.text) return fail(r, -1, "a text is too long");
    if (!put(r, text, (size_t)count)) return;
    if (event->flag)
        for (int i = 0; i < count; i++)
            if (text[i] != ' ' && text[i] != '\n' && text[i] != '\t' && text[i] != '\r') {
                event->flag = 0;
                break;
            }
    event->length += (size_t)count;
}

static void on_comment(void *ctx, const xmlChar *text) {
    calque_xml *r = ctx;
    calque_xml_event *event = push(r, CALQUE_XML_COMMENT);
    if (event && put(r, text, strlen((const char *)text))) event->length = strlen((const char *)text);
}

static void on_instruction(void *ctx, const xmlChar *target, const xmlChar *data) {
    calque_xml *r = ctx;
    calque_xml_event *event = push(r, CALQUE_XML_PI);
    if (!event || !put(r, target, strlen((const char *)target))) return;
    event->length = strlen((const char *)target);
    put_attribute(r, data != NULL, data, data ? strlen((const char *)data) : 0);
    if (!r->failed) event->attribute_count = 1;
}

static void on_doctype(void *ctx, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id) {
    calque_xml *r = ctx;
    calque_xml_event *event = push(r, CALQUE_XML_DOCTYPE);
    if (!event || !put(r, name, name ? strlen((const char *)name) : 0)) return;
    event->length = name ? strlen((const char *)name) : 0;
    put_attribute(r, public_id != NULL, public_id, public_id ? strlen((const char *)public_id) : 0);
    put_attribute(r, system_id != NULL, system_id, system_id ? strlen((const char *)system_id) : 0);
    if (!r->failed) event->attribute_count = 2;
}

static void refuse_entity(calque_xml *r, const xmlChar *name) {
    char message[160];
    snprintf(message, sizeof message, "the entity &%.80s; is not one of XML's five, and no others are expanded",
             (const char *)name);
    fail(r, XML_ERR_UNDECLARED_ENTITY, message);
}

/// Only the five of XML: the declarations of a DOCTYPE are ignored. With XML_PARSE_OLDSAX every reference comes through
/// here. This is the only place to mark the document as well formed after a repair; libxml2 would silently drop `&lt;`
/// otherwise.
static xmlEntityPtr on_entity(void *ctx, const xmlChar *name) {
    calque_xml *r = ctx;
    xmlEntityPtr entity = xmlGetPredefinedEntity(name);
    if (!entity && r->parser->inSubset) return NULL;  // libxml2 asks while it reads a declaration, too
    if (!entity) refuse_entity(r, name);
    else if (r->repair && !r->failed) r->parser->wellFormed = 1;
    return entity;
}

static void on_reference(void *ctx, const xmlChar *name) { refuse_entity(ctx, name); }

/// libxml2 reports some characters twice.
static int is_told(const calque_xml *r, uint32_t character) {
    const calque_xml_repair *last = r->repair_count ? &r->repairs[r->repair_count - 1] : NULL;
    return last && last->line == line_of(r) && last->column == column_of(r) && last->character == character;
}

/// Reports a character that XML does not allow, or bytes that are no character (`CALQUE_XML_BAD_BYTES`).
static void tell_repair(calque_xml *r, uint32_t character) {
    if (is_told(r, character)) return;
    if (!grow(r, (void **)&r->repairs, &r->repair_room, r->repair_count + 1, sizeof *r->repairs)) return;
    r->repairs[r->repair_count++] = (calque_xml_repair){
        .before = r->text_open ? r->event_count - 1 : r->event_count,
        .line = line_of(r),
        .column = column_of(r),
        .character = character,
    };
}

/// Puts the character of a pair in the place of the U+FFFD of its first half.
static void join_pair(calque_xml *r, uint32_t low) {
    const uint32_t scalar = 0x10000 + ((r->half & 0x3FF) << 10 | (low & 0x3FF));
    const unsigned char text[4] = {(unsigned char)(0xF0 | scalar >> 18), (unsigned char)(0x80 | (scalar >> 12 & 0x3F)),
                                   (unsigned char)(0x80 | (scalar >> 6 & 0x3F)), (unsigned char)(0x80 | (scalar & 0x3F))};
    r->byte_count -= 3;
    r->events[r->event_count - 1].length -= 3;
    on_text(r, text, 4);
    if (r->repair_count) r->repairs[r->repair_count - 1].character = CALQUE_XML_PAIR;
}

/// Also puts U+FFFD into the text, or a line end for a character that moves to the next line (Unicode, 5.8). In an attribute
/// the character is dropped.
static void replace(calque_xml *r, uint32_t character) {
    if (is_told(r, character)) return;
    if (r->parser->instate != XML_PARSER_CONTENT) return tell_repair(r, character);
    const int follows = r->half && r->text_open && r->events[r->event_count - 1].length == r->half_length;
    if (follows && (character & 0xFFFFFC00) == 0xDC00) {
        join_pair(r, character);
        r->half = 0;
        return;
    }
    if (character == 0x0B || character == 0x0C) on_text(r, (const xmlChar *)"\n", 1);
    else on_text(r, (const xmlChar *)"\xEF\xBF\xBD", 3);
    tell_repair(r, character);
    r->half = (character & 0xFFFFFC00) == 0xD800 ? character : 0;
    r->half_length = r->text_open ? r->events[r->event_count - 1].length : 0;
}

static void on_invalid(calque_xml *r, const xmlError *error) {
    int state = r->parser->instate;
    const char *said = error->message ? error->message : "";
    if (strstr(said, "not proper UTF-8")) {
        // The bytes stay in the text. They become U+FFFD when a string is made of it.
        if (!r->repair || state != XML_PARSER_CONTENT) return fail(r, error->code, "the bytes are not UTF-8");
        r->saw_bad_bytes = 1;
        return tell_repair(r, CALQUE_XML_BAD_BYTES);
    }
    // libxml2 does not say which character it is, except for zero.
    int is_known = error->int1 > 0 || strstr(said, "Char 0x0") != NULL;
    // In tags only references are repaired: `parse` turns raw characters in tags, and zeros, into references.
    int is_reference = strstr(said, "xmlParseCharRef") != NULL;
    if (r->repair && (error->int1 > 0 || is_reference) &&
        (state == XML_PARSER_CONTENT || (is_reference && state == XML_PARSER_ATTRIBUTE_VALUE)))
        return replace(r, (uint32_t)error->int1);
    if (!is_known && !is_reference) return fail(r, error->code, said);
    char message[80];
    snprintf(message, sizeof message, "the character U+%04X is not allowed in XML", (unsigned)error->int1);
    fail(r, error->code, message);
}

/// Clearer messages for the most frequent errors.
static const char *in_our_words(const calque_xml *r, const xmlError *error) {
    const char *said = error->message ? error->message : "unknown error";
    switch (error->code) {
    case XML_ERR_DOCUMENT_EMPTY:
    case XML_ERR_DOCUMENT_START:
        if (r->head_count > 1 && r->head[0] == 0x1F && r->head[1] == 0x8B) return "is packed by gzip, not XML";
        if (r->head_count > 1 && r->head[0] == 'P' && r->head[1] == 'K') return "is a zip file, not XML";
        return "is not XML: it does not begin with a tag";
    case XML_ERR_DOCUMENT_END:  // libxml2's words are "Extra content at the end" in all three cases
        if (r->depth) return "the document ends before its elements do";
        return r->saw_element ? "something stands after the end of the document" : "there is no element in it";
    case XML_ERR_ENTITYREF_SEMICOL_MISSING: return "a & that begins no reference; write &amp;";
    case XML_ERR_NAME_REQUIRED:
        if (strstr(said, "EntityRef")) return "a & that begins no reference; write &amp;";
        if (strstr(said, "StartTag")) return "a < that begins no element; write &lt;";
        return said;
    default: return said;
    }
}

static void on_error(void *ctx, xmlErrorPtr error) {
    calque_xml *r = ctx;
    if (r->failed || error->domain == XML_FROM_NAMESPACE) return;  // an unbound prefix is kept as it is
    if (error->code == XML_WAR_UNDECLARED_ENTITY) return refuse_entity(r, error->str1 ? (xmlChar *)error->str1 : NULL);
    if (error->level == XML_ERR_WARNING) return;
    // Before there is a parser, the first bytes may be invalid in the encoding that they seem to have.
    if (!r->parser) return fail(r, error->code, error->message);
    if (error->code == XML_ERR_INVALID_CHAR) return on_invalid(r, error);
    fail(r, error->code, in_our_words(r, error));
}

// Encoding errors do not belong to a parser: libxml2 passes them to the thread's handlers, and prints them if there are
// none. So we set the thread's handlers while we parse. They are called while the buffer is being moved, so the bytes
// before the place must not be read.

static uint32_t rough_column(const calque_xml *r) {
    return r->parser && r->parser->input ? (uint32_t)r->parser->input->col : 1;
}

static void on_loose_error(void *ctx, xmlErrorPtr error) {
    if (error && error->level != XML_ERR_WARNING) fail_at(ctx, error->code, error->message, rough_column(ctx));
}

static void on_loose_message(void *ctx, const char *format, ...) {
    (void)format;
    fail_at(ctx, XML_ERR_INVALID_ENCODING, "the bytes are not of the encoding that the document claims",
            rough_column(ctx));
}

typedef struct {
    xmlStructuredErrorFunc structured;
    void *structured_context;
    xmlGenericErrorFunc generic;
    void *generic_context;
} thread_handlers;

static thread_handlers take_handlers(calque_xml *r) {
    thread_handlers old = {xmlStructuredError, xmlStructuredErrorContext, xmlGenericError, xmlGenericErrorContext};
    xmlSetStructuredErrorFunc(r, on_loose_error);
    xmlSetGenericErrorFunc(r, on_loose_message);
    return old;
}

static void give_back_handlers(thread_handlers old) {
    xmlSetStructuredErrorFunc(old.structured_context, old.structured);
    xmlSetGenericErrorFunc(old.generic_context, old.generic);
}

// --- The life of a reader ---

static void start_library(void) { xmlInitParser(); }

calque_xml *calque_xml_open(const calque_xml_limits *limits, int repair) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, start_library);
    calque_xml *r = calloc(1, sizeof *r);
    if (!r) return NULL;
    r->limits = *limits;
    r->repair = repair;
    return r;
}

void calque_xml_close(calque_xml *r) {
    if (!r) return;
    if (r->parser) {
        // libxml2 makes a document of its own to keep the entities that a DOCTYPE declares.
        if (r->parser->myDoc) xmlFreeDoc(r->parser->myDoc);
        r->parser->myDoc = NULL;
        xmlFreeParserCtxt(r->parser);
    }
    free(r->events);
    free(r->attributes);
    free(r->repairs);
    free(r->bytes);
    free(r->names);
    free(r->slots);
    free(r->decoded);
    free(r);
}

static void parse_as_it_is(calque_xml *r, const void *bytes, size_t count) {
    if (count && !r->failed) xmlParseChunk(r->parser, bytes, (int)count, 0);
}

/// Whether libxml2 is inside a tag, or inside a comment, an instruction or a CDATA section, in which `is_markup` is
/// set.
static int is_inside(const calque_xml *r, int *is_markup) {
    const xmlParserInput *input = r->parser->input;
    size_t left = input ? (size_t)(input->end - input->cur) : 0;
    int state = r->parser->instate;
    *is_markup = state == XML_PARSER_COMMENT || state == XML_PARSER_PI || state == XML_PARSER_CDATA_SECTION ||
                 (left > 1 && input->cur[0] == '<' && (input->cur[1] == '!' || input->cur[1] == '?'));
    return *is_markup || (left > 1 && input->cur[0] == '<');
}

/// Parses UTF-8, or other bytes that libxml2 decodes. libxml2 would stop in the middle of a tag at a raw control
/// character, and anywhere at a zero. A reference to that character is repaired like any other.
static void parse(calque_xml *r, const unsigned char *bytes, size_t count) {
    while (r->repair && count && !r->failed) {
        size_t clean = calque_find_control(bytes, count);
        parse_as_it_is(r, bytes, clean);
        bytes += clean;
        count -= clean;
        if (!count || r->failed) break;
        int is_markup = 0, is_held = is_inside(r, &is_markup);
        if (is_markup) {  // no references there
            tell_repair(r, *bytes);
            parse_as_it_is(r, "\xEF\xBF\xBD", 3);
        } else if (is_held || !*bytes) {
            char reference[8];
            parse_as_it_is(r, reference, (size_t)snprintf(reference, sizeof reference, "&#%u;", *bytes));
        } else {
            parse_as_it_is(r, bytes, 1);
        }
        bytes++;
        count--;
    }
    parse_as_it_is(r, bytes, count);
}

static void take(calque_xml *r, const unsigned char *bytes, size_t count) {
    if (!r->is_utf16) return parse(r, bytes, count);
    if (!grow(r, (void **)&r->decoded, &r->decoded_room, calque_utf16_room(count), 1)) return;
    parse(r, r->decoded, calque_utf16_decode(&r->utf16, bytes, count, r->decoded));
}

static void start_parser(calque_xml *r) {
    xmlSAXHandler sax;
    memset(&sax, 0, sizeof sax);
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElementNs = on_start;
    sax.endElementNs = on_end;
    sax.characters = on_text;
    sax.ignorableWhitespace = on_text;
    sax.cdataBlock = on_text;
    sax.comment = on_comment;
    sax.processingInstruction = on_instruction;
    sax.internalSubset = on_doctype;
    sax.getEntity = on_entity;
    sax.reference = on_reference;
    sax.serror = on_error;
    size_t bom = 0;
    r->is_utf16 = calque_looks_like_utf16(r->head, r->head_count, &r->utf16.is_big, &bom);
    // If the declaration wrongly claims UTF-16, the bytes are read in their real encoding, and this is reported.
    int is_claim_wrong = r->repair && !r->is_utf16 && calque_claims_wide_encoding(r->head, r->head_count);
    size_t junk = r->repair && !r->is_utf16 ? calque_leading_junk(r->head, r->head_count) : 0;
    const unsigned char *head = r->head + (r->is_utf16 ? bom : junk);
    size_t count = r->head_count - (size_t)(head - r->head);
    // libxml2 detects the encoding from the first four bytes.
    size_t first = r->is_utf16 || count < 4 ? 0 : 4;
    r->parser = xmlCreatePushParserCtxt(&sax, r, first ? (const char *)head : NULL, (int)first, NULL);
    if (!r->parser) return fail(r, -1, "out of memory");
    for (size_t i = 0; i < junk; i++) r->parser->input->line += r->head[i] == '\n';
    // Never NOENT, DTDLOAD or DTDATTR: nothing outside the document is read, no entity is expanded.
    xmlCtxtUseOptions(r->parser, XML_PARSE_NONET | XML_PARSE_OLDSAX | (r->repair ? XML_PARSE_RECOVER : 0) |
                                     (r->is_utf16 || is_claim_wrong ? XML_PARSE_IGNORE_ENC : 0));
    if (junk) tell_repair(r, CALQUE_XML_LEADING_JUNK);
    if (is_claim_wrong) tell_repair(r, CALQUE_XML_WRONG_CLAIM);
    take(r, head + first, count - first);
}

/// Removes the events of the last batch, and moves the text run that may continue to the front.
static void forget_batch(calque_xml *r) {
    size_t kept_events = r->event_count - r->handed;  // 0 or 1: the open text
    if (kept_events) {
        calque_xml_event event = r->events[r->event_count - 1];
        memmove(r->bytes, r->bytes + event.offset, event.length);
        r->byte_count = event.length;
        event.offset = 0;
        event.first_attribute = 0;
        r->events[0] = event;
    } else {
        r->byte_count = 0;
        r->text_open = 0;
    }
    size_t kept = 0;
    for (size_t i = 0; i < r->repair_count; i++)
        if (r->repairs[i].before >= r->handed) {
            r->repairs[kept] = r->repairs[i];
            r->repairs[kept++].before -= r->handed;
        }
    r->repair_count = kept;
    r->event_count = kept_events;
    r->attribute_count = 0;
}

void calque_xml_feed(calque_xml *r, const void *bytes, size_t count, int last, calque_xml_batch *batch) {
    forget_batch(r);
    thread_handlers old = take_handlers(r);
    const unsigned char *from = bytes;
    if (!r->failed && !r->parser) {
        while (r->head_count < sizeof r->head && calque_needs_more_head(r->head, r->head_count) && count) {
            r->head[r->head_count++] = *from++;
            count--;
        }
        if (last || r->head_count == sizeof r->head || !calque_needs_more_head(r->head, r->head_count)) start_parser(r);
    }
    if (!r->failed && r->parser) take(r, from, count);
    if (!r->failed && r->parser && last) xmlParseChunk(r->parser, NULL, 0, 1);
    if (!r->failed && r->parser && r->parser->input) {
        size_t waiting = (size_t)(r->parser->input->end - r->parser->input->cur);
        if (waiting > r->limits.markup + calque_utf16_room(count)) fail(r, -1, "a tag, comment or DOCTYPE is too long");
    }
    give_back_handlers(old);
    r->handed = r->event_count - (r->text_open && (!last || r->failed) ? 1 : 0);
    *batch = (calque_xml_batch){r->events, r->handed, r->attributes, r->repairs, r->repair_count, r->bytes};
}

calque_xml_error calque_xml_failure(const calque_xml *r) { return r->error; }

size_t calque_xml_name_count(const calque_xml *r) { return r->name_count; }

calque_xml_name calque_xml_name_at(const calque_xml *r, size_t number) {
    const name_key *key = &r->names[number];
    return (calque_xml_name){(const char *)key->prefix, (const char *)key->local, (const char *)key->space};
}

const char *calque_xml_version(void) { return xmlParserVersion; }
