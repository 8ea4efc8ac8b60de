// What of libxml2's HTML module Calque uses: its table of entities. Why not its parser is said in HTMLReader.swift.
#pragma once
#include <stdint.h>

/// The name of the entity for a character, such as "mdash" for U+2014; NULL where HTML 4 has none. Never freed.
const char *calque_html_entity_name(uint32_t character);
