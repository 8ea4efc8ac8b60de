// The part of libxml2's HTML module that Calque uses: its table of entities. HTMLReader.swift says why Calque does not
// use the parser.
#pragma once
#include <stdint.h>

/// The name of the entity for a character, such as "mdash" for U+2014; NULL if HTML 4 has none. Never freed.
const char *calque_html_entity_name(uint32_t character);
